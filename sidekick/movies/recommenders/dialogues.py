"""Whole training dialogues most like a conversation, and the films that were named in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.context import Context, Turn
from sidekick.movies.recommenders.words import Vocabulary, words

Floats = npt.NDArray[np.float32]
SHARPNESS = 2  # the power of the likeness by which a dialogue counts


@dataclass(frozen=True)
class DialogueArrays:
    """Which dialogue holds which term and names which film, in compressed sparse rows by term and by dialogue."""

    term_starts: npt.NDArray[np.int64]  # (terms + 1,)
    term_dialogues: npt.NDArray[np.int32]  # the dialogues of each term, ascending
    film_starts: npt.NDArray[np.int64]  # (dialogues + 1,)
    films: npt.NDArray[np.int32]  # the films of each dialogue

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))


class Dialogues:
    """Finds the nearest dialogues by the cosine of TF-IDF, each term counted once. ``size`` is the number of films."""

    def __init__(self, vocabulary: Vocabulary, arrays: DialogueArrays, size: int) -> None:
        self.vocabulary, self.arrays, self.size = vocabulary, arrays, size
        self.count = len(arrays.film_starts) - 1
        shared = np.diff(arrays.term_starts)
        self._rarity = np.log(max(self.count, 1) / np.maximum(shared, 1)).astype(np.float32)  # (terms,)
        squares = np.bincount(arrays.term_dialogues, np.repeat(self._rarity**2, shared), self.count)
        self._lengths = np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)  # (dialogues,)
        self._named_in = np.repeat(np.arange(self.count), np.diff(arrays.film_starts))  # (namings,)

    def likeness(self, context: Context) -> Floats:
        """The cosine of each training dialogue with the conversation so far, (dialogues,)."""
        found = np.zeros(self.count, dtype=np.float32)
        square = np.float32(1e-9)
        for term in terms_of(context.turns):
            row = self.vocabulary.index.get(term)
            if row is not None:
                holders = slice(self.arrays.term_starts[row], self.arrays.term_starts[row + 1])
                weight = self._rarity[row] ** 2
                found[self.arrays.term_dialogues[holders]] += weight
                square += weight
        return found / (self._lengths * np.sqrt(square))

    def scores(self, context: Context, counts: tuple[int, ...]) -> list[Floats]:
        """How often each film was named in the nearest dialogues, the nearest counting most, (movies,).

        One array for each number of dialogues in ``counts``, which rise.
        """
        likeness = self.likeness(context)
        most = min(counts[-1], self.count)
        best = np.argpartition(-likeness, most - 1)[:most]
        best = best[np.argsort(-likeness[best], kind="stable")]
        return [self._named_by(best[:count], likeness) for count in counts]

    def _named_by(self, best: npt.NDArray[np.intp], likeness: Floats) -> Floats:
        weights = np.zeros(self.count, dtype=np.float32)
        weights[best] = likeness[best] ** SHARPNESS
        return np.bincount(self.arrays.films, weights[self._named_in], self.size).astype(np.float32)


def terms_of(turns: Iterable[Turn]) -> list[str]:
    """Every word and every film named, once each."""
    turns = tuple(turns)
    said = [word for turn in turns for word in words(turn.text)]
    return list(dict.fromkeys([*said, *(film_term(film) for turn in turns for film in turn.movies)]))


def film_term(position: int) -> str:
    """A film as a term beside the words, none of which has such a sign."""
    return f"#{position}"
