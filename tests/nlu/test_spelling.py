"""What is taken for a misspelling."""

from __future__ import annotations

import pytest

from sidekick.nlu.spelling import Spellings, one_edit_apart, sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("scarry", "scary"), ("funy", "funny"), ("zombys", "zombies"), ("biografy", "biography"), ("muzical", "musical")],
)
def test_words_that_sound_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("scary", "scare"), ("sad", "said"), ("tense", "tens"), ("300", "3000")])
def test_words_that_do_not_sound_alike(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize("typed", ["inceptoin", "inceptio", "inceptiion", "inceprion", "incepttionn"])
def test_a_name_is_found_by_one_typo_or_by_ear(typed: str) -> None:
    assert Spellings(["inception", "titanic"]).like(typed) == {"inception"}


@pytest.mark.parametrize("typed", ["inception", "incpton", "", "reception"])
def test_a_name_is_no_misspelling_of_itself_nor_found_from_afar(typed: str) -> None:
    assert Spellings(["inception"]).like(typed) == set()


def test_one_edit_is_an_insertion_deletion_substitution_or_swap() -> None:
    assert all(one_edit_apart("heat", typed) for typed in ("heart", "hat", "heal", "haet", "eat"))
    assert not any(one_edit_apart("heat", typed) for typed in ("heat", "hear t", "tea", "haeet"))
