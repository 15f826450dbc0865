"""Films and recommendations as the server writes them."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from sidekick.movies.catalogue import Movie
from sidekick.movies.preferences import Recommendation


def movie_card(movie: Movie) -> dict[str, Any]:
    """A film with all that is known of it, and where to read on and to watch."""
    return {
        "id": movie.id,
        "name": movie.name,
        "title": movie.title,
        "year": movie.year,
        "genres": movie.genres,
        "themes": movie.themes,
        "directors": movie.directors,
        "cast": movie.cast,
        "links": links(movie),
    }


def links(movie: Movie) -> dict[str, str]:
    words = quote(f"{movie.title} {movie.year or ''} film".strip())
    wikipedia = (
        f"https://en.wikipedia.org/wiki/{quote(movie.wikipedia)}"
        if movie.wikipedia
        else f"https://en.wikipedia.org/w/index.php?search={words}"
    )
    return {"wikipedia": wikipedia, "watch": f"https://www.justwatch.com/us/search?q={quote(movie.title)}"}


def recommendation_card(recommendation: Recommendation) -> dict[str, Any]:
    return {
        "movie": movie_card(recommendation.movie),
        "score": round(float(recommendation.score), 6),
        "reasons": [
            {"kind": reason.kind, "text": reason.text, "movie": reason.movie, "count": reason.count}
            for reason in recommendation.reasons
        ],
    }
