"""What cannot be helped: "I only have Netflix", "I have 90 minutes", "my kid is 5"."""

from __future__ import annotations

from actions.admitting import not_known
from actions.positions import films_meant
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn


class ActionLimitation(Reply):
    """Honest about what is not known (services, running times), then goes on with what is."""

    async def reply(self, turn: Turn) -> None:
        response = not_known(turn.heard.text)
        asks = response or turn.heard.text.rstrip().endswith("?")
        if asks and films_meant(turn.slots, turn.heard):
            turn.follow_with("action_ask_details")
            return
        turn.say(response or "utter_limitation_noted")
        if turn.slots.get(Slot.SHORTLIST) and not turn.heard.names_a_wish:
            turn.keep_question()  # the films stay on the table
        else:
            turn.follow_with(FORM)
