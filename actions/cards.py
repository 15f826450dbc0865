"""Films as they are shown: a line for a terminal, a record for a web channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_plus

from sidekick.movies.catalogue import Movie


def links(movie: Movie) -> dict[str, str]:
    """Where to read about a film and where to look for it; Wikipedia only when the article is known."""
    found = {"watch": f"https://www.justwatch.com/us/search?q={quote_plus(movie.title)}"}
    if movie.wikipedia:
        found["wikipedia"] = f"https://en.wikipedia.org/wiki/{quote(movie.wikipedia.replace(' ', '_'))}"
    return found


def card(movie: Movie, reasons: Sequence[str] = ()) -> dict[str, Any]:
    """The record of a film in custom messages."""
    return {
        "id": movie.id,
        "title": movie.title,
        "year": movie.year,
        "genres": list(movie.genres),
        "directors": list(movie.directors),
        "cast": list(movie.cast),
        "reasons": list(reasons),
        "links": links(movie),
    }


def numbered(films: Iterable[tuple[Movie, Sequence[str]]], reasons_each: int = 2) -> str:
    """ "1. Get Out (2017) — a good fit for the scary mood; liked by 40 people", a line a film."""
    lines = []
    for place, (movie, reasons) in enumerate(films, start=1):
        why = "; ".join(reasons[:reasons_each])
        lines.append(f"{place}. {movie.name} — {why}" if why else f"{place}. {movie.name}")
    return "\n".join(lines)


def shortlist_message(films: Sequence[tuple[Movie, Sequence[str]]], relaxed: Sequence[str]) -> Mapping[str, Any]:
    """The custom message of a shortlist."""
    return {
        "type": "shortlist",
        "movies": [card(movie, reasons) for movie, reasons in films],
        "relaxed": list(relaxed),
    }
