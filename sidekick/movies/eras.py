"""Eras: spans of release years, written the same way in slots, requests and artefacts.

The canonical spelling is ``first-last`` with either end open: ``1990-1999``, ``-1984``, ``2015-``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPELLING = re.compile(r"^(\d{4})?-(\d{4})?$")


@dataclass(frozen=True)
class Era:
    """Release years from ``first`` to ``last``, both included; ``None`` leaves that end open."""

    first: int | None
    last: int | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("an era needs a first year, a last year or both")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"an era cannot end in {self.last} before it begins in {self.first}")

    @classmethod
    def parse(cls, spelling: str) -> Era:
        """Read the canonical spelling. Raises ``ValueError`` for anything else."""
        match = _SPELLING.match(spelling.strip())
        if match is None:
            raise ValueError(f"not an era: {spelling!r}; write 1990-1999, -1984 or 2015-")
        first, last = (int(year) if year else None for year in match.groups())
        return cls(first, last)

    @classmethod
    def decade(cls, start: int) -> Era:
        """The ten years from ``start``: ``Era.decade(1990)`` is 1990-1999."""
        return cls(start, start + 9)

    def __str__(self) -> str:
        return f"{self.first or ''}-{self.last or ''}"

    def __contains__(self, year: object) -> bool:
        if not isinstance(year, int):
            return False  # a film of unknown year never satisfies a wish for an era
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    def describe(self) -> str:
        """How a person would say it: "the 90s", "before 1985", "2015 or later"."""
        if self.first is None:
            return f"{self.last} or earlier"
        if self.last is None:
            return f"{self.first} or later"
        if self.first == self.last:
            return str(self.first)
        if self.first % 10 == 0 and self.last == self.first + 9:
            return f"the {self.first % 100:02d}s" if 1920 <= self.first < 2000 else f"the {self.first}s"
        return f"{self.first} to {self.last}"
