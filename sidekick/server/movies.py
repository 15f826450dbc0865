"""``/v1/recommendations`` and ``/v1/movies``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from sidekick.movies.eras import Era
from sidekick.movies.genres import GENRES
from sidekick.movies.moods import MOODS
from sidekick.server import browse
from sidekick.server.cards import movie_card, recommendation_card
from sidekick.server.errors import BadRequest
from sidekick.server.schemas import FILM_FIELDS, Wishes
from sidekick.server.state import State

router = APIRouter()


@router.post("/v1/recommendations")
def recommendations(wishes: Wishes, request: Request) -> dict[str, Any]:
    """The best films for the wishes, each with the reasons for it."""
    state: State = request.app.state.sidekick
    _check_films(wishes, state)
    shortlist = state.recommender.recommend(wishes.preferences(), wishes.limit)
    return {
        "object": "list",
        "model": state.recommender_version,
        "relaxed": list(shortlist.relaxed),
        "data": [recommendation_card(item) for item in shortlist.recommendations],
    }


def _check_films(wishes: Wishes, state: State) -> None:
    for field in FILM_FIELDS:
        for name in getattr(wishes, field):
            if state.catalogue.by_name(name) is None:
                raise BadRequest(f"The catalogue has no film named {name!r}.", field)


@router.get("/v1/movies")
def movies(
    request: Request,
    query: Annotated[str, Query(max_length=100)] = "",
    genre: str = "",
    mood: str = "",
    era: str = "",
    person: Annotated[str, Query(max_length=100)] = "",
    sort: browse.Order = "popular",
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> dict[str, Any]:
    """The films of the catalogue that fit, a page of them."""
    if genre and genre not in GENRES:
        raise BadRequest(f"{genre!r} is not a genre; the genres are {', '.join(GENRES)}.", "genre")
    if mood and mood not in MOODS:
        raise BadRequest(f"{mood!r} is not a mood; the moods are {', '.join(MOODS)}.", "mood")
    state: State = request.app.state.sidekick
    wanted = browse.Query(query, genre, mood, _era(era), person, sort)
    found = browse.browse(state.catalogue, wanted)
    page = [movie_card(movie) for movie in found[offset : offset + limit]]
    return {"object": "list", "total": len(found), "data": page}


def _era(spelling: str) -> Era | None:
    try:
        return Era.parse(spelling) if spelling else None
    except ValueError as error:
        raise BadRequest(f"{error}.", "era") from error


@router.get("/v1/movies/{movie_id}")
def movie(movie_id: int, request: Request) -> dict[str, Any]:
    """One film by its id."""
    state: State = request.app.state.sidekick
    found = state.catalogue.by_id(movie_id)
    if found is None:
        raise BadRequest(f"The catalogue has no film with the id {movie_id}.", "movie_id", status=404)
    return movie_card(found)
