"""The real door with a fake Rasa and a fake film server behind it, all in this process."""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before Gradio is imported

import httpx
import pytest
from fastapi import FastAPI

from sidekick.web.door import open_door
from sidekick.web.settings import Settings
from tests.web.fake_films import FakeFilms
from tests.web.fake_rasa import TOKEN, FakeRasa

# Gradio and its dependencies warn about their own use of one another; none of it is ours to mend.
THEIRS = (
    "ignore::DeprecationWarning:gradio.*",
    "ignore::DeprecationWarning:starlette.*",
    "ignore::UserWarning:gradio.*",
    "ignore::ResourceWarning",  # Gradio leaves event loops and files of its own open
    "ignore::pytest.PytestUnraisableExceptionWarning",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/web" in item.path.as_posix():
            for filter_ in THEIRS:
                item.add_marker(pytest.mark.filterwarnings(filter_))


@pytest.fixture(scope="package", autouse=True)
def _swept() -> Iterator[None]:
    """What Gradio leaves open is collected here, where a warning about it is not taken for an error of ours."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@dataclass
class World:
    """A door, what stands behind it, and browsers that come to it."""

    app: FastAPI
    rasa: FakeRasa
    films: FakeFilms

    def browser(self, **headers: str) -> httpx.AsyncClient:
        """A visitor with cookies of their own. Header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://sidekick.test", headers=named)


Worlds = Callable[..., World]


@pytest.fixture
def make_world(tmp_path: Path) -> Worlds:
    """Builds a world; keyword arguments are settings, and ``tmdb`` a client of The Movie Database."""

    def make(tmdb: httpx.AsyncClient | None = None, **settings: object) -> World:
        from sidekick.web.app import build_app

        rasa, films = FakeRasa(), FakeFilms()
        chosen = Settings(rasa_token=TOKEN, state=tmp_path, **settings)  # type: ignore[arg-type]
        door = open_door(chosen, _client(rasa.app, "http://rasa"), _client(films.app, "http://films"), tmdb)
        return World(build_app(door), rasa, films)

    return make


def _client(app: FastAPI, url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=url)


@pytest.fixture
def world(make_world: Worlds) -> World:
    return make_world()


async def say(browser: httpx.AsyncClient, message: str, sender: str = "me") -> list[dict[str, object]]:
    """The answers of the REST webhook."""
    answer = await browser.post("/webhooks/rest/webhook", json={"sender": sender, "message": message})
    assert answer.status_code == 200, answer.text
    return list(answer.json())
