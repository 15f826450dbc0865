"""Names of films that nobody here knows: "Barbie" in "tell me about Barbie"."""

from __future__ import annotations

import re
from typing import Final

MOST_WORDS: Final = 6  # of a title
# What follows these in a question about a film is its name, unless it begins with a word that points at one.
_NAMING = re.compile(
    r"\b(?:about|like|similar to|know|seen|heard of|directed|made|wrote|stars? in|(?:is|was) in)\s+(?P<name>[^?.!,;]+)",
    re.IGNORECASE,
)
_ASKED_ABOUT = re.compile(r"\b(do you know|tell me( more)? about|have you (ever )?(seen|heard of))\b", re.IGNORECASE)
_NO_NAME = re.compile(r"^\s*((the|a|an|movie|film|called|named)\s+)+", re.IGNORECASE)
_POINTING = re.compile(
    r"(it|that|this|these|those|them|they|ones?|first|second|third|last|latter|others?|films?|movies?|you\w*|me|my|mine"
    r"|hi[ms]|her|cast|actors?|actress|director|plot|story|ending|rating|year|genre|both|all|any\w*|something|what|who|how"
    r"|best|worst|newest|oldest|longest|shortest|where|when|why|which|each|every\w*|some|more|in|on|for|to|and|or|from|with|by|t?here|nothing)('s)?",
    re.IGNORECASE,
)


def stranger(text: str) -> str | None:
    """What a message in which no film was recognised calls a film, or ``None`` when it only points at one.

    >>> stranger("tell me about the movie Barbie"), stranger("tell me more about the first one")
    ('Barbie', None)
    """
    match = _NAMING.search(text)
    words = _NO_NAME.sub("", match["name"]).split() if match else []
    if not words or _POINTING.fullmatch(words[0]) or len(words) > MOST_WORDS:
        return None
    return " ".join(words)


def is_asked_about(text: str) -> bool:
    """Whether small talk asks about a film: "do you know Barbie?"."""
    return bool(_ASKED_ABOUT.search(text))
