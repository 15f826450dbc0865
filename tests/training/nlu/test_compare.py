"""What the comparison of pipelines is made of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
import yaml

from training.nlu import word_vectors
from training.nlu.compare import contenders, table
from training.nlu.cross_validation import ROOT
from training.nlu.folds import likeliest

ROW = {
    "name": "shipped", "intent_macro_f1": 0.5, "out_of_scope_f1": 0.25, "entity_f1": 1.0, "training_s": 61.2,
    "startup_s": 9.4, "message_ms": 4.71, "memory_mb": 800,
}  # fmt: skip


def test_words_of_the_same_company_have_like_vectors() -> None:
    texts = [f"we {verb} a {noun}".split() for verb in ("saw", "watched") for noun in ("film", "movie", "western")]
    texts += [f"the {beast} {verb} loudly".split() for beast in ("dog", "wolf") for verb in ("barks", "howls")]
    words, vectors = word_vectors.train(texts * 20)
    like = vectors @ vectors.T / word_vectors.LENGTH**2  # (words, words), cosines
    film, movie, wolf = (words.index(word) for word in ("film", "movie", "wolf"))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(word_vectors.LENGTH, rel=1e-3)
    assert like[film, movie] > 0.9 > 0.5 > like[film, wolf]


def test_rare_words_have_no_vector() -> None:
    words, _ = word_vectors.train([["good", "film"]] * 20 + [["hapax", "film"]])
    assert set(words) == {"good", "film"}


def test_the_vectors_are_read_by_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_dialogues", lambda: [["a", "good", "old", "film"]] * 20)
    monkeypatch.setattr(word_vectors, "_openings", list)
    word_vectors.write_pipeline(tmp_path / "vectors")
    nlp = spacy.load(tmp_path / "vectors")
    assert nlp("film")[0].has_vector
    assert not nlp("Zorblax")[0].has_vector


def test_the_likeliest_intent_is_no_fallback() -> None:
    assert likeliest({"nlu_fallback": 0.7, "greet": 0.2, "deny": 0.1}) == "greet"


def test_a_contender_for_the_intents_differs_from_what_ships_by_features_and_classifier_alone() -> None:
    shipped = yaml.safe_load((ROOT / "config.yml").read_text())["pipeline"]
    names = [part["name"] for part in contenders(shipped, Path("vectors"))["shipped, DIET for intents"]]
    assert names[2:5] == ["CountVectorsFeaturizer", "CountVectorsFeaturizer", "DIETClassifier"]
    assert names[:2] + names[5:] == [part["name"] for part in shipped[:2] + shipped[-2:]]


def test_figures_become_a_row_and_what_was_not_measured_a_dash() -> None:
    lines = table([ROW, ROW | {"cross_validation_f1": 0.9}]).splitlines()
    assert lines[2] == "| shipped | 0.500 | 0.250 | 1.000 | - | 61 s | 9 s | 4.7 ms | 800 MB |"
    assert "| 0.900 |" in lines[3]
    assert len({line.count("|") for line in lines}) == 1
