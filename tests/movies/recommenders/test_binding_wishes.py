"""Random wishes against a random world: not one forbidden film, and no wish dropped without a word."""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.eras import Era
from sidekick.movies.preferences import CRITIQUES, Preferences, Recommendation, Shortlist
from sidekick.movies.recommenders.base import FilteredRecommender
from sidekick.movies.recommenders.popularity import PopularityScorer
from tests.movies.worlds import MOODS, facets, film, toy_mood

EXAMPLES = int(os.environ.get("SIDEKICK_RANDOM_WISHES", "2000"))
GENRES = ("horror", "comedy", "drama", "family", "crime", "war")
PEOPLE = ("Ann Example", "Bob Sample", "Cleo Case", "Dan Datum")
ERAS = ("1980-1989", "1990-1999", "-1984", "2010-", "1995-1995")


def random_world(seed: int = 7, count: int = 120) -> Catalogue:
    chance = random.Random(seed)
    return Catalogue(
        film(
            number,
            year=chance.choice([None, *range(1975, 2018)]),
            genres=tuple(chance.sample(GENRES, chance.randint(0, 3))),
            people=tuple(chance.sample(PEOPLE, chance.randint(0, 2))),
            mentions=chance.randint(0, 300),
        )
        for number in range(count)
    )


WORLD = random_world()
FACETS = facets(WORLD)
RECOMMENDER = FilteredRecommender(FACETS, PopularityScorer(FACETS))
NAMES = [movie.name for movie in WORLD]


def some(values: tuple[str, ...] | list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


WISHES = st.builds(
    Preferences,
    genres=some(GENRES, 2),
    moods=some(tuple(MOODS), 1),
    people=some(PEOPLE, 2),
    eras=some(ERAS, 2),
    favorite_movies=some(NAMES, 3),
    excluded_genres=some(GENRES, 3),
    excluded_moods=some(tuple(MOODS), 1),
    excluded_people=some(PEOPLE, 1),
    excluded_eras=some(ERAS, 1),
    disliked_movies=some(NAMES, 3),
    seen_movies=some(NAMES, 10),
    offered_movies=some(NAMES, 10),
    similar_to=some(NAMES, 1),
    opposite_of=some(NAMES, 1),
    critiques=some(CRITIQUES, 1),
    compared_to=some(NAMES, 2),
    surprise=st.booleans(),
)


def violates_an_exclusion(movie: Movie, wishes: Preferences) -> bool:
    """Written from the promise, not from the code under test."""
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
        or bool(set(movie.people) & set(wishes.excluded_people))
        or any(toy_mood(movie, mood) for mood in wishes.excluded_moods)
        or any(movie.year in Era.parse(era) for era in wishes.excluded_eras)
    )


def unmet(movie: Movie, wishes: Preferences) -> set[str]:
    missing = {f"genre: {genre}" for genre in wishes.genres if genre not in movie.genres}
    missing |= {f"mood: {mood}" for mood in wishes.moods if not toy_mood(movie, mood)}
    missing |= {f"person: {name}" for name in wishes.people if name not in movie.people}
    if wishes.eras and not any(movie.year in Era.parse(era) for era in wishes.eras):
        missing.add(f"era: {' or '.join(wishes.eras)}")
    return missing


def franchise_counts(offers: tuple[Recommendation, ...]) -> list[int]:
    franchises = [int(FACETS.franchises[WORLD.position_by_id[offer.movie.id]]) for offer in offers]
    return [franchises.count(franchise) for franchise in franchises]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(wishes=WISHES, limit=st.integers(1, 6))
def test_wishes_are_binding(wishes: Preferences, limit: int) -> None:
    shortlist: Shortlist = RECOMMENDER.recommend(wishes, limit)
    movies = [found.movie for found in shortlist.recommendations]
    assert len(movies) <= limit
    assert len(set(movies)) == len(movies)
    assert not [movie.name for movie in movies if violates_an_exclusion(movie, wishes)]
    assert all(unmet(movie, wishes) <= set(shortlist.relaxed) for movie in movies)
    assert max(franchise_counts(shortlist.recommendations), default=0) < 3
