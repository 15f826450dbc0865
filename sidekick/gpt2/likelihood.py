"""How likely the network thinks given tokens are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.network import Logits, Network

Nats = NDArray[np.float64]


def log_probabilities(logits: Logits, chosen: NDArray[np.int64]) -> Nats:
    """Of the chosen tokens (...,) under logits (..., vocabulary), in nats."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    picked = np.take_along_axis(shifted, chosen[..., None], axis=-1)[..., 0]
    return (picked - np.log(np.exp(shifted).sum(axis=-1))).astype(np.float64)


def after(network: Network, cache: Cache, ids: Sequence[int], words_at: int) -> Nats:
    """Of each of ``ids[words_at:]`` after what the one row of a cache holds; the cache is left as it was."""
    before = int(cache.lengths[0])
    wanted = np.arange(words_at - 1, len(ids) - 1)
    logits = network.logits(np.asarray([ids[:-1]], np.int64), cache, wanted)[0]
    cache.lengths[0] = before
    return log_probabilities(logits, np.asarray(ids[words_at:], np.int64))


def mean_log_probabilities(network: Network, turns: Sequence[Sequence[int]], words_at: int) -> Nats:
    """The mean for each of several turns (sequences of ids) from the token ``words_at`` on, nothing before them."""
    longest = max(len(turn) for turn in turns)
    padded = np.zeros((len(turns), longest), np.int64)  # what stands behind a turn's end changes nothing before it
    for row, turn in enumerate(turns):
        padded[row, : len(turn)] = turn
    wanted = np.arange(words_at - 1, longest - 1)
    logits = network.logits(padded[:, :-1], network.shape.cache(len(turns)), wanted)
    each = log_probabilities(logits, padded[:, words_at:])
    return np.array([row[: len(turn) - words_at].mean() for row, turn in zip(each, turns, strict=True)])
