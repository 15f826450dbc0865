"""Crude words, by the list of better-profanity."""

from __future__ import annotations

import re
from functools import cache

from better_profanity import profanity

_WORD = re.compile(r"[\w@$*']+")


def is_crude(text: str) -> bool:
    """Whether any word of a text is on the list. Words are looked up one by one: the library is slow on whole texts."""
    return any(_is_crude_word(word) for word in _WORD.findall(text.lower()))


@cache
def _is_crude_word(word: str) -> bool:
    return bool(profanity.contains_profanity(word))
