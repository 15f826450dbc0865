import numpy as np
import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.filters import eligible_films, forbidden_films
from sidekick.movies.preferences import Preferences
from tests.movies.worlds import even_and_odd, facets, film


def fitting(catalogue: Catalogue, wishes: Preferences) -> set[int]:
    mask = eligible_films(facets(catalogue), wishes, 3).fitting
    return {catalogue[position].id for position in np.flatnonzero(mask)}


def relaxed(catalogue: Catalogue, wishes: Preferences, limit: int = 3) -> tuple[str, ...]:
    return eligible_films(facets(catalogue), wishes, limit).relaxed


MIXED = Catalogue(
    [
        film(1, year=1994, genres=("comedy",), people=("Jim Carrey",)),
        film(2, year=1995, genres=("comedy", "romance"), people=("Jim Carrey",)),
        film(3, year=1996, genres=("comedy",), people=("Dan Director", "Jim Carrey")),
        film(4, year=2004, genres=("comedy",), people=("Jim Carrey",)),
        film(5, year=1993, genres=("horror",), people=("Ann Example",)),
        film(6, year=None, genres=("comedy",), people=("Jim Carrey",)),
        film(7, year=1994, genres=(), people=("Jim Carrey",)),
        film(8, year=1994, genres=("comedy",), people=()),
        film(9, year=1999, genres=("comedy",), people=("Jim Carrey",)),
    ]
)


def test_genre_era_and_person_bind_together():
    wishes = Preferences(genres=("comedy",), eras=("1990-1999",), people=("jim carrey",), excluded_genres=("romance",))
    assert fitting(MIXED, wishes) == {1, 3, 9}
    assert relaxed(MIXED, wishes) == ()


def test_any_of_several_eras_will_do():
    assert fitting(MIXED, Preferences(eras=("1993-1993", "2004-"))) == {4, 5}


def test_unknown_genre_year_or_people_never_satisfy_a_wish():
    assert 7 not in fitting(MIXED, Preferences(genres=("comedy",)))
    assert 6 not in fitting(MIXED, Preferences(eras=("-2020",)))
    assert 8 not in fitting(MIXED, Preferences(people=("Jim Carrey",)))


@pytest.mark.parametrize(
    ("wishes", "kept_out"),
    [
        (Preferences(excluded_genres=("comedy",)), 7),
        (Preferences(excluded_moods=("funny",)), 7),
        (Preferences(excluded_people=("Jim Carrey",)), 8),
        (Preferences(excluded_eras=("1990-1999",)), 6),
    ],
)
def test_films_of_unknown_facts_stay_out_while_such_a_fact_is_excluded(wishes, kept_out):
    assert kept_out not in fitting(MIXED, wishes)


@pytest.mark.parametrize(
    "field", ["disliked_movies", "seen_movies", "offered_movies", "favorite_movies", "similar_to", "compared_to"]
)
def test_films_the_person_named_or_was_offered_are_forbidden(field):
    wishes = Preferences(**{field: (MIXED[0].name, "No Such Film (1900)")})
    assert np.flatnonzero(forbidden_films(facets(MIXED), wishes)).tolist() == [0]


def test_the_least_important_wish_gives_way_and_is_named():
    wishes = Preferences(genres=("comedy",), moods=("scary",), eras=("1990-1999",), people=("Jim Carrey",))
    assert relaxed(MIXED, wishes) == ("mood: scary",)


def test_a_person_outlives_a_genre():
    assert relaxed(MIXED, Preferences(genres=("western",), people=("Jim Carrey",))) == ("genre: western",)


def test_films_that_fit_everything_come_before_those_that_do_not():
    eligible = eligible_films(facets(MIXED), Preferences(genres=("comedy", "romance")), 3)
    assert np.flatnonzero(eligible.fitting).tolist() == [1]
    assert eligible.relaxed == ("genre: romance",)
    assert not (eligible.fitting & eligible.spare).any()


def test_nothing_is_relaxed_for_a_longer_list_than_three():
    wishes = Preferences(genres=("comedy",), eras=("1990-1999",), people=("Jim Carrey",))
    assert relaxed(MIXED, wishes, limit=10) == ()


def test_exclusions_are_never_relaxed_even_when_nothing_is_left():
    everything = Preferences(excluded_genres=("comedy", "horror"), genres=("comedy",))
    eligible = eligible_films(facets(even_and_odd()), everything, 3)
    assert not eligible.fitting.any()
    assert not eligible.spare.any()


def test_the_opposite_of_a_film_shares_no_genre_with_it():
    world = even_and_odd()
    assert all(number % 2 for number in fitting(world, Preferences(opposite_of=(world[1].name,))))


def test_another_film_of_the_same_title_is_not_offered_either():
    world = Catalogue([film(1, "Titanic", 1997), film(2, "Titanic", 2012), film(3, "Up", 2009)])
    assert fitting(world, Preferences(seen_movies=("Titanic (1997)",))) == {3}


def test_a_film_under_another_name_is_not_offered_either():
    world = Catalogue(
        [
            film(1, "Annabelle: Creation", 2017, people=("David Sandberg",)),
            film(2, "Annabelle 2", 2017, people=("David Sandberg",)),
            film(3, "Annabelle", 2014, people=("John Leonetti",)),
            film(4, "Annabelle 3", 2017, people=("Somebody Else",)),
        ]
    )
    assert fitting(world, Preferences(offered_movies=("Annabelle: Creation (2017)",))) == {3, 4}
