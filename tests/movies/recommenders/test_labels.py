from dataclasses import replace

import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.labels import SaidLabels
from tests.movies.worlds import film

THEMES = {0: ("heist comedy", "buddy"), 1: ("heist",), 2: ("time-travel",), 3: ("art",), 4: ("spy action comedy",)}
WORLD = Catalogue(replace(film(number), themes=THEMES.get(number, ())) for number in range(80))
LABELS = SaidLabels(WORLD)


def found(*utterances: str, value: float = 1.0) -> list[int]:
    return [position for position, score in enumerate(LABELS.match(utterances)) if score == value]


@pytest.mark.parametrize(
    ("text", "films"),
    [
        ("a good heist movie", [0, 1]),
        ("I love heists", [0, 1]),
        ("a heist comedy", [0, 1]),
        ("something about time travel", [2]),
        ("the art of a good spy", []),  # a dull label, and a word that is no label of its own
        ("hello", []),
    ],
)
def test_a_label_is_found_by_the_words_for_it(text: str, films: list[int]) -> None:
    assert found(text) == films


@pytest.mark.parametrize("text", ["no heist please", "I'm not in the mood for a heist", "I hate heists"])
def test_a_refused_label_counts_against_its_films(text: str) -> None:
    assert found(text) == []
    assert found(text, value=-1.0) == [0, 1]


def test_a_negation_ends_with_its_clause() -> None:
    assert found("nothing scary, a heist movie") == found("no time travel but a heist") == [0, 1]


def test_what_was_said_last_counts() -> None:
    assert found("no heist", "oh well, a heist then") == [0, 1]


def test_a_label_that_half_the_films_have_says_nothing() -> None:
    common = Catalogue(replace(film(number), themes=("buddy",)) for number in range(80))
    assert not SaidLabels(common).match(["a buddy film"]).any()
