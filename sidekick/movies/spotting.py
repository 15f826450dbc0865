"""Find films and people that are typed out in a text: what a language model must not invent and need not spell.

Cautious on purpose: only names long enough to be meant. Understanding what people mean is sidekick.nlu's work.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.names import title_key

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 7  # words of a name
LEAST_FILMS = 3  # of a person who is recognised
LEAST_WORDS = 3  # of a title that is recognised in any spelling; a shorter one must be written with capitals


@dataclass(frozen=True)
class Name:
    """A name found at text[start:end]. ``kind`` is "movie" or "person"."""

    kind: str
    start: int
    end: int
    key: str  # sidekick.movies.names.title_key of what was typed


class NameSpotter:
    """Titles and well-known people of the catalogue, found by their words."""

    def __init__(self, catalogue: Catalogue) -> None:
        films = Counter(person for movie in catalogue for person in movie.people)
        self._kinds: dict[str, str] = {
            title_key(person): "person" for person, count in films.items() if count >= LEAST_FILMS and " " in person
        }
        self._kinds.update({title_key(movie.title): "movie" for movie in catalogue if movie.mentions})
        self._kinds.pop("", None)

    def find(self, text: str) -> Iterator[Name]:
        """The names in a text, longest first at each place, without overlaps."""
        words = list(_WORD.finditer(text))
        place = 0
        while place < len(words):
            name = self._longest_at(text, words, place)
            if name is None:
                place += 1
                continue
            yield name
            place = next((at for at in range(place, len(words)) if words[at].start() >= name.end), len(words))

    def _longest_at(self, text: str, words: list[re.Match[str]], place: int) -> Name | None:
        for length in range(min(LONGEST, len(words) - place), 1, -1):
            start, end = words[place].start(), words[place + length - 1].end()
            span = text[start:end]
            if "|" in span or any(sign in span for sign in ",.?!;"):
                continue
            key = title_key(span)
            kind = self._kinds.get(key)
            if kind == "person" or (kind == "movie" and _is_meant(key, span)):
                return Name(kind, start, end, key)
        return None


def _is_meant(key: str, span: str) -> bool:
    return len(key.split()) >= LEAST_WORDS or all(word[0].isupper() for word in span.split())
