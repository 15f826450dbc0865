from __future__ import annotations

import json
from pathlib import Path

import pytest

from sidekick.chat.candidate import Candidate
from sidekick.chat.plan import Plan
from sidekick.chat.selector import FEATURES, SELECTOR, Selector, SelectorError, by_hand, features

GPT2 = Path(__file__).parents[2] / "models" / "gpt2" / "config.json"


def test_features_say_what_they_are_called() -> None:
    plan = Plan("recommend", genre="horror")
    found = features(Candidate("i know a horror film, spooky ?", -1.5, 0.0, 0.4), plan, "anything spooky")
    assert found["log_probability"] == -1.5
    assert found["relevance"] == 0.4
    assert (found["uses_fact"], found["echo"], found["asks"], found["says_i"]) == (1, 1, 1, 0.5)
    assert tuple(found) == FEATURES


def test_the_heavier_feature_wins() -> None:
    selector = Selector({name: float(name == "echo") for name in FEATURES}, "toy")
    on_the_point, beside_it = Candidate("ghosts are fun"), Candidate("trains are fun")
    assert selector.score(on_the_point, Plan("chat"), "i like ghosts") > selector.score(
        beside_it, Plan("chat"), "i like ghosts"
    )


@pytest.mark.parametrize("content", ["", "{}", '{"gpt2": "a", "weights": {"echo": 1}}', '{"gpt2": "a", "weights": []}'])
def test_weights_that_are_broken_say_what_to_do(tmp_path: Path, content: str) -> None:
    (tmp_path / "selector.json").write_text(content)
    with pytest.raises(SelectorError, match="check it out again, or run"):
        Selector.load(tmp_path / "selector.json")


def test_weights_that_are_missing_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SelectorError, match="check it out again, or run"):
        Selector.load(tmp_path / "nowhere.json")


def test_the_selector_that_ships_belongs_to_the_model_that_ships_and_beats_the_rule_of_thumb() -> None:
    assert Selector.load().gpt2 == json.loads(GPT2.read_text())["version"]
    figures = json.loads(SELECTOR.read_text())["figures"]
    assert figures["selector"]["beats_a_rival"] > figures["by_hand"]["beats_a_rival"]


def test_the_rule_of_thumb_likes_a_dozen_words_and_the_facts() -> None:
    plan = Plan("ask_genre", genre="horror")
    long = Candidate("what kind of horror film are you looking for tonight ?")
    assert by_hand(long, plan, "") > by_hand(Candidate("what kind ?"), plan, "")
