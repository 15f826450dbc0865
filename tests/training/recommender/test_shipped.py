"""The committed artefacts, over the real catalogue: the promises hold, and the answers are films people know."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.genres import GENRES
from sidekick.movies.moods import MOODS, fits_mood
from sidekick.movies.preferences import Preferences, Shortlist
from sidekick.movies.recommenders import RECOMMENDER_FOLDER, load
from tests.movies.promises import check, random_wishes

EXAMPLES = int(os.environ.get("SIDEKICK_RANDOM_WISHES", "2000"))
CATALOGUE = Catalogue.load()
FACETS = Facets(CATALOGUE)
RECOMMENDER = load(RECOMMENDER_FOLDER, CATALOGUE)
WISHES = random_wishes(
    names=[movie.name for movie in CATALOGUE.most_mentioned[:200]],
    genres=GENRES,
    moods=MOODS,
    people=("Jim Carrey", "Steven Spielberg", "Tom Hanks", "Sandra Bullock", "Quentin Tarantino"),
    eras=("1980-1989", "1990-1999", "2010-", "-1969"),
)
CONJURING = Preferences(
    genres=("horror",),
    moods=("scary",),
    excluded_moods=("gory",),
    favorite_movies=("The Conjuring (2013)", "Get Out (2017)"),
    utterances=("something scary but not gory", "I liked the conjuring and get out"),
)
CARREY = Preferences(genres=("comedy",), eras=("1990-1999",), people=("Jim Carrey",), excluded_genres=("romance",))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(wishes=WISHES, limit=st.integers(1, 5))
def test_wishes_are_binding_over_the_real_catalogue(wishes: Preferences, limit: int) -> None:
    check(RECOMMENDER.recommend(wishes, limit), wishes, limit, FACETS, fits_mood)


def known(shortlist: Shortlist) -> bool:
    """Everyone on the list is a film that at least ten conversations named."""
    return all(found.movie.mentions >= 10 for found in shortlist.recommendations)


@pytest.mark.parametrize("wishes", [CONJURING, CARREY, *(Preferences(moods=(mood,)) for mood in MOODS)])
def test_plain_requests_get_three_films_that_people_know_without_giving_anything_up(wishes: Preferences) -> None:
    shortlist = RECOMMENDER.recommend(wishes, 3)
    assert len(shortlist.recommendations) == 3
    assert shortlist.relaxed == ()
    assert known(shortlist)


@pytest.mark.parametrize("wishes", [CONJURING, CARREY, Preferences(), Preferences(moods=("sad",))])
def test_every_film_has_a_reason_of_its_own(wishes: Preferences) -> None:
    reasons = [found.reasons for found in RECOMMENDER.recommend(wishes, 3).recommendations]
    assert all(reasons)
    assert len(set(reasons)) == 3


def test_what_was_said_changes_what_is_offered() -> None:
    said = [Preferences(utterances=(text,)) for text in ("a zombie film", "a love story to cry at", "disney princess")]
    offers = [frozenset(found.movie.id for found in RECOMMENDER.recommend(wish, 3).recommendations) for wish in said]
    assert len(set(offers)) == 3


def test_the_artefacts_are_small() -> None:
    size = sum(path.stat().st_size for path in RECOMMENDER_FOLDER.iterdir())
    assert size < 30 * 2**20
