"""Words and pairs of words of a conversation, each with who said it and how long ago."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.context import Context, Turn

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
AGES = 6  # buckets of how many messages ago
BUCKETS = 2 * AGES  # the seeker's, then the recommender's

Indices = npt.NDArray[np.int64]


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def grams(text: str) -> list[str]:
    """Single words, then neighbouring pairs: ``["sci", "fi", "sci_fi"]``."""
    singles = words(text)
    return singles + [f"{first}_{second}" for first, second in itertools.pairwise(singles)]


def bucket(age: int, by_seeker: bool) -> int:
    """Ages 0, 1, 2-3, 4-6, 7-10 and more, apart for the two speakers."""
    step = age if age < 2 else 2 + sum(age > end for end in (3, 6, 10))
    return step if by_seeker else step + AGES


class Vocabulary:
    """Numbers for grams."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = tuple(terms)
        self.index = {term: number for number, term in enumerate(self.terms)}

    def __len__(self) -> int:
        return len(self.terms)

    @classmethod
    def fit(cls, conversations: Iterable[Iterable[Turn]], least: int) -> Vocabulary:
        """Every gram that at least ``least`` conversations hold, in alphabetical order."""
        counts: Counter[str] = Counter()
        for turns in conversations:
            counts.update({gram for turn in turns for gram in grams(turn.text)})
        return cls(sorted(gram for gram, count in counts.items() if count >= least))

    def encode(self, context: Context) -> tuple[Indices, Indices]:
        """Numbers of the grams of the context, each once, and the bucket where each was said last."""
        last: dict[int, int] = {}
        newest = len(context.turns) - 1
        for number, turn in enumerate(context.turns):
            place = bucket(newest - number, turn.by_seeker)
            for gram in grams(turn.text):
                found = self.index.get(gram)
                if found is not None:
                    last[found] = place
        return np.array(list(last), dtype=np.int64), np.array(list(last.values()), dtype=np.int64)


def encode_movies(context: Context) -> tuple[Indices, Indices]:
    """Positions of the films named so far, and the bucket of each."""
    named = list(context.named())
    positions = np.array([film.position for film in named], dtype=np.int64)
    return positions, np.array([bucket(film.age, film.by_seeker) for film in named], dtype=np.int64)
