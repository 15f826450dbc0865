import pytest

from sidekick.movies.catalogue import Catalogue
from training.catalogue.compile import _people, _person


@pytest.mark.parametrize("text", ["(voices)", "voices of", "story)", "", "Ann|Bob"])
def test_what_is_no_name_is_left_out(text: str) -> None:
    assert _person(text) == ""


@pytest.mark.parametrize("name", ["50 Cent", "will.i.am", "k.d. lang", "McG", "Chō", "Dwayne “The Rock” Johnson"])
def test_unusual_names_stay(name: str) -> None:
    assert _person(name) == name


def test_the_next_sentence_is_no_part_of_a_name() -> None:
    assert _people(["David Fincher", "David Fincher. The", "Penélope Cruz", "Penelope Cruz"], 5) == (
        "David Fincher",
        "Penélope Cruz",
    )


def test_the_shipped_catalogue_names_people_only() -> None:
    people = {person for movie in Catalogue.load() for person in movie.people}
    assert {person for person in people if _person(person) != person} == set()
