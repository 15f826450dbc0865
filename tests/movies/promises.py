"""What every shortlist promises, written from the promise and not from the code under test."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from sidekick.movies.catalogue import Movie
from sidekick.movies.eras import Era
from sidekick.movies.facets import Facets
from sidekick.movies.names import title_key
from sidekick.movies.preferences import CRITIQUES, Preferences, Shortlist

MoodTest = Callable[[Movie, str], bool]


def some(values: Sequence[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def random_wishes(
    names: Sequence[str], genres: Sequence[str], moods: Sequence[str], people: Sequence[str], eras: Sequence[str]
) -> st.SearchStrategy[Preferences]:
    return st.builds(
        Preferences,
        genres=some(genres, 2),
        moods=some(moods, 1),
        people=some(people, 2),
        eras=some(eras, 2),
        favorite_movies=some(names, 3),
        excluded_genres=some(genres, 3),
        excluded_moods=some(moods, 1),
        excluded_people=some(people, 1),
        excluded_eras=some(eras, 1),
        disliked_movies=some(names, 3),
        seen_movies=some(names, 10),
        offered_movies=some(names, 10),
        similar_to=some(names, 1),
        opposite_of=some(names, 1),
        critiques=some(CRITIQUES, 1),
        compared_to=some(names, 2),
        surprise=st.booleans(),
    )


def violates_an_exclusion(movie: Movie, wishes: Preferences, fits: MoodTest) -> bool:
    named = (*wishes.disliked_movies, *wishes.seen_movies, *wishes.offered_movies, *wishes.favorite_movies)
    unknown = (
        bool((wishes.excluded_genres or wishes.excluded_moods) and not movie.genres)
        or bool(wishes.excluded_people and not movie.people)
        or bool(wishes.excluded_eras and movie.year is None)
    )
    return (
        unknown
        or movie.name in named
        or bool(set(movie.genres) & set(wishes.excluded_genres))
        or bool(_keys(movie.people) & _keys(wishes.excluded_people))
        or any(fits(movie, mood) for mood in wishes.excluded_moods)
        or any(movie.year in Era.parse(era) for era in wishes.excluded_eras)
    )


def unmet(movie: Movie, wishes: Preferences, fits: MoodTest) -> set[str]:
    """The asked wishes that the film does not meet, as a shortlist names those it gave up."""
    missing = {f"genre: {genre}" for genre in wishes.genres if genre not in movie.genres}
    missing |= {f"mood: {mood}" for mood in wishes.moods if not fits(movie, mood)}
    missing |= {f"person: {name}" for name in wishes.people if title_key(name) not in _keys(movie.people)}
    if wishes.eras and not any(movie.year in Era.parse(era) for era in wishes.eras):
        missing.add(f"era: {' or '.join(wishes.eras)}")
    return missing


def check(shortlist: Shortlist, wishes: Preferences, limit: int, facets: Facets, fits: MoodTest) -> None:
    """Fail unless the shortlist keeps every promise."""
    movies = [found.movie for found in shortlist.recommendations]
    franchises = [int(facets.franchises[facets.catalogue.position_by_id[movie.id]]) for movie in movies]
    assert len(movies) <= limit
    assert len(set(movies)) == len(movies)
    assert not [movie.name for movie in movies if violates_an_exclusion(movie, wishes, fits)]
    assert all(unmet(movie, wishes, fits) <= set(shortlist.relaxed) for movie in movies)
    assert max((franchises.count(franchise) for franchise in franchises), default=0) < 3


def _keys(people: Sequence[str]) -> set[str]:
    return {title_key(name) for name in people}
