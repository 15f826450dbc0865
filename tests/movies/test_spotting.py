import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from tests.movies.worlds import film

JIM = ("Jim Carrey",)  # in three films: enough to be known; Jordan Peele made one
SPOTTER = NameSpotter(
    Catalogue(
        [
            film(1, "Dumb and Dumber", 1994, people=JIM),
            film(2, "Liar Liar", 1997, people=JIM),
            film(3, "It", 2017, people=JIM),
            film(4, "Get Out", 2017, people=("Jordan Peele",)),
            film(5, "Never Named at All", 2001, mentions=0),
            film(6, "The Silence of the Lambs", 1991),
        ]
    )
)


def found(text: str) -> list[tuple[str, str]]:
    return [(name.kind, text[name.start : name.end]) for name in SPOTTER.find(text)]


def test_a_long_title_is_found_in_any_spelling() -> None:
    assert found("you might like dumb and dumber!") == [("movie", "dumb and dumber")]
    assert found("Silence of the lambs, perhaps") == [("movie", "Silence of the lambs")]


@pytest.mark.parametrize(("text", "names"), [("Try Get Out.", [("movie", "Get Out")]), ("I must get out.", [])])
def test_a_short_title_must_be_written_as_one(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_a_title_of_one_word_is_never_believed() -> None:
    assert found("I loved It so much") == []


def test_a_person_needs_a_few_films_to_be_known() -> None:
    assert found("jim carrey and Jordan Peele") == [("person", "jim carrey")]


def test_a_film_nobody_named_is_not_looked_for() -> None:
    assert found("Never Named at All") == []


def test_a_name_does_not_reach_across_a_stop() -> None:
    assert found("What a Liar. Liar of the year!") == []


def test_names_do_not_overlap() -> None:
    assert found("Liar Liar with Jim Carrey") == [("movie", "Liar Liar"), ("person", "Jim Carrey")]
