"""How one reply is drawn: settings, and the choice of one token from logits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]
Probabilities = NDArray[np.float32]


@dataclass(frozen=True)
class Sampling:
    """Settings of one sequence. ``most`` limits how often a token may come, 0 forbids it."""

    max_tokens: int = 48
    temperature: float = 0.6  # 0 takes the likeliest token
    top_p: float = 0.9
    seed: int = 0
    most: Mapping[int, int] = field(default_factory=dict)


class Sampler:
    """Draws the tokens of one sequence; its own random numbers make it independent of batch mates.

    ``log_probability`` sums what the model itself gave the tokens drawn, and ``wished`` is the most that it gave at any
    step to tokens that were forbidden: near 1 it wanted to name a film where none was left to name.
    """

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self.log_probability = 0.0
        self.wished = 0.0
        self._rng = np.random.default_rng(sampling.seed)
        self._left = dict(sampling.most)

    def draw(self, logits: Logits) -> int:
        """One token id from logits (vocabulary,)."""
        spent = [token for token, left in self._left.items() if left <= 0]
        plain = softmax(logits)
        if spent:
            self.wished = max(self.wished, float(plain[spent].sum()))
            logits = logits.copy()
            logits[spent] = -np.inf
        token = self._choose(logits)
        self.log_probability += float(np.log(max(plain[token], 1e-12)))
        if token in self._left:
            self._left[token] -= 1
        return token

    def _choose(self, logits: Logits) -> int:
        if self.sampling.temperature <= 0:
            return int(logits.argmax())
        tokens, probabilities = nucleus(softmax(logits / self.sampling.temperature), self.sampling.top_p)
        place = int(np.searchsorted(probabilities.cumsum(), self._rng.random() * probabilities.sum(), side="right"))
        return int(tokens[min(place, len(tokens) - 1)])


def softmax(logits: Logits) -> Probabilities:
    """Probabilities (vocabulary,) from logits."""
    probabilities: Probabilities = np.exp(logits - logits.max())
    probabilities /= probabilities.sum()
    return probabilities


def nucleus(probabilities: Probabilities, top_p: float) -> tuple[NDArray[np.int64], Probabilities]:
    """The smallest set of tokens that holds ``top_p`` of the probability (Holtzman et al., 2020), likeliest first.

    For 1 it is all tokens, in their own order. A token less likely than what may be left out, spread over all tokens,
    is never in the set: only few need sorting.
    """
    if top_p >= 1:
        return np.arange(len(probabilities)), probabilities
    likely = np.flatnonzero(probabilities >= (1 - top_p) / len(probabilities))
    order = likely[np.argsort(-probabilities[likely], kind="stable")]
    kept = probabilities[order]
    before = kept.cumsum() - kept
    inside = before < top_p
    return order[inside], kept[inside]
