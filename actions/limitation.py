"""What cannot be helped: "I only have Netflix", "I have 90 minutes", "my kid is 5"."""

from __future__ import annotations

import re

from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn

_STREAMING = re.compile(r"netflix|prime|hulu|disney|hbo|max\b|stream|subscription|apple tv|dvd|blu-?ray", re.IGNORECASE)
_TIME = re.compile(r"minute|hour|\bmins?\b|\bshort\b|\blong\b|time", re.IGNORECASE)


class ActionLimitation(Reply):
    """Honest about what is not known (services, running times), then goes on with what is."""

    async def reply(self, turn: Turn) -> None:
        if _STREAMING.search(turn.heard.text):
            turn.say("utter_limitation_streaming")
            if turn.slots.get(Slot.SHORTLIST):
                turn.keep_question()  # the films stay on the table
                return
        elif _TIME.search(turn.heard.text):
            turn.say("utter_limitation_time")
        else:
            turn.say("utter_limitation_noted")
        turn.follow_with(FORM)
