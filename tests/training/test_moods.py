from pathlib import Path

import numpy as np
import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.moods import MOODS, fits_rule
from sidekick.movies.recommenders.context import Turn
from tests.movies.worlds import film
from training.heard_moods import WORDS, Heard, liked_after_moods, moods_said
from training.moods import METHODS, PLAIN, best_until, compare, label_matrix, learned, liked_for, rate, write
from training.recommender.examples import Dialogue, Opinion

SCARY, FUNNY = 0, 1
WORLD = Catalogue(
    [film(1, genres=("horror",)), film(2, genres=("comedy",)), film(3, genres=("horror",)), film(4, genres=())]
)
LIKED, DISLIKED = Opinion(True, True, True), Opinion(True, True, False)


def talk(text: str, *recommended: int, waiting: int = 0, opinion: Opinion = LIKED, number: int = 0) -> Dialogue:
    between = tuple(Turn("hm", by_seeker=place % 2 == 0) for place in range(waiting))
    turns = (Turn(text), *between, Turn("try", by_seeker=False, movies=recommended))
    return Dialogue(str(number), turns, f"worker {number}", dict.fromkeys(recommended, opinion))


def test_every_mood_has_words_and_plain_genres() -> None:
    assert set(WORDS) == set(PLAIN) == set(MOODS)


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("something SCARY please", {"scary"}),
        ("not a scary one, a funny one", {"funny"}),
        ("I like comedies", set()),
        ("scary for the kids", {"scary", "for the kids"}),
    ],
)
def test_moods_are_heard_unless_they_are_refused(text: str, moods: set[str]) -> None:
    assert moods_said(text) == moods


def test_a_liked_film_soon_after_the_word_counts_for_the_mood() -> None:
    assert list(liked_after_moods(talk("something scary", SCARY))) == [("scary", SCARY)]
    assert list(liked_after_moods(talk("something scary", SCARY, opinion=DISLIKED))) == []
    assert list(liked_after_moods(talk("something scary", SCARY, waiting=5))) == []


def test_the_lift_compares_with_what_people_like_anyway() -> None:
    heard = Heard.of(
        [talk("scary", SCARY), talk("hello", FUNNY), talk("hello", FUNNY), talk("hello", FUNNY)], len(WORLD)
    )
    found = rate(np.array([True, False, False, False]), "scary", heard)
    assert (found.hit, found.share, found.lift) == (1.0, 0.25, 4.0)


def test_the_learned_model_finds_films_that_share_labels_with_those_liked() -> None:
    heard = Heard.of([talk("scary", SCARY)] * 20 + [talk("hello", FUNNY)] * 20, len(WORLD))
    scores = learned(label_matrix(WORLD), "scary", heard)
    assert scores[2] > scores[FUNNY]  # a horror film nobody spoke of
    known = np.array([True, True, True, False])
    assert best_until(scores, known, heard.liked, budget=20).tolist() == [True, False, True, False]


def test_a_film_that_those_who_ask_like_far_more_than_others_gets_the_mood() -> None:
    asked = [talk("scary", FUNNY, number=n) for n in range(6)] + [talk("scary", SCARY, number=n) for n in range(6)]
    others = [talk("hello", 2, number=n) for n in range(40)]
    world = Facets(WORLD, fits_rule)
    assert liked_for("scary", Heard.of(asked + others, len(WORLD)), world).tolist() == [False, True, False, False]
    few = Heard.of(asked[:3] + others, len(WORLD))
    assert not liked_for("scary", few, world).any()


def test_what_is_written_says_mood_and_film(tmp_path: Path) -> None:
    dialogues = [talk("scary", FUNNY, number=n) for n in range(6)] + [talk("hello", 2, number=n) for n in range(40)]
    assert write(dialogues, WORLD, tmp_path / "moods.csv") == 1
    assert (tmp_path / "moods.csv").read_text(encoding="utf-8") == "mood,id,name\nscary,2,Film c (2000)\n"


def test_the_comparison_covers_every_mood_and_method() -> None:
    dialogues = [talk("scary", SCARY, number=n) for n in range(20)] + [
        talk("funny", FUNNY, number=n) for n in range(20)
    ]
    rates = compare(dialogues, WORLD)
    assert set(rates) == set(MOODS)
    assert {method: found.hit for method, found in rates["scary"].items()} == dict.fromkeys(METHODS, 1.0)
