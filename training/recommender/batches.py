"""Examples as flat arrays, and shuffled batches of them with words and films dropped at random."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch

from sidekick.movies.recommenders.words import Vocabulary, encode_movies
from training.recommender.examples import Example

if TYPE_CHECKING:
    from training.recommender.tower import TowerConfig

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Ragged:
    """Lists of different lengths, end to end: list ``n`` is ``values[starts[n]:starts[n + 1]]``."""

    values: Integers
    starts: Integers

    @classmethod
    def of(cls, lists: Sequence[npt.ArrayLike]) -> Ragged:
        arrays = [np.asarray(values, dtype=np.int64) for values in lists]
        starts = np.concatenate([[0], np.cumsum([len(array) for array in arrays])])
        return cls(np.concatenate(arrays) if arrays else np.zeros(0, np.int64), starts.astype(np.int64))

    def places(self, chosen: Integers) -> tuple[Integers, Integers]:
        """For the chosen lists, where their values lie, and in which chosen list each is."""
        lengths = self.starts[chosen + 1] - self.starts[chosen]
        rows = np.repeat(np.arange(len(chosen)), lengths)
        before = np.cumsum(lengths) - lengths
        return np.arange(lengths.sum()) - before[rows] + self.starts[chosen][rows], rows


@dataclass(frozen=True)
class Encoded:
    """All examples as numbers."""

    words: Ragged
    word_places: Integers
    movies: Ragged
    movie_places: Integers
    targets: Ragged
    speakers: Integers  # 1: the seeker names the films

    @classmethod
    def of(cls, examples: Sequence[Example], vocabulary: Vocabulary) -> Encoded:
        contexts = [example.context for example in examples]
        words = [vocabulary.encode(context) for context in contexts]
        movies = [encode_movies(context) for context in contexts]
        return cls(
            Ragged.of([index for index, _ in words]),
            Ragged.of([place for _, place in words]).values,
            Ragged.of([index for index, _ in movies]),
            Ragged.of([place for _, place in movies]).values,
            Ragged.of([example.fresh for example in examples]),
            np.array([example.by_seeker for example in examples], dtype=np.int64),
        )

    def steps(self, size: int) -> int:
        """Batches in one epoch."""
        return math.ceil(len(self.speakers) / size)


@dataclass(frozen=True)
class Batch:
    """What one training step reads; ``rows`` say which example of the batch a value belongs to."""

    size: int
    words: torch.Tensor
    word_places: torch.Tensor
    word_rows: torch.Tensor
    movies: torch.Tensor
    movie_places: torch.Tensor
    movie_rows: torch.Tensor
    targets: torch.Tensor
    target_rows: torch.Tensor
    speakers: torch.Tensor


def batches(encoded: Encoded, config: TowerConfig, chance: np.random.Generator) -> Iterator[Batch]:
    """Every example once an epoch, in random order."""
    for _ in range(config.epochs):
        order = chance.permutation(len(encoded.speakers))
        for start in range(0, len(order), config.batch):
            yield _batch(encoded, order[start : start + config.batch], config, chance)


def _batch(encoded: Encoded, chosen: Integers, config: TowerConfig, chance: np.random.Generator) -> Batch:
    words, word_rows = _thinned(encoded.words, chosen, config.word_dropout, chance)
    movies, movie_rows = _thinned(encoded.movies, chosen, config.movie_dropout, chance)
    targets, target_rows = encoded.targets.places(chosen)
    arrays = (
        encoded.words.values[words],
        encoded.word_places[words],
        word_rows,
        encoded.movies.values[movies],
        encoded.movie_places[movies],
        movie_rows,
        encoded.targets.values[targets],
        target_rows,
        encoded.speakers[chosen],
    )
    return Batch(len(chosen), *map(torch.from_numpy, arrays))


def _thinned(
    ragged: Ragged, chosen: Integers, dropout: float, chance: np.random.Generator
) -> tuple[Integers, Integers]:
    places, rows = ragged.places(chosen)
    kept = chance.random(len(places)) > dropout
    return places[kept], rows[kept]
