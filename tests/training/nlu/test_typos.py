"""One typo, and only one."""

from __future__ import annotations

import random

from sidekick.nlu.spelling import one_edit_apart
from training.nlu.tagged import type_out
from training.nlu.typos import mistype


def test_a_mistyped_title_is_one_edit_away_or_the_same() -> None:
    rng = random.Random(0)
    for _ in range(500):
        typed = mistype("inception", rng)
        assert typed == "inception" or one_edit_apart(typed, "inception")


def test_every_kind_of_typo_happens() -> None:
    rng = random.Random(0)
    lengths = {len(mistype("inception", rng)) for _ in range(50)}
    assert lengths == {8, 9, 10}


def test_the_same_seed_makes_the_same_typos() -> None:
    assert [mistype("the matrix", random.Random(3)) for _ in range(3)] == [mistype("the matrix", random.Random(3))] * 3


def test_ids_become_titles_in_lower_case_and_short_ones_have_no_typo() -> None:
    tagged = type_out("I loved @1 and @2!", {1: "Heat", 2: "Up"}, random.Random(0))
    assert tagged.text == "I loved heat and up!"
    assert [(tagged.text[tag.start : tag.end], tag.title) for tag in tagged.tags] == [("heat", "Heat"), ("up", "Up")]


def test_half_of_the_longer_titles_have_a_typo() -> None:
    rng = random.Random(0)
    typed = [type_out("@1", {1: "Inception"}, rng).text for _ in range(1000)]
    assert 400 < sum(text != "inception" for text in typed) < 550


def test_an_unknown_id_is_left_out() -> None:
    assert type_out("see @9 now", {}, random.Random(0)).tags == ()
