"""Names of films and people in generated text, in any spelling: what nobody offered must not be said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.names import title_key

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CAPITAL = re.compile(r"(?<=[\w,;:)] )(?!I\b|OK\b|TV\b|DVD\b)[A-Z]\w*")


_ARTICLES = frozenset(("the", "a", "an"))  # title_key drops one before a name


class Names:
    """Every title of the catalogue and every full name of a person, except titles that are everyday words."""

    def __init__(self, catalogue: Catalogue, everyday: Collection[str] = frozenset()) -> None:
        people = {title_key(person) for movie in catalogue for person in movie.people if " " in person}
        keys = {title_key(movie.title): movie.title.split()[0].lower() for movie in catalogue if movie.title}
        titles = set(keys) - set(everyday)
        self._with_article = {f"{first} {key}" for key, first in keys.items() if first in _ARTICLES}
        self._names = (people | titles) - {""}
        self._starts = {" ".join(words) for name in self._names for words in _beginnings(name.split())}

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the first name in a text begins and ends, an article before it included."""
        words = [(match.start(), match.end(), _key(match.group())) for match in _WORD.finditer(text)]
        for place, (start, _, key) in enumerate(words):
            end = self._longest_end(words[place:])
            if key in _ARTICLES and place + 1 < len(words) and f"{key} {words[place + 1][2]}" in self._with_article:
                return start, end or words[place + 1][1]  # "the watch" is a film where "watch" is a word
            if end:
                before = words[place - 1] if place else None
                return (before[0] if before and before[2] in _ARTICLES else start), end
        return None

    def _longest_end(self, words: Sequence[tuple[int, int, str]]) -> int:
        """Where the longest name ends that the words begin with; 0 for none."""
        span, found = "", 0
        for _, end, key in words:
            span = f"{span} {key}" if span else key
            if span not in self._starts:
                break
            if span in self._names:
                found = end
        return found

    def may_begin_at(self, text: str) -> int:
        """Where the end of a text may be the beginning of a name; its length when nowhere."""
        words = [(match.start(), _key(match.group())) for match in _WORD.finditer(text)]
        for place, (start, key) in enumerate(words):
            if key in _ARTICLES and place == len(words) - 1:
                return start
            rest = words[place + 1 :] if key in _ARTICLES else words[place:]
            if " ".join(key for _, key in rest) in self._starts:
                return start
        return len(text)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """A word as it stands in a ``title_key``; an article stays."""
    return title_key(f"{word} x")[:-2] if word.lower() not in _ARTICLES else word.lower()


def _beginnings(words: Sequence[str]) -> Iterator[Sequence[str]]:
    return (words[:count] for count in range(1, len(words) + 1))


def has_capital_inside(text: str) -> bool:
    """Whether a word within a sentence is written like a name."""
    return _CAPITAL.search(text) is not None
