"""What every recommender must do, whatever it learned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.preferences import Preferences, Recommender
from sidekick.movies.recommenders.base import FilteredRecommender
from sidekick.movies.recommenders.popularity import PopularityRecommender, PopularityScorer
from tests.movies.recommenders import toy_learned
from tests.movies.worlds import even_and_odd, facets

WORLD = even_and_odd()


def popularity(world: Facets) -> Recommender:
    return FilteredRecommender(world, PopularityScorer(world))


def learned(world: Facets) -> Recommender:
    return toy_learned.recommender(world)


RECOMMENDERS: tuple[Callable[[Facets], Recommender], ...] = (popularity, learned)


@pytest.fixture(params=RECOMMENDERS, ids=lambda build: build.__name__)
def recommender(request: pytest.FixtureRequest) -> Recommender:
    return request.param(facets(WORLD))


def ids(recommender: Recommender, limit: int = 3, **wishes: object) -> list[int]:
    return [found.movie.id for found in recommender.recommend(Preferences(**wishes), limit).recommendations]


def test_fans_of_even_films_get_even_films(recommender):
    found = ids(recommender, favorite_movies=("Film ba (2000)", "Film bc (2000)"))
    assert all(number % 2 == 0 for number in found)


def test_someone_who_has_said_nothing_gets_well_known_films(recommender):
    assert len(ids(recommender)) == 3
    assert min(ids(recommender)) <= 3


def test_the_answer_does_not_change_between_two_calls(recommender):
    assert ids(recommender, surprise=True) == ids(recommender, surprise=True)


def test_every_recommendation_has_a_reason(recommender):
    shortlist = recommender.recommend(Preferences(favorite_movies=("Film c (2000)",), genres=("horror",)))
    assert all(found.reasons for found in shortlist.recommendations)


def test_asking_again_never_brings_the_same_film(recommender):
    offered: list[str] = []
    for _ in range(5):
        found = recommender.recommend(Preferences(genres=("comedy",), offered_movies=tuple(offered)))
        offered += [offer.movie.name for offer in found.recommendations]
    assert len(offered) == len(set(offered)) == 15


def test_the_limit_is_kept(recommender):
    assert [len(ids(recommender, limit)) for limit in (1, 2, 5, 20)] == [1, 2, 5, 20]


def test_a_limit_below_one_is_refused(recommender):
    with pytest.raises(ValueError, match="at least one film"):
        recommender.recommend(Preferences(), 0)


def test_a_surprise_changes_once_something_was_offered(recommender):
    first = ids(recommender, surprise=True)
    names = tuple(WORLD[number - 1].name for number in first)
    assert not set(first) & set(ids(recommender, surprise=True, offered_movies=names))


def test_when_too_few_fit_the_reply_says_what_gave_way(recommender):
    shortlist = recommender.recommend(Preferences(genres=("horror",), eras=("1950-1959",)))
    assert shortlist.relaxed == ("era: 1950-1959",)
    assert all("horror" in found.movie.genres for found in shortlist.recommendations)


def test_an_empty_catalogue_gives_an_empty_shortlist():
    assert PopularityRecommender(Catalogue([])).recommend(Preferences()).recommendations == ()
