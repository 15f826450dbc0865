"""Shortlists: from the GPT-2 server, or from the catalogue alone while the server is away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import httpx

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.preferences import Preferences, Recommender


class RecommendationsUnavailable(RuntimeError):
    """The server gave no shortlist: it is away, too slow, or did not understand."""


@dataclass(frozen=True)
class Offer:
    """One offered film and why, in words."""

    movie: Movie
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offers:
    """Films best first; the wishes given up ("era: 1990-1999"); whether the server was away."""

    films: tuple[Offer, ...]
    relaxed: tuple[str, ...] = ()
    server_away: bool = False


class RecommendationSource(Protocol):
    """Anything that turns wishes into offers."""

    async def recommend(self, wishes: Preferences, limit: int) -> Offers:
        """Up to ``limit`` films. Raises ``RecommendationsUnavailable``."""
        ...


class RecommendationClient:
    """The GPT-2 server's ``POST /v1/recommendations``."""

    def __init__(
        self, url: str, catalogue: Catalogue, timeout: float, transport: httpx.AsyncBaseTransport | None = None
    ):
        self.url = url
        self.catalogue = catalogue
        self.timeout = timeout  # seconds
        self.transport = transport

    async def recommend(self, wishes: Preferences, limit: int) -> Offers:
        try:
            async with httpx.AsyncClient(timeout=self.timeout, transport=self.transport) as http:
                answer = await http.post(f"{self.url}/v1/recommendations", json={**asdict(wishes), "limit": limit})
            answer.raise_for_status()
            body = answer.json()
            return Offers(tuple(self._offer(item) for item in body["data"]), tuple(body.get("relaxed") or ()))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise RecommendationsUnavailable(f"no shortlist from {self.url}: {error}") from error

    def _offer(self, item: Mapping[str, Any]) -> Offer:
        movie = self.catalogue.by_id(int(item["movie"]["id"]))
        if movie is None:
            raise ValueError(f"the server offers a film that the catalogue does not have: {item['movie']['id']}")
        return Offer(movie, tuple(reason["text"] for reason in item.get("reasons") or ()))


class LocalRecommendations:
    """A recommender in this process, behind the same seam."""

    def __init__(self, recommender: Recommender) -> None:
        self.recommender = recommender

    async def recommend(self, wishes: Preferences, limit: int) -> Offers:
        shortlist = self.recommender.recommend(wishes, limit)
        films = tuple(
            Offer(item.movie, tuple(reason.text for reason in item.reasons)) for item in shortlist.recommendations
        )
        return Offers(films, shortlist.relaxed)


class DegradingRecommendations:
    """The server while it answers; the catalogue's best-loved films while it does not."""

    def __init__(self, server: RecommendationSource, local: RecommendationSource) -> None:
        self.server = server
        self.local = local

    async def recommend(self, wishes: Preferences, limit: int) -> Offers:
        try:
            return await self.server.recommend(wishes, limit)
        except RecommendationsUnavailable:
            offers = await self.local.recommend(wishes, limit)
            return Offers(offers.films, offers.relaxed, server_away=True)
