"""Phrasings that were written to measure understanding and never train it.

The file has ``## intent`` headings and one sentence a line; after `` | `` stands what the sentence names, as
``role entity=value`` joined by semicolons: ``tense but no blood | mood=tense; exclude mood=gory``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sidekick.movies.names import split_name

HELDOUT = Path(__file__).resolve().parents[2] / "tests" / "nlu" / "heldout.txt"
Named = tuple[str, str, str]  # role ("" for none), entity, value


@dataclass(frozen=True)
class Phrasing:
    """One sentence, what it means, and everything it names."""

    text: str
    intent: str
    named: frozenset[Named] = frozenset()


def read_phrasings(path: Path = HELDOUT) -> list[Phrasing]:
    """All phrasings of a file. Raises ``ValueError`` for a sentence before the first heading."""
    found: list[Phrasing] = []
    intent = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            intent = line.removeprefix("## ").strip()
        elif line.strip() and not line.startswith("#"):
            if not intent:
                raise ValueError(f"{path.name}: {line!r} stands before the first '## intent'.")
            text, _, named = line.partition(" | ")
            found.append(Phrasing(text.strip(), intent, frozenset(_named(named))))
    return found


def by_title(named: Iterable[Named]) -> frozenset[Named]:
    """The same with films reduced to their titles, for ReDial's list has some films under two years."""
    return frozenset((role, kind, split_name(value)[0] if kind == "movie" else value) for role, kind, value in named)


def _named(listed: str) -> Iterator[Named]:
    for item in filter(None, (part.strip() for part in listed.split(";"))):
        left, _, value = item.partition("=")
        role, _, entity = left.rpartition(" ")
        yield role, entity, value
