"""Small talk that deserves a steady answer, because a language model that knows only films would blunder."""

from __future__ import annotations

import re
from typing import Final

_SPENT = "(tired|exhausted|stressed|down|sad|ill|sick|bored|blue)"
_HARD = "(tiring|exhausting|stressful|rough|hard|long|bad|terrible|awful|shitty)"
_GOOD = "(good|great|nice|funny|cool|smart|sweet|helpful|awesome|amazing|the best)"
_PATTERNS: Final = {
    "utter_talk_loss": (
        r"\b(died|passed away|funeral|broke up|dumped me|divorc\w+)\b",
        r"\blost my (mom|mum|dad|mother|father|wife|husband|dog|cat|job)\b",
    ),
    "utter_talk_hard_day": (
        rf"\b{_HARD} (day|week|month|year|shift|time)\b",
        rf"\b(i'?m|i am|i feel|feeling) ((so|really|very|a bit|kinda) )?{_SPENT}\b",
    ),
    "utter_talk_joke": (r"\bjoke\b", r"\bmake me laugh\b"),
    "utter_talk_favorite": (
        r"\b(your|(do you have|have you got) an?) (all[- ]time )?favou?rite",
        r"\bwhat (films? |movies? )?do you (like|love)",
    ),
    "utter_talk_how_it_works": (r"\bhow do you (choose|pick|decide|work|know|find|recommend)\b",),
    "utter_talk_how_many": (r"\bhow many (films|movies|titles)\b",),
    "utter_talk_best": (r"\b(best|greatest|worst) (film|movie|films|movies) (ever|of all time|in the world)\b",),
    "utter_talk_remember": (
        r"\b(trying to|can'?t|cannot|help me) (remember|think of)\b.*\b(film|movie|title|name)",
        r"\b(what|which) ((is|was) )?(that|the|this)? ?(film|movie)( was it)? (where|in which|with the)\b",
        r"\bforgot (the name|what it('s| is| was) called)",
    ),
    "utter_talk_watched": (
        r"\b(have|did|do|when did) you (ever )?(seen?|watch(ed)?|been|go|eat|sleep|drink|cry|dream)\b",
        r"\bwhat did you (do|watch)\b",
        r"\bdo you like \w+\??$",
    ),
    "utter_talk_how_are_you": (r"\bhow are (you|things|u)\b", r"\bhow('s| is) it going\b", r"\bwhat('s| is) up\b"),
    "utter_talk_praise": (
        rf"\byou('re| are) ((really|so|very|pretty) )?{_GOOD}\b",
        r"\b(good (bot|taste)|well done|love you|be friends)\b",
    ),
}
TOPICS: Final = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in _PATTERNS.items()}


def topic(text: str) -> str | None:
    """The response that suits the text, or ``None``.

    >>> topic("tell me a joke")
    'utter_talk_joke'
    """
    return next((response for response, pattern in TOPICS.items() if pattern.search(text)), None)
