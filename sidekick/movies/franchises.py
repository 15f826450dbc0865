"""Which films belong to one franchise: told from their titles, and from ``data/catalogue/franchises.csv`` where titles
differ ("Furious 7", "2 Fast 2 Furious")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import CATALOGUE_PATH, Movie, read_list
from sidekick.movies.names import title_key

FRANCHISES_PATH = CATALOGUE_PATH.with_name("franchises.csv")
_PART = re.compile(r"\b(part|chapter|vol|volume|episode|and the|and)$")
_NUMBER = re.compile(r"\s+(\d{1,2}|[ivx]{1,4}|[23]d|one|two|three|four|five)$")
_SUBTITLE = re.compile(r"\s*(?::|\s[-–—]\s).*$")
_AND_THE = re.compile(r"^(\w+ \w+) and the \w+.*$")  # Harry Potter and the ..., Indiana Jones and the ...
_WITH_NUMBER = re.compile(r"^(\w+(?: \w+){0,4}?) (?:\d|ii|iii|iv|vi|vii|viii)\b.*$")


def franchise_key(title: str) -> str:
    """What the titles of one franchise share: ``"Saw IV"`` and ``"Saw"`` -> ``"saw"``.

    Two films of one title (a remake) share the key, which keeps both out of one shortlist.
    """
    key = title_key(_SUBTITLE.sub("", title)) or title_key(title)
    for pattern in (_AND_THE, _WITH_NUMBER):
        key = pattern.sub(r"\1", key)
    shorter = _PART.sub("", _NUMBER.sub("", key)).strip()
    return shorter or key


def listed_franchises(path: Path = FRANCHISES_PATH) -> dict[int, str]:
    """Film id -> franchise, of ``data/catalogue/franchises.csv``.

    Raises ``CatalogueError`` when it is missing or broken.
    """
    return dict(read_list(path, "franchises and films", lambda row: (int(row["id"]), row["franchise"])))


def franchise_numbers(movies: Iterable[Movie], listed: Mapping[int, str] | None = None) -> npt.NDArray[np.int32]:
    """One number for each film, (movies,), equal for films of one franchise.

    Films that share a key, or a franchise of ``listed``, are one; so are films linked through a third.
    """
    names = listed_franchises() if listed is None else listed
    films = list(movies)
    keys = [franchise_key(movie.title) or movie.name for movie in films]
    by_name: dict[str, str] = {}  # franchise -> the key of its first film
    same: dict[str, str] = {}  # key -> an equal one
    for movie, key in zip(films, keys, strict=True):
        if movie.id in names:
            one, other = _root(same, key), _root(same, by_name.setdefault(names[movie.id], key))
            if one != other:
                same[one] = other
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(_root(same, key), len(numbers)) for key in keys], dtype=np.int32)


def _root(same: Mapping[str, str], key: str) -> str:
    while key in same:
        key = same[key]
    return key
