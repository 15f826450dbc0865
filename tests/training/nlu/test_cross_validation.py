"""Cross-validation of the shipped classifier, and the phrasings it is validated on."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.nlu.annotated import annotate, write_training_data
from training.nlu.cross_validation import cross_validate, line, training_phrasings

WORLD = [
    (f"{verb} {thing} number {n}", thing) for thing in ("apple", "pear") for verb in ("eat", "buy") for n in range(10)
]


def test_phrasings_are_read_from_every_file_with_their_intents(tmp_path: Path) -> None:
    write_training_data([("hello", "greet"), ("bye now", "goodbye")], tmp_path / "a.yml")
    assert list(training_phrasings(tmp_path)) == [("hello", "greet"), ("bye now", "goodbye")]


def test_names_are_placeholders_between_the_ends_of_the_sentence() -> None:
    assert line("I loved The Matrix!") == "<s> i loved movietoken </s>"


def test_cross_validation_of_an_obvious_world_is_perfect() -> None:
    assert cross_validate(WORLD) == {"macro_f1": 1.0}


@pytest.mark.parametrize(
    ("sentence", "annotated"),
    [
        ("sci-fi please", '[sci-fi]{"entity": "genre", "value": "science fiction"} please'),
        ("no horror", 'no [horror]{"entity": "genre", "value": "horror", "role": "exclude"}'),
        ("hello", "hello"),
    ],
)
def test_entities_are_annotated_for_pipelines_that_learn_them(sentence: str, annotated: str) -> None:
    assert annotate(sentence) == annotated
