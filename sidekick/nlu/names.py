"""Which films and people a few words may mean: exact, without article or year, abbreviated, or with typos."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.nlu.nicknames import NICKNAMES
from sidekick.nlu.people import fame, short_names
from sidekick.nlu.spelling import Spellings
from sidekick.nlu.title_keys import likelihood, title_keys
from sidekick.nlu.words import norms

SHORTEST_FOR_TYPOS = 7  # letters
SHORTEST_WORD_FOR_TYPOS = 5  # letters of a word within a name
MOST_CORRECTIONS = 3  # of one word, and corrected words in a name
DOUBTFUL = 4  # how much less likely another film may be for a key to be ambiguous


@dataclass(frozen=True)
class Named:
    """What a key may mean, best first. ``kind`` is "movie" or "person"."""

    kind: str
    values: tuple[str, ...]


class NameIndex:
    """Keys (words joined by blanks) of every film and person, and the same misspelled."""

    def __init__(self, catalogue: Catalogue) -> None:
        known = fame(catalogue)
        self.short_names = short_names(known)
        self.named: dict[str, Named] = {}
        for person, _ in known.most_common():
            key = " ".join(norms(person))
            if " " in key:
                self.named.setdefault(key, Named("person", (person,)))
        self._add_movies(catalogue)
        self._spellings = Spellings(key for key in self.named if len(key) >= SHORTEST_FOR_TYPOS)
        self.longest = max((len(key.split()) for key in self.named), default=1)
        self._known_words = frozenset(word for key in self.named for word in key.split())
        self._word_spellings = Spellings(word for word in self._known_words if _is_long(word))

    def near(self, key: str) -> tuple[str, Named] | None:
        """The name that sounds like ``key`` or is one insertion, deletion, swap or substitution away; the likeliest."""
        if len(key) < SHORTEST_FOR_TYPOS - 1:
            return None
        return self._likeliest(key, [n for n in self._spellings.like(key) if _numbers(n) == _numbers(key)])

    def near_by_word(self, words: Sequence[str]) -> Iterator[tuple[int, int, str, Named]]:
        """(first, last, key, name) of names of several words of which some are misspelled; no two overlap."""
        choices = [self._corrections(word) for word in words]
        done = 0
        for first in range(len(words)):
            for last in range(min(len(words), first + self.longest), first + 1, -1):
                strange = sum(word not in self._known_words for word in words[first:last])
                if first >= done and 1 <= strange <= MOST_CORRECTIONS and all(choices[first:last]):
                    keys = [key for key in map(" ".join, product(*choices[first:last])) if key in self.named]
                    found = self._likeliest(" ".join(words[first:last]), keys)
                    if found is not None:
                        done = last
                        yield first, last, *found

    def _corrections(self, word: str) -> list[str]:
        """The word, if names have it, else words of names that it may be a misspelling of."""
        if word in self._known_words:
            return [word]
        return sorted(self._word_spellings.like(word))[:MOST_CORRECTIONS] if _is_long(word) else []

    def _likeliest(self, typed: str, keys: Sequence[str]) -> tuple[str, Named] | None:
        if not keys:
            return None
        best = max(sorted(keys), key=lambda name: (name[0] == typed[0], self._fame.get(name, 0)))
        return best, self.named[best]

    def _add_movies(self, catalogue: Catalogue) -> None:
        films: dict[str, list[Movie]] = defaultdict(list)
        by_title: dict[str, Movie] = {}
        for movie in catalogue.most_mentioned:
            by_title.setdefault(movie.title, movie)
            for key in title_keys(movie.title):
                films[key].append(movie)
        for nickname, title in NICKNAMES.items():
            if title in by_title:
                films[nickname].insert(0, by_title[title])
        self._fame = {key: sum(movie.mentions for movie in found) for key, found in films.items()}
        for key, found in films.items():
            fits = {movie.name: (1 + movie.mentions) * likelihood(key, movie.title) for movie in found}
            best = max(fits.values())
            values = tuple(sorted((name for name in fits if fits[name] * DOUBTFUL >= best), key=lambda n: -fits[n]))
            if key not in self.named or self._fame[key] >= 10:
                self.named[key] = Named("movie", values)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_WORD_FOR_TYPOS and not word.isdigit()


def _numbers(key: str) -> list[str]:
    """Numbers of sequels: a wrong one is another film, not a typo. Years may be mistyped."""
    return [word for word in key.split() if word.isdigit() and len(word) <= 2]
