"""Random wishes against a random world: not one forbidden film, and no wish dropped without a word."""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.base import FilteredRecommender
from sidekick.movies.recommenders.popularity import PopularityScorer
from tests.movies.promises import check, random_wishes
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


WISHES = random_wishes(NAMES, GENRES, tuple(MOODS), PEOPLE, ERAS)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(wishes=WISHES, limit=st.integers(1, 6))
def test_wishes_are_binding(wishes: Preferences, limit: int) -> None:
    check(RECOMMENDER.recommend(wishes, limit), wishes, limit, FACETS, toy_mood)
