"""The pipeline of config.yml rebuilt in scikit-learn, and the phrasings it is validated on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from training.nlu.annotated import annotate, write_training_data
from training.nlu.cross_validation import ROOT, classifier, cross_validate, tokens, training_phrasings

WORLD = [
    (f"{verb} {thing} number {n}", thing) for thing in ("apple", "pear") for verb in ("eat", "buy") for n in range(10)
]


def test_phrasings_are_read_from_every_file_with_their_intents(tmp_path: Path) -> None:
    write_training_data([("hello", "greet"), ("bye now", "goodbye")], tmp_path / "a.yml")
    assert list(training_phrasings(tmp_path)) == [("hello", "greet"), ("bye now", "goodbye")]


def test_the_classifier_learns_an_obvious_world() -> None:
    sentences, intents = zip(*WORLD, strict=True)
    assert list(classifier().fit(sentences, intents).predict(["eat pear number 99"])) == ["pear"]


def test_it_has_the_settings_of_the_shipped_pipeline() -> None:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    (shipped,) = [part for part in pipeline if part["name"] == "LogisticRegressionClassifier"]
    rebuilt = classifier().named_steps["regression"].get_params()
    assert {key: rebuilt[key] for key in ("max_iter", "solver", "tol", "random_state")} == {
        key: float(value) if key == "tol" else value for key, value in shipped.items() if key != "name"
    }


def test_names_are_placeholders_for_the_classifier() -> None:
    assert tokens("I loved The Matrix!") == "i loved movietoken"


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
