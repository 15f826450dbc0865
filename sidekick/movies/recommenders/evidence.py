"""Counts that reasons quote."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.features import Standing


@dataclass(frozen=True)
class LikedTogether:
    """People who liked two films; a pair is ``first * films + second`` with ``first < second``, in rising order."""

    films: int
    pairs: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]

    def count(self, first: int, second: int) -> int:
        pair = min(first, second) * self.films + max(first, second)
        place = int(np.searchsorted(self.pairs, pair))
        return int(self.counts[place]) if place < len(self.pairs) and self.pairs[place] == pair else 0


@dataclass(frozen=True)
class CountedEvidence:
    """Evidence for reasons (sidekick.movies.reasons.Evidence) out of the training dialogues' counts."""

    together: LikedTogether
    standing: Standing

    def liked_together(self, first: int, second: int) -> int:
        return self.together.count(first, second)

    def opinions(self, position: int) -> tuple[int, int]:
        return int(self.standing.liked[position]), int(self.standing.judged[position])
