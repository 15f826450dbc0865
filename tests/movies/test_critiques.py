import numpy as np
import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.critiques import critique_mask
from sidekick.movies.preferences import CRITIQUES, Preferences
from tests.movies.worlds import facets, film

WORLD = Catalogue(
    [
        *(film(number, year=1900 + number, genres=("drama",), mentions=number) for number in range(10, 118)),
        film(200, year=None, genres=("horror",), mentions=5),
        film(201, year=2001, genres=("comedy",), mentions=5),
        film(202, year=2002, genres=("war",), mentions=5),
        film(203, year=2003, genres=(), mentions=5),
    ]
)


def answers(critique: str, *compared: int) -> set[int]:
    names = tuple(movie.name for movie in map(WORLD.by_id, compared) if movie)
    mask = critique_mask(facets(WORLD), Preferences(compared_to=names), critique)
    return {WORLD[position].id for position in np.flatnonzero(mask)}


def test_newer_is_newer_than_every_film_compared_with_where_many_are():
    assert min(answers("newer", 10, 12)) == 13


def test_newer_than_the_newest_falls_back_to_the_middle_of_the_list():
    assert 117 in answers("newer", 20, 110, 117)
    assert 105 not in answers("newer", 20, 110, 117)


def test_older_leaves_out_films_of_unknown_year():
    assert answers("older", 115, 116, 117) == set(range(10, 115)) | {201, 202, 203}


def test_newer_and_older_mean_something_without_a_comparison():
    assert answers("newer")
    assert not answers("newer") & answers("older")


def test_fame_is_measured_against_the_films_compared_with():
    assert answers("more famous", 115, 116) == {117}
    assert answers("less famous", 10) == {200, 201, 202, 203}


def test_funnier_wants_comedies_and_less_violent_wants_no_gore():
    assert answers("funnier") == {201}
    assert 202 not in answers("less violent")
    assert 10 in answers("less violent")


def test_films_of_unknown_genre_do_not_pass_for_less_violent():
    assert 203 not in answers("less violent")


@pytest.mark.parametrize("critique", CRITIQUES)
def test_every_critique_rules_something_out(critique):
    assert len(answers(critique, 60)) < len(WORLD)
