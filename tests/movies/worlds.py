"""Small worlds whose right answer is obvious."""

from __future__ import annotations

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.facets import Facets

MOODS = {"scary": "horror", "funny": "comedy", "for the kids": "family", "dark": "crime", "gory": "war"}


def toy_mood(movie: Movie, mood: str) -> bool:
    """A mood is a genre here, so that a test can tell which films have it."""
    return MOODS.get(mood) in movie.genres


def film(
    number: int,
    title: str = "",
    year: int | None = 2000,
    genres: tuple[str, ...] = ("drama",),
    people: tuple[str, ...] = ("Ann Example",),
    mentions: int = 10,
) -> Movie:
    title = title or f"Film {_letters(number)}"
    name = f"{title} ({year})" if year else title
    return Movie(number, name, title, year, genres, (), people[:1], people[1:], mentions)


def _letters(number: int) -> str:
    """Numbers in letters: no two films of a world look like parts of one franchise."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def even_and_odd(count: int = 40) -> Catalogue:
    """Even films are horror, odd ones comedies; the lower the number, the better known."""
    return Catalogue(
        film(number, genres=("horror",) if number % 2 == 0 else ("comedy",), mentions=500 - 10 * number)
        for number in range(1, count + 1)
    )


def facets(catalogue: Catalogue) -> Facets:
    return Facets(catalogue, toy_mood)
