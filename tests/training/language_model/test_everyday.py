from __future__ import annotations

from collections import Counter

from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film
from training.language_model.everyday import everyday, lexicon

WORLD = Catalogue([film(1, "Time"), film(2, "Frozen"), film(3, "It")])


def test_a_title_that_is_typed_as_often_as_tagged_is_everyday_language() -> None:
    texts = ["have a good time with it"] * 4 + ["i love frozen, it is fun"] * 3 + ["@2 is it"]
    assert everyday(WORLD, texts, Counter({1: 2, 2: 90, 3: 10})) == ["it", "time"]


def test_a_title_that_is_written_with_capitals_is_no_everyday_language() -> None:
    assert everyday(WORLD, ["such a Time"] * 9, Counter()) == []


def test_words_of_several_dialogues_are_known_and_names_are_not() -> None:
    dialogues = [["I like Tom a lot", "popcorn is nice"]] * 9 + [["zorblax"]]
    words = lexicon(dialogues, people=frozenset({"tom"}))
    assert {"like", "popcorn", "i", "i'm"} <= set(words)
    assert not {"tom", "zorblax"} & set(words)


def test_a_word_of_a_persons_name_must_be_written_small() -> None:
    half = [["a will of its own"]] * 10 + [["with Will tonight"]] * 5
    assert "will" not in lexicon(half, people=frozenset({"will"}))
    assert "will" in lexicon(half, people=frozenset())
