"""Franchises as the openings of Wikipedia's articles name them: "the sixth film in the Fast & Furious franchise"."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from sidekick.movies.catalogue import Movie

_KINDS = r"(?:film |movie |horror |slasher |media |comedy )*"
_SERIES = r"(?:series|franchise|trilogy|saga|tetralogy|quadrilogy)"
_BEFORE = r"\b(?:in|of|to|from) the (?:original |main |larger |ongoing |overall |live-action )*"
_WORD = r"(?:[A-Z0-9][\w'’.:&!-]*|of|the|and|in|&|at)"
_NAMED = re.compile(rf"{_BEFORE}({_WORD}(?: {_WORD})*) {_KINDS}{_SERIES}\b")
SMALLEST = 2  # films


def openings(path: Path) -> dict[str, str]:
    """Article -> its opening, from ``wikipedia_movies.jsonl.gz``. Raises ``FileNotFoundError``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {row["href"]: row.get("extract") or "" for row in rows if row.get("href")}


def named_franchise(opening: str) -> str:
    """The franchise that an opening says its film belongs to; empty for none.

    >>> named_franchise("It is the sequel to Fast Five and the sixth film in the Fast & Furious franchise.")
    'Fast & Furious'
    """
    found = _NAMED.search(opening)
    return found.group(1) if found else ""


def franchises(movies: Iterable[Movie], texts: Mapping[str, str]) -> list[tuple[str, Movie]]:
    """(franchise, film) pairs in order; franchises of a single film are left out."""
    pairs = [(named_franchise(texts.get(movie.wikipedia, "")), movie) for movie in movies]
    sizes = Counter(name for name, _ in pairs if name)
    kept = [(name, movie) for name, movie in pairs if sizes[name] >= SMALLEST]
    return sorted(kept, key=lambda pair: (pair[0], pair[1].id))


def write(pairs: Iterable[tuple[str, Movie]], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["franchise", "id", "name"])
        rows.writerows((name, movie.id, movie.name) for name, movie in pairs)
