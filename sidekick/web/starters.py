"""Well-known films of many kinds, to begin a conversation with."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from sidekick.web.films import Films

# The best-known film of each of these is a way to begin.
KINDS: Final = (
    ("science fiction", "1990-1999"), ("animation", "2010-2019"), ("crime", "1990-1999"), ("comedy", "2000-2009"),
    ("romance", "1990-1999"), ("horror", "1980-1989"), ("superhero", "2010-2019"), ("fantasy", "2000-2009"),
    ("action", "1980-1989"), ("drama", "1970-1979"), ("musical", "2000-2009"), ("western", "1960-1969"),
)  # fmt: skip
EACH: Final = 3  # films asked for, as the first may be there already


class Starters:
    """Asked of the film server once, then kept."""

    def __init__(self, films: Films) -> None:
        self._films = films
        self._kept: list[dict[str, Any]] = []

    async def get(self) -> list[dict[str, Any]]:
        """The films as the server describes them, each once. Raises ``FilmsAway``."""
        if not self._kept:
            asked = ({"genre": genre, "era": era, "limit": str(EACH)} for genre, era in KINDS)
            pages = await asyncio.gather(*map(self._films.listing, asked))
            self._kept = _first_of_each([page.get("data", []) for status, page in pages if status == 200])
        return self._kept


def _first_of_each(pages: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for page in pages:
        fresh = [film for film in page if film["id"] not in found]
        found.update({film["id"]: film for film in fresh[:1]})
    return list(found.values())
