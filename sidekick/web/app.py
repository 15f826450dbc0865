"""The application: the gate around the routes, with the page mounted last."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from sidekick.web.api import routes, speak_plainly
from sidekick.web.door import Door, open_door
from sidekick.web.files import file_routes, films_away
from sidekick.web.films import FilmsAway
from sidekick.web.gate import Gate
from sidekick.web.page import mount_page
from sidekick.web.page_policy import PagePolicy
from sidekick.web.settings import Settings


def create_app(settings: Settings) -> FastAPI:
    """The door in front of the real Rasa and the real film server."""
    rasa = httpx.AsyncClient(base_url=settings.rasa_url, timeout=settings.turn_seconds * 2, trust_env=False)
    gpt2 = httpx.AsyncClient(base_url=settings.gpt2_url, timeout=10.0, trust_env=False)
    tmdb = httpx.AsyncClient() if settings.tmdb_key else None
    return build_app(open_door(settings, rasa, gpt2, tmdb))


def build_app(door: Door) -> FastAPI:
    """The whole application around ``door``."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await door.aclose()

    app = FastAPI(title="Sidekick", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    speak_plainly(app)
    app.add_exception_handler(FilmsAway, films_away)
    app.include_router(routes(door))
    app.include_router(file_routes(door))
    mount_page(app, door)
    app.add_middleware(Gate, door=door)
    app.add_middleware(PagePolicy)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    return app
