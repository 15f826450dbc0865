import numpy as np

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.diversity import pick, surprise_last
from tests.movies.worlds import facets, film

SAGA = Catalogue(
    [
        film(1, "Saw", mentions=100),
        film(2, "Saw II", mentions=90),
        film(3, "Saw III", mentions=80),
        film(4, "Cube", mentions=70),
        film(5, "Hush", mentions=60),
        film(6, "Creep", mentions=20),
        film(7, "Unheard Of", mentions=1),
    ]
)
SCORES = np.arange(len(SAGA), 0, -1).astype(float)


def ids(positions: list[int]) -> list[int]:
    return [SAGA[position].id for position in positions]


def everything(*ids_wanted: int):
    return np.array([movie.id in ids_wanted if ids_wanted else True for movie in SAGA])


def test_one_film_a_franchise_while_others_remain():
    assert ids(pick(facets(SAGA), SCORES, everything(), 3, [])) == [1, 4, 5]


def test_never_three_of_one_franchise():
    assert ids(pick(facets(SAGA), SCORES, everything(1, 2, 3), 3, [])) == [1, 2]


def test_what_was_chosen_before_stays_first():
    assert ids(pick(facets(SAGA), SCORES, everything(), 3, [5])) == [6, 1, 4]


def test_the_last_film_is_a_much_less_known_one():
    world = facets(SAGA)
    assert ids(surprise_last(world, SCORES, everything(), pick(world, SCORES, everything(), 3, []))) == [1, 4, 6]


def test_a_film_that_hardly_anyone_named_is_no_good_surprise():
    world = facets(SAGA)
    picked = pick(world, SCORES, everything(1, 4, 5, 7), 3, [])
    assert ids(surprise_last(world, SCORES, everything(1, 4, 5, 7), picked)) == [1, 4, 5]


def test_short_lists_hold_no_surprise():
    world = facets(SAGA)
    assert surprise_last(world, SCORES, everything(), [0, 3]) == [0, 3]
