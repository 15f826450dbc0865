"""Real posters from The Movie Database, for those who have a key of it. Browsers never call it: the door does, once."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path
from typing import Any, Final

import httpx

from sidekick.web.films import Film

API: Final = "https://api.themoviedb.org/3/search/movie"
IMAGES: Final = "https://image.tmdb.org/t/p/w342"
SECONDS: Final = 4.0
LARGEST: Final = 1_000_000  # bytes
CREDIT: Final = "Posters come from TMDB. This product uses the TMDB API but is not endorsed or certified by TMDB."
_PATH: Final = re.compile(r"^/[\w-]+\.jpg$")

log = logging.getLogger(__name__)


class RealPosters:
    """Asks once for each film and keeps the answer: pictures in ``folder``, failures until the next start."""

    def __init__(self, client: httpx.AsyncClient, key: str, folder: Path) -> None:
        self._client = client
        self._key = key
        self._folder = folder
        self._missing: set[str] = set()

    async def get(self, film: Film) -> bytes | None:
        """The poster as a JPEG, or ``None`` when there is none to be had."""
        file = self._folder / f"{film.id}.jpg"
        if film.id in self._missing:
            return None
        if await asyncio.to_thread(file.exists):
            return await asyncio.to_thread(file.read_bytes)
        try:
            picture = await self._fetch(film)
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            log.warning("no poster of %s from TMDB: %s", film.name, type(error).__name__)  # the address holds the key
            picture = None
        if picture is None:
            self._missing.add(film.id)
            return None
        await asyncio.to_thread(_keep, file, picture)
        return picture

    async def _fetch(self, film: Film) -> bytes | None:
        query = {"api_key": self._key, "query": film.title, **({"year": str(film.year)} if film.year else {})}
        found = (await self._client.get(API, params=query, timeout=SECONDS)).raise_for_status().json()
        path = _poster_path(found["results"], film.year)
        if path is None:
            return None
        answer = (await self._client.get(IMAGES + path, timeout=SECONDS)).raise_for_status()
        is_picture = answer.headers.get("content-type") == "image/jpeg" and len(answer.content) <= LARGEST
        return answer.content if is_picture else None


def _poster_path(results: list[dict[str, Any]], year: int | None) -> str | None:
    """The poster of the first film found that is of that year."""
    for result in results:
        path, released = result.get("poster_path"), str(result.get("release_date") or "")
        if isinstance(path, str) and _PATH.match(path) and (year is None or released.startswith(str(year))):
            return path
    return None


def _keep(file: Path, picture: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(picture)
    part.replace(file)  # at once, for whoever reads meanwhile
