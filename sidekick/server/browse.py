"""Search and browse the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.eras import Era
from sidekick.movies.moods import fits_mood
from sidekick.movies.names import title_key

Order = Literal["popular", "title", "year"]


@dataclass(frozen=True)
class Query:
    """What to look for; every part that is given must hold."""

    text: str = ""
    genre: str = ""
    mood: str = ""
    era: Era | None = None
    person: str = ""
    sort: Order = "popular"


def browse(catalogue: Catalogue, query: Query) -> list[Movie]:
    """All films that fit, in the order asked for. A film of unknown year comes last when sorted by year."""
    found = [movie for movie in catalogue.most_mentioned if _fits(movie, query)]
    if query.sort == "title":
        found.sort(key=lambda movie: title_key(movie.title))
    elif query.sort == "year":
        found.sort(key=lambda movie: -(movie.year or 0))
    return found


def _fits(movie: Movie, query: Query) -> bool:
    return (
        (not query.text or title_key(query.text) in title_key(movie.title))
        and (not query.genre or query.genre in movie.genres)
        and (not query.mood or fits_mood(movie, query.mood))
        and (query.era is None or movie.year in query.era)
        and (not query.person or any(title_key(query.person) in title_key(person) for person in movie.people))
    )
