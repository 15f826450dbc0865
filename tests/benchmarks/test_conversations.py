"""Simulated people behave the same for the same seed, and faults are counted in conversations made up for it."""

from random import Random
from typing import Any

import pytest

from benchmarks.conversations import faults
from benchmarks.people import WISHES, Person, meet
from sidekick.movies.catalogue import Catalogue, Movie

SCARY = Movie(1, "Scary Film (2001)", "Scary Film", 2001, genres=("horror",), mentions=9)
FUNNY = Movie(2, "Funny Film (2002)", "Funny Film", 2002, genres=("comedy",), mentions=8)
GENRES = ("comedy", "horror", "thriller", "science fiction", "romance", "animation", "crime", "action")


@pytest.fixture
def catalogue() -> Catalogue:
    pairs = [
        Movie(10 + i, f"Beloved {i} (2000)", f"Beloved {i}", 2000, (GENRES[i % 8],), mentions=50) for i in range(24)
    ]
    return Catalogue([SCARY, FUNNY, *pairs])


def person(**changes: Any) -> Person:
    given: dict[str, Any] = {
        "favorites": [FUNNY],
        "genre": "comedy",
        "mood": "funny",
        "exclusion": "horror",
        "patience": 0,
    }
    return Person(Random(0), **{**given, **changes})


def shortlist(*movies: Movie) -> dict[str, Any]:
    return {"text": "Here you are.", "custom": {"type": "shortlist", "movies": [{"id": movie.id} for movie in movies]}}


def test_a_person_says_the_same_for_the_same_seed(catalogue: Catalogue) -> None:
    def sentences(seed: int) -> list[str | None]:
        somebody = meet(seed, catalogue)
        return [somebody.say([{"text": "What mood are you in?"}]) for _ in range(3)]

    assert sentences(7) == sentences(7)
    assert any(sentences(7) != sentences(seed) for seed in range(8, 12))


def test_a_person_answers_what_was_asked_and_not_twice() -> None:
    somebody = person(stage="wishing", exclusion=None)
    said = [somebody.say([{"text": "Which mood are you in?"}]) for _ in range(12)]
    assert sum(sentence in WISHES["mood"]["funny"] for sentence in said) == 1
    assert somebody.told == {"mood", "genre", "favorites"}


def test_a_person_with_films_before_them_chooses_then_leaves() -> None:
    somebody = person(stage="wishing")
    said = [somebody.say([shortlist(SCARY)]) for _ in range(3)]
    assert said[0] is not None
    assert said[1] is not None
    assert "bye" in said[1] or "night" in said[1]
    assert said[2] is None


def test_a_good_conversation_has_no_faults(catalogue: Catalogue) -> None:
    turns = [("hi", [{"text": "Hello!"}]), ("a film", [shortlist(catalogue.movies[5])])]
    assert not +faults(turns, person(), catalogue)


def test_each_fault_is_counted(catalogue: Catalogue) -> None:
    turns: list[tuple[str, list[dict[str, Any]]]] = [
        ("hi", []),
        ("a film", [shortlist(SCARY, FUNNY)]),
        ("another", [shortlist(SCARY)]),
        ("what", [{"text": '{"raw": 1}'}]),
    ]
    found = +faults(turns, person(told={"genre", "favorites"}), catalogue)
    assert found == {
        "silence": 1,
        "same reply twice in a row": 1,
        "raw JSON": 1,
        "film offered twice": 1,
        "favourite offered": 1,
        "excluded genre offered": 2,
    }


def test_a_conversation_without_films_is_a_fault(catalogue: Catalogue) -> None:
    assert faults([("hi", [{"text": "Hello!"}])], person(), catalogue)["no film at all"] == 1
