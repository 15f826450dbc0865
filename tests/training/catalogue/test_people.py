"""People of the catalogue are people, each once."""

import pytest

from sidekick.movies.catalogue import Catalogue
from training.catalogue.compile import _people, _person


@pytest.mark.parametrize("text", ["(voices)", "voices of", "Voices of", "story)", "", "Ann|Bob"])
def test_what_is_no_name_is_left_out(text: str) -> None:
    assert _person(text) == ""


@pytest.mark.parametrize("name", ["50 Cent", "will.i.am", "k.d. lang", "McG", "Chō", "Dwayne “The Rock” Johnson"])
def test_unusual_names_stay(name: str) -> None:
    assert _person(name) == name


def test_two_spellings_that_differ_in_accents_are_one_person() -> None:
    assert _people(["Penélope Cruz", "Penelope Cruz", "David Fincher"], 5) == ("Penélope Cruz", "David Fincher")


def test_two_people_in_one_name_come_apart_where_both_have_a_surname() -> None:
    names = ["Phil Lord", "Phil Lord and Christopher Miller", "Jen and Sylvia Soska"]
    assert _people(names, 5) == ("Phil Lord", "Christopher Miller", "Jen and Sylvia Soska")


def test_the_shipped_catalogue_names_people_only() -> None:
    people = {person for movie in Catalogue.load() for person in movie.people}
    assert {person for person in people if _person(person) != person} == set()
    assert {person for person in people if person.rpartition(". ")[2] in ("It", "Its", "The", "Based", "Set")} == set()
