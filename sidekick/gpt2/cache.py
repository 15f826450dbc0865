"""Keys and values of the sequences that are decoded together: buffers that rows fill, leave and take over in place."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Buffer = NDArray[np.float32]  # (rows, heads, positions, width of a head)


@dataclass(eq=False)
class Cache:
    """One buffer of keys and one of values for each layer, and how much of each row is filled.

    Memory is taken as rows grow, not when the cache is made.
    """

    keys: list[Buffer]
    values: list[Buffer]
    lengths: NDArray[np.int64] = field(init=False)  # (rows,)

    def __post_init__(self) -> None:
        self.lengths = np.zeros(len(self.keys[0]), np.int64)

    @classmethod
    def empty(cls, layers: int, heads: int, positions: int, width: int, rows: int) -> Cache:
        shape = (rows, heads, positions, width)
        return cls(*([np.zeros(shape, np.float32) for _ in range(layers)] for _ in range(2)))

    def copy_row(self, source: Cache, row: int, to: int, length: int | None = None) -> None:
        """Begin row ``to`` with the first ``length`` positions (all by default) of a row of ``source``."""
        length = int(source.lengths[row]) if length is None else length
        for mine, theirs in ((self.keys, source.keys), (self.values, source.values)):
            for target, origin in zip(mine, theirs, strict=True):
                target[to, :, :length] = origin[row, :, :length]
        self.lengths[to] = length
