"""Names of films and people in generated text, in any spelling: what nobody offered must not be said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.names import title_key

EVERYDAY = Path(__file__).parents[2] / "models" / "chat" / "everyday.txt"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CAPITAL = re.compile(r"(?<=[\w,;:)] )(?!I\b|OK\b|TV\b|DVD\b)[A-Z]\w*")


class Names:
    """Every title of the catalogue and every full name of a person, except titles that are everyday words."""

    def __init__(self, catalogue: Catalogue, everyday: Collection[str] = frozenset()) -> None:
        people = {title_key(person) for movie in catalogue for person in movie.people if " " in person}
        titles = {title_key(movie.title) for movie in catalogue} - set(everyday)
        self._names = (people | titles) - {""}
        self._starts = {"the", "a", "an", *_starts(self._names)}  # title_key drops an article before a name
        self._longest = max((name.count(" ") + 1 for name in self._names), default=0)

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the first name in a text begins and ends."""
        words = list(_WORD.finditer(text))
        for place, word in enumerate(words):
            for last in reversed(words[place : place + self._longest + 1]):
                if title_key(text[word.start() : last.end()]) in self._names:
                    return word.start(), last.end()
        return None

    def may_begin_at(self, text: str) -> int:
        """Where the end of a text may be the beginning of a name; its length when nowhere."""
        words = list(_WORD.finditer(text))[-self._longest :]
        starts = (word.start() for word in words if title_key(text[word.start() :]) in self._starts)
        return next(starts, len(text))


def _starts(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        words = name.split()
        yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))


def has_capital_inside(text: str) -> bool:
    """Whether a word within a sentence is written like a name."""
    return _CAPITAL.search(text) is not None


def read_everyday(path: Path = EVERYDAY) -> frozenset[str]:
    """The titles (as ``title_key``) that are everyday words, one a line; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
