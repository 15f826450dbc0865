"""How the model itself would begin the assistant's next turn: its likeliest plans, predicted from the dialogue
alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.network import Network, step

LONGEST = 12  # tokens of a plan


@dataclass(frozen=True)
class Head:
    """The control tokens between ``<|assistant|>`` and ``<|say|>``, which it ends with, and their log probability."""

    tokens: tuple[int, ...]
    log_probability: float


class HeadSearch:
    """Beam search for the heads after what one row of a cache holds. The cache is left as it was."""

    def __init__(self, network: Network, assistant: int, say: int, width: int) -> None:
        self.network, self.assistant, self.say, self.width = network, assistant, say, width
        self._beams = [network.shape.cache(width) for _ in range(2)]

    def __call__(self, cache: Cache) -> list[Head]:
        """At most ``width`` heads, likeliest first."""
        before = int(cache.lengths[0])
        logits = step(self.network, np.array([[self.assistant]]), cache)
        done, alive, parents = self._grown([Head((), 0.0)], logits)
        self._follow(cache, [0] * len(parents))
        cache.lengths[0] = before
        for _ in range(LONGEST):
            if not alive or (
                len(done) >= self.width and done[self.width - 1].log_probability > alive[0].log_probability
            ):
                break
            logits = step(self.network, np.array([[head.tokens[-1]] for head in alive]), self._beams[0])
            more, alive, parents = self._grown(alive, logits)
            done = sorted([*done, *more], key=lambda head: -head.log_probability)
            self._follow(self._beams[0], parents)
        return done[: self.width]

    def _grown(self, heads: Sequence[Head], logits: NDArray[np.float32]) -> tuple[list[Head], list[Head], list[int]]:
        """The likeliest one token further: those that are done, those that go on, and the rows these come from."""
        shifted = logits - logits.max(axis=1, keepdims=True)
        each = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        total = each + np.array([head.log_probability for head in heads])[:, None]
        done, alive, parents = [], [], []
        for flat in np.argsort(-total, axis=None)[: self.width]:
            row, token = divmod(int(flat), total.shape[1])
            head = Head((*heads[row].tokens, token), float(total[row, token]))
            if token == self.say:
                done.append(head)
            else:
                alive.append(head)
                parents.append(row)
        return done, alive, parents

    def _follow(self, source: Cache, parents: Sequence[int]) -> None:
        """The rows of the beam become those of the parents."""
        spare = self._beams[1]
        for row, parent in enumerate(parents):
            spare.copy_row(source, parent, to=row)
        self._beams.reverse()
