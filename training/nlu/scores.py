"""F1 scores, as the field defines them (macro: the mean over classes; micro: over all decisions)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sklearn.metrics import f1_score


@dataclass
class Counted:
    """Decisions that were right, found though wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: Collection[object], found: Collection[object]) -> None:
        both = Counter(expected) & Counter(found)
        self.right += both.total()
        self.wrong += len(found) - both.total()
        self.missed += len(expected) - both.total()

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def macro_f1(expected: Sequence[str], found: Sequence[str]) -> float:
    """Mean F1 over the classes that are expected somewhere."""
    return float(f1_score(expected, found, labels=sorted(set(expected)), average="macro", zero_division=0))


def class_f1(expected: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    labels = sorted(set(expected))
    return dict(
        zip(labels, map(float, f1_score(expected, found, labels=labels, average=None, zero_division=0)), strict=True)
    )


def confusions(expected: Iterable[str], found: Iterable[str]) -> list[tuple[str, str, int]]:
    """(expected, found, how often) for all that went wrong, most frequent first."""
    wrong = Counter((one, other) for one, other in zip(expected, found, strict=True) if one != other)
    return [(one, other, count) for (one, other), count in wrong.most_common()]
