"""Which films belong to one franchise, told from their titles alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Movie
from sidekick.movies.names import title_key

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


def franchise_numbers(movies: Iterable[Movie]) -> npt.NDArray[np.int32]:
    """One number for each film, (movies,), equal for films of one franchise."""
    numbers: dict[str, int] = {}
    return np.array(
        [numbers.setdefault(franchise_key(movie.title) or movie.name, len(numbers)) for movie in movies], dtype=np.int32
    )
