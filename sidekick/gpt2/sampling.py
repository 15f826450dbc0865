"""How one reply is drawn: settings, and the choice of one token from logits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]


@dataclass(frozen=True)
class Sampling:
    """Settings of one sequence. ``most`` limits how often a token may come, 0 forbids it."""

    max_tokens: int = 48
    temperature: float = 0.7  # 0 takes the likeliest token
    top_p: float = 0.9
    seed: int = 0
    most: Mapping[int, int] = field(default_factory=dict)


class Sampler:
    """Draws the tokens of one sequence; its own random numbers make it independent of batch mates."""

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self._rng = np.random.default_rng(sampling.seed)
        self._left = dict(sampling.most)

    def draw(self, logits: Logits) -> int:
        """One token id from logits (vocabulary,)."""
        spent = [token for token, left in self._left.items() if left <= 0]
        scores = logits.astype(np.float64)
        scores[spent] = -np.inf
        if self.sampling.temperature <= 0:
            token = int(scores.argmax())
        else:
            probabilities = nucleus(scores / self.sampling.temperature, self.sampling.top_p)
            token = int(np.searchsorted(probabilities.cumsum(), self._rng.random(), side="right"))
            token = min(token, len(scores) - 1)
        if token in self._left:
            self._left[token] -= 1
        return token


def nucleus(scores: NDArray[np.float64], top_p: float) -> NDArray[np.float64]:
    """Probabilities of the smallest set of tokens that holds ``top_p`` of them (Holtzman et al., 2020)."""
    probabilities = np.exp(scores - scores.max())
    probabilities /= probabilities.sum()
    if top_p >= 1:
        return probabilities
    order = np.argsort(-probabilities)
    before = probabilities[order].cumsum() - probabilities[order]
    probabilities[order[before >= top_p]] = 0.0
    kept: NDArray[np.float64] = probabilities / probabilities.sum()
    return kept
