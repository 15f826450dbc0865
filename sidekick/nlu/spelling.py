"""How words are spelled, and misspelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

_SAME_SOUND = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"ck|[cq]"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"ie|ey|y"), "i"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)


class Spellings:
    """Some words or names, found by a misspelling."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._shorter: dict[str, list[str]] = defaultdict(list)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._known):
            self._sounds[sound(key)].append(key)
            for shorter in _without_one_letter(key):
                self._shorter[shorter].append(key)

    def like(self, typed: str) -> set[str]:
        """What sounds like ``typed`` or is one insertion, deletion, swap or substitution away."""
        shorter = _without_one_letter(typed)
        close = {key for part in (typed, *shorter) for key in self._shorter.get(part, ())} | (shorter & self._known)
        found = {key for key in close if one_edit_apart(key, typed)}
        found.update(self._sounds.get(sound(typed), ()))
        return found - {typed}


def sound(key: str) -> str:
    """A rough spelling by ear: no doubled letters, one letter for a sound.

    >>> sound("jurrasic park") == sound("jurassic park"), sound("zombys") == sound("zombies")
    (True, True)
    """
    return " ".join(map(_sound_of_word, key.split()))


@lru_cache(maxsize=20_000)
def _sound_of_word(word: str) -> str:
    for pattern, letter in _SAME_SOUND:
        word = pattern.sub(letter, word)
    return word


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes ``one`` into ``other``."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    swapped = rest_other[1:2] + rest_other[:1] + rest_other[2:]
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:] or rest == swapped


def _without_one_letter(key: str) -> set[str]:
    return {key[:place] + key[place + 1 :] for place in range(len(key))}
