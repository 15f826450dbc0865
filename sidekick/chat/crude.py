"""Crude words, by the list of better-profanity."""

from __future__ import annotations

import re
from functools import cache

from better_profanity import profanity


def _spellings(word: str) -> str:
    """A pattern of all that the library takes for a word of its list: letters may be signs, "$" an "s"."""
    return "".join(f"[{re.escape(''.join(profanity.CHARS_MAPPING.get(letter, letter)))}]" for letter in word)


_WORD = re.compile(r"[\w@$*']+")
_PARTS = re.compile(f"[{re.escape(''.join(sorted(profanity.ALLOWED_CHARACTERS)))}]+")  # words as the library cuts them
# One pattern, for the library itself compares every word with a thousand others, and takes milliseconds for a reply.
_LISTED = re.compile("|".join(_spellings(str(word)) for word in profanity.CENSOR_WORDSET))


def is_crude(text: str) -> bool:
    """Whether any word of a text is on the list."""
    return any(_is_crude_word(word) for word in _WORD.findall(text.lower()))


@cache
def _is_crude_word(word: str) -> bool:
    return any(_LISTED.fullmatch(part) for part in _PARTS.findall(word))
