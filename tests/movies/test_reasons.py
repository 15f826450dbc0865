from dataclasses import replace

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Preferences, Reason
from sidekick.movies.reasons import NoEvidence, Reasons
from tests.movies.worlds import facets, film

WORLD = Catalogue(
    [
        film(1, "Heat", 1995, ("crime", "drama", "thriller"), ("Michael Mann", "Al Pacino")),
        film(2, "Collateral", 2004, ("crime", "thriller"), ("Michael Mann", "Tom Cruise")),
        film(3, "Tombstone", 1993, ("western",), ("George Cosmatos", "Kurt Russell"), mentions=3),
        film(4, "Famous", 1999, ("comedy",), (), mentions=300),
        film(5, "Hush", 2016, ("horror",), (), mentions=1),
        film(6, "Nameless", 2001, (), (), mentions=300),
        replace(film(7, "Gone", 1999, ("horror",), ()), themes=("supernatural horror",)),
        replace(film(8, "Gone Again", 2003, ("horror",), ()), themes=("supernatural horror",)),
    ]
)


class Counts(NoEvidence):
    """41 people liked Heat and Collateral; 30 of 30 liked Famous."""

    def liked_together(self, first: int, second: int) -> int:
        return 41 if {first, second} == {0, 1} else 0

    def opinions(self, position: int) -> tuple[int, int]:
        return (30, 30) if position == 3 else (0, 0)


def told(number: int, **wishes: object) -> list[str]:
    reasons: tuple[Reason, ...] = Reasons(facets(WORLD), Counts()).explain(number - 1, Preferences(**wishes))
    return [reason.text for reason in reasons]


def test_what_is_shared_with_a_favourite_comes_first():
    assert told(2, favorite_movies=("Heat (1995)",)) == [
        "liked together with Heat by 41 people",
        "directed by Michael Mann, like Heat",
        "a crime thriller by Michael Mann",
    ]


def test_wishes_are_echoed_only_where_the_film_meets_them():
    wishes = {"genres": ("western", "comedy"), "people": ("kurt russell",), "eras": ("1990-1999",)}
    assert told(3, **wishes) == ["a 90s western with Kurt Russell"]
    assert told(5, **wishes) == ["a horror film"]


def test_a_year_that_is_no_decade_is_given_as_it_is():
    assert told(2, eras=("2003-2005",), people=("michael mann",)) == ["a crime thriller by Michael Mann from 2004"]
    assert told(1, genres=("crime", "drama")) == ["a crime drama by Michael Mann"]


def test_a_mood_is_named_where_the_film_has_it():
    assert told(5, moods=("scary", "funny")) == ["a scary horror film"]


def test_a_film_everyone_liked_says_so():
    assert told(4) == ["a comedy", "liked by all 30 people who rated it"]


def test_fame_speaks_for_a_film_of_which_nothing_else_is_known():
    assert told(6) == ["it came up in 300 conversations about films"]
    assert told(3) == ["a western by George Cosmatos"]


def test_a_shared_theme_is_not_said_a_second_time():
    assert told(8, favorite_movies=("Gone (1999)",), genres=("horror",)) == ["a supernatural horror film, like Gone"]


def test_genres_in_common_are_not_said_again_after_the_film_was_described_by_them():
    genres = ("action", "romance")
    knots = facets(Catalogue([film(1, "Knot", 1999, genres, ()), film(2, "Bow", 2001, genres, ("Di Rector",))]))
    reasons = Reasons(knots, NoEvidence()).explain(1, Preferences(genres=genres, favorite_movies=("Knot (1999)",)))
    assert [reason.text for reason in reasons] == ["an action romance by Di Rector"]


def test_never_more_than_three():
    wishes = {
        "favorite_movies": ("Heat (1995)",),
        "genres": ("crime",),
        "people": ("Tom Cruise",),
        "eras": ("2000-2009",),
    }
    assert len(told(2, **wishes)) == 3
