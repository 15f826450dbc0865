"""Film-to-film weights: sparse rows, one for each film that may be named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Links:
    """Row ``p`` holds what naming film ``p`` says for other films, in compressed sparse rows."""

    starts: npt.NDArray[np.int64]  # (movies + 1,)
    films: npt.NDArray[np.int32]  # (links,)
    weights: Floats  # (links,)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, position: int) -> tuple[npt.NDArray[np.int32], Floats]:
        """The films that ``position`` speaks for, and how strongly."""
        part = slice(self.starts[position], self.starts[position + 1])
        return self.films[part], self.weights[part]

    def sums(self, named: Iterable[tuple[int, float]]) -> Floats:
        """The rows of the named (position, weight) pairs added up, (movies,)."""
        total = np.zeros(len(self), dtype=np.float32)
        for position, weight in named:
            films, weights = self.row(position)
            total[films] += np.float32(weight) * weights
        return total

    def best(self, positions: Iterable[int]) -> Floats:
        """The strongest single link from any of the positions, (movies,)."""
        best = np.zeros(len(self), dtype=np.float32)
        for position in positions:
            films, weights = self.row(position)
            best[films] = np.maximum(best[films], weights)
        return best

    @classmethod
    def from_triples(
        cls, size: int, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], weights: Floats
    ) -> Links:
        order = np.lexsort((columns, rows))
        starts = np.searchsorted(rows[order], np.arange(size + 1)).astype(np.int64)
        return cls(starts, columns[order].astype(np.int32), weights[order].astype(np.float32))
