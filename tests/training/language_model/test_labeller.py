"""Acts of training turns: the rules, and what is learned from labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.language_model.world import write_others
from training.language_model.acts import ask, label, react
from training.language_model.iard import LabelledTurn, read_iard
from training.language_model.labeller import Labeller, Said, held_out_f1, kind_of, read_labeller


@pytest.mark.parametrize(
    ("text", "first", "fresh", "act"),
    [
        ("Hello there", True, 0, "greet"),
        ("What kind of film are you after ?", False, 0, "ask_genre"),
        ("What mood are you in ?", False, 0, "ask_mood"),
        ("What is your favorite film ?", False, 0, "ask_favorites"),
        ("Try <|movie|>", False, 1, "recommend"),
        ("<|movie|> is a classic", False, 0, "answer"),
        ("It is about a heist", False, 0, "explain"),
        ("Glad you liked it", False, 0, "react_praise"),
        ("Sorry about that", False, 0, "react_refusal"),
        ("Take care, bye", False, 0, "goodbye"),
        ("Popcorn it is", False, 0, "chat"),
    ],
)
def test_the_rules_know_every_act(text: str, first: bool, fresh: int, act: str) -> None:
    assert label(text, first, fresh).act == act


def test_a_plan_counts_films_and_knows_genre_and_mood() -> None:
    plan = label("Try <|movie|> or <|movie|> , funny sci-fi", is_first=False, fresh_films=2)
    assert (len(plan.offers), plan.genre, plan.mood) == (2, "science fiction", "funny")


def test_a_question_without_a_topic_asks_what_one_is_looking_for() -> None:
    assert ask("Can I help you ?") == "ask_genre"
    assert ask("Do you like old ones ?") == "ask_favorites"


def test_a_reaction_is_glad_or_sorry_or_neither() -> None:
    assert [react(text) for text in ("Awesome", "Oh no", "I see")] == ["react_praise", "react_refusal", "chat"]


def test_iards_turns_know_what_they_answer_and_which_films_are_new(tmp_path: Path) -> None:
    write_others(tmp_path)
    turns = read_iard(tmp_path / "dialogues" / "iard.json.gz")[:4]
    assert [turn.before for turn in turns] == ["I want a comedy", "One like <|movie|>", "Seen it", "ok"]
    assert [turn.fresh_films for turn in turns] == [0, 1, 0, 0]
    assert [kind_of(turn) for turn in turns] == ["ask", "recommend", "explain", "other"]


def test_a_turn_of_several_labels_is_the_first_kind_that_it_does() -> None:
    assert kind_of(LabelledTurn("1", "Try <|movie|> . Seen it ?", frozenset({"ask", "recommend"}))) == "recommend"


WORDS = {"ask": "wondering", "recommend": "<|movie|> awaits", "explain": "heists galore", "answer": "indeed so"}


def world() -> list[LabelledTurn]:
    """Turns whose kind a single word tells, a word that the rules do not know."""
    return [
        LabelledTurn(
            str(number % 10), f"well {words} {'really ' * (number % 3)}", frozenset({kind}), "hm", kind == "recommend"
        )
        for number in range(60)
        for kind, words in WORDS.items()
    ]


def test_the_labeller_learns_what_the_rules_cannot_tell() -> None:
    scores = held_out_f1(world())
    assert scores["labeller"]["accuracy"] == 1.0
    assert scores["rules"]["explain"] == 0.0


def test_the_labellers_plans_keep_the_facts_that_rules_find() -> None:
    plans = Labeller(world()).plans([Said("well wondering"), Said("well heists galore, a funny comedy")])
    assert [plan.act for plan in plans] == ["ask_genre", "explain"]
    assert (plans[1].genre, plans[1].mood) == ("comedy", "funny")
    assert Labeller(world()).plans([]) == []


def test_the_labeller_of_training_does_not_learn_from_validation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_others(tmp_path)
    learned: list[str] = []
    monkeypatch.setattr(Labeller, "__init__", lambda _, turns: learned.extend(turn.dialogue for turn in turns))
    monkeypatch.setattr("training.language_model.labeller.validation_ids", lambda: frozenset({"1003"}))
    read_labeller(tmp_path)
    assert "1002" in learned
    assert "1003" not in learned
