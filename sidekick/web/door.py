"""What the routes and the page share: one value that knows how to take a message in."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from sidekick.web.films import Films, films_of
from sidekick.web.limiting import Limits
from sidekick.web.messages import Message, clean
from sidekick.web.rasa import RasaClient
from sidekick.web.sessions import Sessions, load_secret
from sidekick.web.settings import Settings
from sidekick.web.starters import Starters
from sidekick.web.tmdb import RealPosters
from sidekick.web.turns import Turns


@dataclass(frozen=True)
class Door:
    """Sessions, limits and turns in front of Rasa, and the film server for the catalogue."""

    settings: Settings
    sessions: Sessions
    limits: Limits
    rasa: RasaClient
    turns: Turns
    films: Films
    starters: Starters
    real_posters: RealPosters | None  # only with a key
    connections: tuple[httpx.AsyncClient, ...]

    async def say(self, sender: str, address: str, text: object) -> list[Message]:
        """The answer to one message. Raises ``TooMany``, ``TooManyWaiting`` or ``TextRefused``."""
        self.limits.message(sender, address)
        answers = await self.turns.take(sender, clean(text))
        for answer in answers:
            self.films.remember(films_of(answer.get("custom", {})))
        return answers

    async def aclose(self) -> None:
        """Close the connections to the others."""
        for connection in self.connections:
            await connection.aclose()


def open_door(
    settings: Settings,
    rasa_http: httpx.AsyncClient,
    gpt2_http: httpx.AsyncClient,
    tmdb_http: httpx.AsyncClient | None = None,
) -> Door:
    """Put the parts together; tests hand in clients with fakes behind them."""
    posters = RealPosters(tmdb_http, settings.tmdb_key, settings.state / "posters") if tmdb_http else None
    rasa, films = RasaClient(rasa_http, settings.rasa_token), Films(gpt2_http)
    return Door(
        settings=settings,
        sessions=Sessions(load_secret(settings.state / "session-secret")),
        limits=Limits(settings),
        rasa=rasa,
        turns=Turns(rasa, settings.turn_seconds, settings.queue_length),
        films=films,
        starters=Starters(films),
        real_posters=posters,
        connections=(rasa_http, gpt2_http, *([tmdb_http] if tmdb_http else [])),
    )
