"""Floors on phrasings that never train anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from training.nlu.evaluate import heldout_scores
from training.nlu.heldout import Phrasing, read_phrasings
from training.nlu.scores import class_f1, confusions
from training.nlu.understanding import Understood

ROOT = Path(__file__).parents[2]
INTENT_FLOOR = 0.92  # macro F1
OUT_OF_SCOPE_FLOOR = 0.80
ENTITY_FLOOR = 0.92
# Single words that mean one thing only: no other way to say them exists, so both sets have them.
SHORTEST = 4  # words from which a sentence may not be in both


def training_sentences() -> set[str]:
    found: set[str] = set()
    for file in (ROOT / "data" / "nlu").glob("*.yml"):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            found.update(line[2:].strip().lower() for line in block["examples"].splitlines())
    return found


def test_there_are_at_least_four_hundred_and_ten_for_each_intent(phrasings: Sequence[Phrasing]) -> None:
    counts = Counter(phrasing.intent for phrasing in phrasings)
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert sum(counts.values()) >= 400
    assert {intent for intent in domain["intents"] if counts[intent] < 10} == {"nlu_fallback"}


def test_no_sentence_is_in_the_training_data(phrasings: Sequence[Phrasing]) -> None:
    sentences = {phrasing.text.lower() for phrasing in phrasings if len(phrasing.text.split()) >= SHORTEST}
    assert not sentences & training_sentences()


def test_intents_hold_their_floor(phrasings: Sequence[Phrasing], understood: Sequence[Understood]) -> None:
    scores = heldout_scores(phrasings, understood)
    wrong = confusions([p.intent for p in phrasings], [u.intent for u in understood])
    assert scores["intent_macro_f1"] >= INTENT_FLOOR, wrong
    assert scores["out_of_scope_f1"] >= OUT_OF_SCOPE_FLOOR, wrong


def test_entities_hold_their_floor(phrasings: Sequence[Phrasing], understood: Sequence[Understood]) -> None:
    assert heldout_scores(phrasings, understood)["entity_f1"] >= ENTITY_FLOOR


def test_no_intent_is_lost_altogether(phrasings: Sequence[Phrasing], understood: Sequence[Understood]) -> None:
    scores = class_f1([p.intent for p in phrasings], [u.intent for u in understood])
    assert {intent: score for intent, score in scores.items() if score < 0.7} == {}


def test_sentences_before_the_first_heading_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "phrasings.txt"
    path.write_text("hello\n## greet\nhi\n")
    with pytest.raises(ValueError, match="stands before the first"):
        read_phrasings(path)
