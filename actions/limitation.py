"""What cannot be helped: "I only have Netflix", "I have 90 minutes", "my kid is 5"."""

from __future__ import annotations

import re
from typing import Final

from actions.positions import films_meant
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn

_NOT_KNOWN: Final = {
    "utter_limitation_streaming": re.compile(
        r"netflix|\bprime\b|hulu|disney ?(\+|plus)|hbo|\bmax\b|stream|subscription|apple tv|\bdvd|blu-?ray"
        r"|where (can|could|do|to) (i|we)? ?(watch|see|find|get)",
        re.IGNORECASE,
    ),
    "utter_limitation_age": re.compile(
        r"year[- ]?olds?\b|\bpg\b|age rating|appropriate|suitable|\b(ok(ay)?|fine|safe) for (a|my|the|kids|child)",
        re.IGNORECASE,
    ),
    "utter_limitation_time": re.compile(
        r"\b(minutes?|hours?|mins?|short(er)?|long(er)?|running time|runtime)\b", re.IGNORECASE
    ),
}


class ActionLimitation(Reply):
    """Honest about what is not known (services, running times), then goes on with what is."""

    async def reply(self, turn: Turn) -> None:
        response = not_known(turn.heard.text)
        if response and films_meant(turn.slots, turn.heard):
            turn.follow_with("action_ask_details")
            return
        turn.say(response or "utter_limitation_noted")
        if turn.slots.get(Slot.SHORTLIST) and not turn.heard.names_a_wish:
            turn.keep_question()  # the films stay on the table
        else:
            turn.follow_with(FORM)


def not_known(text: str) -> str | None:
    """The response that admits what is asked for and not known, or ``None``.

    >>> not_known("is it on Netflix?"), not_known("is it good?")
    ('utter_limitation_streaming', None)
    """
    for response, pattern in _NOT_KNOWN.items():
        if pattern.search(text):
            return response
    return None
