"""Films as the door shows them: remembered from the assistant's messages, or asked of the film server."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

KEPT: Final = 5000  # films remembered
LINK_HOSTS: Final = ("en.wikipedia.org", "www.justwatch.com", "www.themoviedb.org")
# The catalogue lists genres by alphabet; these say most about a film, in this order, and the others less.
TELLING: Final = (
    "animation", "western", "superhero", "science fiction", "horror", "musical", "war", "documentary", "fantasy", "spy",
    "martial arts", "romance", "mystery", "family", "crime", "thriller", "comedy", "action", "adventure", "drama",
)  # fmt: skip


class FilmsAway(Exception):
    """The film server did not answer."""


@dataclass(frozen=True)
class Film:
    """What is shown of a film. Every text is raw: whoever renders it escapes it."""

    id: str
    title: str
    year: int | None
    genres: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()  # (kind, https address)

    @property
    def name(self) -> str:
        """ "Heat (1995)", the name by which the assistant knows it."""
        return f"{self.title} ({self.year})" if self.year else self.title

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Film:
        """Read a card or a film of the server; whatever has a wrong shape is left out."""
        year = raw.get("year")
        return cls(
            id=str(raw.get("id", "")),
            title=str(raw.get("title") or raw.get("name") or "Untitled"),
            year=year if isinstance(year, int) else None,
            genres=telling_first(_texts(raw.get("genres"))),
            people=_texts(raw.get("directors"))[:1] + _texts(raw.get("cast"))[:3],
            reasons=_texts(raw.get("reasons")),
            links=tuple(_safe_links(raw.get("links"))),
        )


class Films:
    """The films that the door has seen, and the film server for the others."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self._seen: OrderedDict[str, Film] = OrderedDict()

    def remember(self, films: list[Film]) -> None:
        """Keep films that the assistant just named, so that their posters need nobody else."""
        for film in films:
            self._seen[film.id] = film
            self._seen.move_to_end(film.id)
        while len(self._seen) > KEPT:
            self._seen.popitem(last=False)

    async def get(self, film_id: str) -> Film | None:
        """A film by its id, or ``None`` when there is none. Raises ``FilmsAway``."""
        if film_id not in self._seen:
            status, raw = await self._ask(f"/v1/movies/{film_id}", {})
            if status != 200:
                return None
            self.remember([Film.from_json(raw)])
        return self._seen.get(film_id)

    async def listing(self, query: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        """The server's status and answer for a page of the catalogue. Raises ``FilmsAway``."""
        status, page = await self._ask("/v1/movies", query)
        return status, arranged(page)

    async def _ask(self, path: str, query: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        try:
            answer = await self._client.get(path, params=dict(query))
            content = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise FilmsAway(f"no answer from the film server: {type(error).__name__}") from error
        if answer.status_code >= 500 or not isinstance(content, dict):
            raise FilmsAway(f"the film server answered {answer.status_code}")
        return answer.status_code, content


def telling_first(genres: Sequence[str]) -> tuple[str, ...]:
    """The genres with those that say most about a film in front."""
    return tuple(sorted(genres, key=lambda genre: TELLING.index(genre) if genre in TELLING else len(TELLING)))


def arranged(content: Mapping[str, Any]) -> dict[str, Any]:
    """A custom message or a page of the catalogue, the genres of each of its films with the telling ones in front."""
    changed = dict(content)
    for name in ("movies", "data"):
        if isinstance(listed := content.get(name), list):
            changed[name] = [_arranged(film) for film in listed]
    if "movie" in content:
        changed["movie"] = _arranged(content["movie"])
    return changed


def _arranged(film: Any) -> Any:
    return {**film, "genres": list(telling_first(_texts(film.get("genres"))))} if isinstance(film, dict) else film


def films_of(custom: Mapping[str, Any]) -> list[Film]:
    """The films in a custom message, in order."""
    listed = custom.get("movies")
    raw = [*(listed if isinstance(listed, list) else []), custom.get("movie")]
    return [Film.from_json(one) for one in raw if isinstance(one, dict)]


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value if part) if isinstance(value, list) else ()


def _safe_links(value: object) -> Iterator[tuple[str, str]]:
    """Only https, and only to the sites that cards link to."""
    for kind, address in (value if isinstance(value, dict) else {}).items():
        parts = urlsplit(str(address))
        if parts.scheme == "https" and parts.hostname in LINK_HOSTS:
            yield str(kind), str(address)
