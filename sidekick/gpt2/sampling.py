"""How replies are drawn: settings, and the choice of one token of each from logits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]
Probabilities = NDArray[np.float32]
COLDEST = 1e-3  # a temperature below it has nothing left to choose


@dataclass(frozen=True)
class Sampling:
    """Settings of one sequence. ``most`` limits how often a token may come, 0 forbids it."""

    max_tokens: int = 48
    temperature: float = 0.6  # 0 takes the likeliest token
    top_p: float = 0.9
    seed: int = 0
    most: Mapping[int, int] = field(default_factory=dict)


class Sampler:
    """Chooses the tokens of one sequence; its own random numbers make it independent of batch mates.

    ``log_probability`` sums what the model itself gave the tokens drawn, and ``wished`` is the most that it gave at any
    step to tokens that were forbidden: near 1 it wanted to name a film where none was left to name.
    """

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self.log_probability = 0.0
        self.wished = 0.0
        self._rng = np.random.default_rng(sampling.seed)
        self._left = dict(sampling.most)
        self.spent = self._spent()

    def choose(self, plain: Probabilities, allowed: Probabilities) -> int:
        """One token id, from the model's own probabilities (vocabulary,) and those at the sampling's temperature of
        the tokens that are not ``spent``."""
        if len(self.spent):
            self.wished = max(self.wished, float(plain[self.spent].sum()))
        token = self._choose(allowed)
        self.log_probability += float(np.log(max(plain[token], 1e-12)))
        if token in self._left:
            self._left[token] -= 1
            self.spent = self._spent()
        return token

    def _choose(self, allowed: Probabilities) -> int:
        if self.sampling.temperature <= 0:
            return int(allowed.argmax())
        tokens, probabilities = nucleus(allowed, self.sampling.top_p)
        sums = probabilities.cumsum()
        place = int(sums.searchsorted(self._rng.random() * sums[-1], side="right"))
        return int(tokens[min(place, len(tokens) - 1)])

    def _spent(self) -> NDArray[np.int64]:
        """The tokens that may not come any more."""
        return np.array([token for token, left in self._left.items() if left <= 0], np.int64)


def draw(samplers: Sequence[Sampler], logits: Logits) -> list[int]:
    """A token id for each of several sequences, from logits (sequences, vocabulary); none changes another's."""
    plain = softmax(logits)
    temperatures = np.array([max(sampler.sampling.temperature, COLDEST) for sampler in samplers], np.float32)
    allowed = logits / temperatures[:, None]
    for row, sampler in zip(allowed, samplers, strict=True):
        row[sampler.spent] = -np.inf
    allowed = softmax(allowed)
    return [sampler.choose(*rows) for sampler, *rows in zip(samplers, plain, allowed, strict=True)]


def softmax(logits: Logits) -> Probabilities:
    """Probabilities (..., vocabulary) from logits."""
    probabilities: Probabilities = logits - logits.max(axis=-1, keepdims=True)
    np.exp(probabilities, out=probabilities)
    probabilities /= probabilities.sum(axis=-1, keepdims=True)
    return probabilities


def nucleus(probabilities: Probabilities, top_p: float) -> tuple[NDArray[np.int64], Probabilities]:
    """The smallest set of tokens that holds ``top_p`` of the probability (Holtzman et al., 2020), likeliest first.

    For 1 it is all tokens, in their own order. A token less likely than what may be left out, spread over all tokens,
    is never in the set: only few need sorting.
    """
    if top_p >= 1:
        return np.arange(len(probabilities)), probabilities
    likely = (probabilities >= (1 - top_p) / len(probabilities)).nonzero()[0]
    order = likely[(-probabilities[likely]).argsort(kind="stable")]
    kept = probabilities[order]
    count = int(kept.cumsum().searchsorted(top_p)) + 1
    return order[:count], kept[:count]
