"""The key-value caches of the sequences that are decoded together, padded on the left to one length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Cache = NDArray[np.float32]  # (layers, batch, heads, past, width of a head)
Mask = NDArray[np.int64]  # (batch, past): 1 where the cache holds a token


class BatchCache:
    """Keys, values and mask of a batch. Sequences join and leave; the rest does not notice."""

    def __init__(self, keys: Cache, values: Cache, mask: Mask) -> None:
        self.keys, self.values, self.mask = keys, values, mask

    @classmethod
    def empty(cls, layers: int, heads: int, width: int, batch: int = 0) -> BatchCache:
        shape = (layers, batch, heads, 0, width)
        return cls(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.zeros((batch, 0), np.int64))

    def __len__(self) -> int:
        return len(self.mask)

    def repeated(self, times: int) -> BatchCache:
        """The cache of one prompt, for several replies to it."""
        return BatchCache(
            np.repeat(self.keys, times, axis=1),
            np.repeat(self.values, times, axis=1),
            np.repeat(self.mask, times, axis=0),
        )

    def joined(self, other: BatchCache) -> BatchCache:
        """This batch and another, the shorter one padded on the left."""
        if not len(self):
            return other
        length = max(self.mask.shape[1], other.mask.shape[1])
        one, two = self._padded(length), other._padded(length)
        return BatchCache(
            np.concatenate([one.keys, two.keys], axis=1),
            np.concatenate([one.values, two.values], axis=1),
            np.concatenate([one.mask, two.mask], axis=0),
        )

    def _padded(self, length: int) -> BatchCache:
        missing = length - self.mask.shape[1]
        if not missing:
            return self
        sides = ((0, 0), (0, 0), (0, 0), (missing, 0), (0, 0))
        return BatchCache(
            np.pad(self.keys, sides), np.pad(self.values, sides), np.pad(self.mask, ((0, 0), (missing, 0)))
        )

    def only(self, rows: Sequence[int]) -> BatchCache:
        """The sequences of these rows, without columns that only the others used."""
        mask = self.mask[list(rows)]
        used = mask.any(axis=0)
        first = int(used.argmax()) if used.any() else mask.shape[1]
        return BatchCache(self.keys[:, list(rows), :, first:], self.values[:, list(rows), :, first:], mask[:, first:])
