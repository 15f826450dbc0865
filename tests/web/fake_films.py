"""A small film server: the catalogue of the fake assistant and a shelf of plain films."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, HTTPException

from tests.web.fake_rasa import FILMS

GENRES = ("horror", "comedy", "science fiction", "western", "romance", "drama", "action", "animation")


def plain_film(number: int) -> dict[str, Any]:
    return {
        "id": str(number), "name": f"Film {number} ({1930 + number})", "title": f"Film {number}",
        "year": 1930 + number, "genres": [GENRES[number % len(GENRES)]], "themes": [], "directors": [], "cast": [],
        "links": {},
    }  # fmt: skip


class FakeFilms:
    """Answers ``/v1/movies``; ``away`` breaks it."""

    def __init__(self) -> None:
        self.away = False
        self.films = FILMS + [plain_film(number) for number in range(10, 70)]
        self.app = FastAPI()
        self.app.get("/v1/movies")(self._list)
        self.app.get("/v1/movies/{film_id}")(self._one)

    async def _list(self, query: str = "", genre: str = "", offset: int = 0, limit: int = 20) -> dict[str, Any]:
        self._check()
        if genre == "unheard of":
            raise HTTPException(422)
        found = [f for f in self.films if query.lower() in f["title"].lower() and (not genre or genre in f["genres"])]
        return {"object": "list", "total": len(found), "data": found[offset : offset + limit]}

    async def _one(self, film_id: str) -> dict[str, Any]:
        self._check()
        for film in self.films:
            if film["id"] == film_id:
                return film
        raise HTTPException(404)

    def _check(self) -> None:
        if self.away:
            raise HTTPException(503)
