"""Real posters, with a stand-in for The Movie Database; and without a key, nobody asks it."""

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, HTTPException, Response

from sidekick.web.app import create_app
from sidekick.web.films import Film
from sidekick.web.settings import Settings
from sidekick.web.tmdb import RealPosters
from tests.web.conftest import Worlds

JPEG = b"\xff\xd8 a picture"
HEAT = Film("7", "Heat", 1995)


class FakeTmdb:
    """Knows three films called Heat; ``away`` breaks it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.away = False
        self.kind = "image/jpeg"
        self.app = FastAPI()
        self.app.get("/3/search/movie")(self._search)
        self.app.get("/t/p/w342/{name}")(self._image)
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app=self.app))

    async def _search(self, query: str, api_key: str) -> dict[str, object]:
        self.asked.append(query)
        if self.away or api_key != "key":
            raise HTTPException(401)
        heats = [("1986-01-01", "/old.jpg"), ("1995-12-15", "/../../etc.jpg"), ("1995-12-15", "/heat.jpg")]
        return {"results": [{"release_date": day, "poster_path": path} for day, path in heats if query == "Heat"]}

    async def _image(self, name: str) -> Response:
        self.asked.append(name)
        return Response(JPEG, media_type=self.kind)


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_the_film_of_the_right_year_lends_its_poster_and_is_asked_for_once(tmp_path: Path) -> None:
    tmdb = FakeTmdb()
    for _ in range(2):  # the second time after a restart
        posters = RealPosters(tmdb.client, "key", tmp_path)
        assert await posters.get(HEAT) == JPEG
    assert tmdb.asked == ["Heat", "heat.jpg"]


async def test_a_film_that_tmdb_does_not_know_is_asked_for_once(tmp_path: Path) -> None:
    tmdb = FakeTmdb()
    posters = RealPosters(tmdb.client, "key", tmp_path)
    assert [await posters.get(Film("8", "Nowhere", 2001)) for _ in range(2)] == [None, None]
    assert tmdb.asked == ["Nowhere"]


async def test_what_is_no_picture_is_no_poster(tmp_path: Path) -> None:
    tmdb = FakeTmdb()
    tmdb.kind = "text/html"
    assert await RealPosters(tmdb.client, "key", tmp_path).get(HEAT) is None
    assert files_in(tmp_path) == []


async def test_while_tmdb_is_away_or_the_key_is_wrong_the_drawn_poster_stands_in(make_world: Worlds) -> None:
    tmdb = FakeTmdb()
    tmdb.away = True
    async with make_world(tmdb=tmdb.client, tmdb_key="key").browser() as browser:
        answer = await browser.get("/posters/1")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert tmdb.asked == ["Night of the Lantern"]


async def test_with_a_key_the_door_serves_the_real_poster_itself(make_world: Worlds) -> None:
    tmdb = FakeTmdb()
    world = make_world(tmdb=tmdb.client, tmdb_key="key")
    world.films.films.append({"id": "7", "title": "Heat", "year": 1995})
    async with world.browser() as browser:
        answer = await browser.get("/posters/7")
    assert (answer.content, answer.headers["content-type"]) == (JPEG, "image/jpeg")


def test_without_a_key_there_is_nobody_to_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[RealPosters | None] = []
    monkeypatch.setattr("sidekick.web.app.build_app", lambda door: opened.append(door.real_posters))
    for environment in ({}, {"SIDEKICK_TMDB_KEY": " key "}):
        create_app(Settings.from_environment({"SIDEKICK_STATE": str(tmp_path), **environment}))
    assert opened[0] is None
    assert opened[1] is not None
