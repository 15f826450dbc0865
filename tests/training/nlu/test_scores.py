"""Scores on counts that can be checked by hand."""

from __future__ import annotations

import pytest

from training.nlu.scores import Counted, class_f1, confusions, macro_f1


def test_counts_make_precision_recall_and_f1() -> None:
    counted = Counted()
    counted.add({"a", "b"}, {"a", "c"})
    counted.add({"d"}, set())
    assert (counted.right, counted.wrong, counted.missed) == (1, 1, 2)
    assert [counted.precision, counted.recall, counted.f1] == pytest.approx([1 / 2, 1 / 3, 2 / 5])


def test_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert Counted().f1 == Counted().precision == Counted().recall == 1.0


def test_macro_f1_is_the_mean_over_what_is_expected() -> None:
    expected, found = ["a", "a", "b", "b"], ["a", "a", "b", "c"]
    assert class_f1(expected, found) == {"a": 1.0, "b": pytest.approx(2 / 3)}
    assert macro_f1(expected, found) == pytest.approx(5 / 6)


def test_confusions_come_most_frequent_first() -> None:
    assert confusions("aab", "bbc") == [("a", "b", 2), ("b", "c", 1)]
