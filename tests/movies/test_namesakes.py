from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.namesakes import Namesakes
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.popularity import PopularityRecommender

MEANT = Movie(
    1, "Quiet Hill (2004)", "Quiet Hill", 2004, ("drama",), cast=("Ann Star",), mentions=5, wikipedia="Quiet_Hill"
)
MISTAKEN = Movie(2, "Quiet Hill (2013)", "Quiet Hill", 2013, ("drama",), cast=("Bo Nobody",), mentions=9)
OTHERS = [
    Movie(number, f"Film {number} (2000)", f"Film {number}", 2000, ("drama",), mentions=1) for number in (3, 4, 5)
]


def offered(catalogue: Catalogue, **wishes: tuple[str, ...]) -> list[str]:
    shortlist = PopularityRecommender(catalogue).recommend(Preferences(**wishes), 3)
    return [item.movie.name for item in shortlist.recommendations]


def test_the_film_that_was_meant_is_offered_in_place_of_its_unknown_namesake() -> None:
    names = offered(Catalogue([MEANT, MISTAKEN, *OTHERS]))
    assert names[0] == MEANT.name
    assert MISTAKEN.name not in names


def test_the_namesake_is_offered_to_who_asks_for_its_years() -> None:
    later = [replace(film, year=2012) for film in OTHERS]
    assert MISTAKEN.name in offered(Catalogue([MEANT, MISTAKEN, *later]), eras=("2010-2019",))


@pytest.mark.parametrize(
    "film", [replace(MISTAKEN, wikipedia="Quiet_Hill_(2013_film)"), replace(MISTAKEN, cast=("Ann Star",))]
)
def test_a_film_with_an_article_or_with_known_people_is_meant_itself(film: Movie) -> None:
    known = [replace(other, cast=("Ann Star",), wikipedia=other.title) for other in OTHERS]
    assert film.name in offered(Catalogue([MEANT, film, *known]))


def test_nothing_is_swapped_where_too_few_films_would_stay() -> None:
    scores, mask = np.array([1.0, 2.0]), np.array([True, True])
    _, left = Namesakes(Catalogue([MEANT, MISTAKEN])).swap(scores, mask, enough=2)
    assert left.all()
