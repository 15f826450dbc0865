"""How the assistant's next turn is likely to begin: its likeliest plans, which the model predicts from the dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.likelihood import log_probabilities
from sidekick.gpt2.network import Network, step

UNPLANNED = 0.1  # of the probability: a turn without a plan


@dataclass(frozen=True)
class Head:
    """The control tokens between ``<|assistant|>`` and ``<|say|>``, and their log probability."""

    tokens: tuple[int, ...]
    log_probability: float


class HeadSearch:
    """The likeliest acts and numbers of films after what one row of a cache holds, which is left as it was.

    The model learned to predict both; of what it says next to them only acts, then numbers of films, count. Facts are
    left out, as they were of some plans in training.
    """

    def __init__(self, network: Network, assistant: int, acts: Sequence[int], films: Sequence[int], width: int) -> None:
        self.network, self.assistant, self.width = network, assistant, width
        self._acts, self._films = np.asarray(acts), np.asarray(films)
        self._one, self._rows = network.shape.cache(1), network.shape.cache(len(acts))

    def __call__(self, cache: Cache) -> list[Head]:
        """``width`` heads, likeliest first, their probabilities adding up to one; one of them is empty."""
        before = int(cache.lengths[0])
        logits = step(self.network, np.array([[self.assistant]]), cache)
        by_act = _among(logits[0], self._acts)
        for row in range(len(self._acts)):
            self._rows.copy_row(cache, 0, to=row)
        cache.lengths[0] = before
        logits = step(self.network, self._acts[:, None], self._rows)
        total = by_act[:, None] + np.stack([_among(row, self._films) for row in logits])  # (acts, numbers)
        likeliest = np.argsort(-total, axis=None)[: self.width - 1]
        rows, columns = np.unravel_index(likeliest, total.shape)
        chances = total[rows, columns]
        chances = chances - np.log(np.exp(chances).sum()) + np.log(1 - UNPLANNED)
        heads = [
            Head((int(self._acts[row]), int(self._films[column])), float(chance))
            for row, column, chance in zip(rows, columns, chances, strict=True)
        ]
        return sorted([*heads, Head((), float(np.log(UNPLANNED)))], key=lambda head: -head.log_probability)


def _among(logits: NDArray[np.float32], tokens: NDArray[np.int64]) -> NDArray[np.float64]:
    """The log probabilities (tokens,) of a few tokens when no other is possible."""
    return log_probabilities(np.tile(logits[tokens], (len(tokens), 1)), np.arange(len(tokens)))
