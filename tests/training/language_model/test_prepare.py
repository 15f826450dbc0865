"""Dialogues become turns with plans; what must not be learned is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from tests.movies.worlds import film
from tests.training.language_model.world import TALK, conversation, write_data
from tests.training.redial.world import RECOMMENDER, SEEKER, lines, record, write_archive
from training.language_model import prepare
from training.language_model.sources import Text
from training.redial.dialogues import read_dialogues, validation_ids
from training.redial.records import dialogue_from_record

CATALOGUE = Catalogue([film(1, "Heat", 1995), film(2, "Why Him?", 2016), film(3, "Up", 2009)])


def turns_of(*texts: str, **changes: object) -> list[str]:
    prepared = prepare.prepare([dialogue_from_record(record("1", *texts, **changes))], CATALOGUE)
    return [turn.text for turns in prepared for turn in turns]


def test_titles_typed_or_mentioned_and_years_become_placeholders() -> None:
    assert turns_of("I liked @1 (1995) a lot", "Try Why Him? or one of 1999") == [
        "I liked <|movie|> a lot",
        "Try <|movie|>? or one of <|year|>",
    ]


def test_messages_of_one_side_in_a_row_are_one_turn() -> None:
    messages = [
        {"text": text, "senderWorkerId": sender}
        for text, sender in (("Hello", SEEKER), ("a comedy please", SEEKER), ("Try @1", RECOMMENDER))
    ]
    assert turns_of(messages=messages) == ["Hello a comedy please", "Try <|movie|>"]


def test_only_the_assistant_has_plans_and_naming_a_film_anew_is_recommending() -> None:
    dialogue = dialogue_from_record(record("1", "I liked @1", "Did you like @1 ?", "yes", "Then try @3"))
    turns = prepare.to_turns(dialogue, Delexicaliser(NameSpotter(CATALOGUE)))
    assert [turn.plan.act if turn.plan else None for turn in turns] == [None, "ask_favorites", None, "recommend"]


def test_guessed_orders_are_left_out() -> None:
    assert turns_of("hi", "hello", provenance={"order": "partial+heuristic"}) == []


def test_dialogues_in_which_the_assistant_is_crude_are_left_out() -> None:
    assert turns_of("hi", "that was a shit film") == []
    assert turns_of("that was a shit film", "sorry") == ["that was a shit film", "sorry"]


def test_no_validation_dialogue_is_learned_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held_out = {**conversation(1), "conversationId": min(validation_ids())}
    archive = write_archive(tmp_path / "redial" / "redial_dataset.zip", lines(held_out, conversation(2)))
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path))
    texts = list(prepare.prepared("redial", tmp_path))
    expected = prepare.prepare([dialogue_from_record(conversation(2))], Catalogue.load())
    assert [text.turns for text in texts] == [tuple(turns) for turns in expected]
    assert [dialogue.id for dialogue in read_dialogues(archive, "validation")] == [min(validation_ids())]


def test_prose_keeps_its_length_and_has_no_plan() -> None:
    long = "Heat is a film. " * 40
    prose = Text((TALK[0].__class__(long, from_user=False),), is_prose=True)
    (text,) = prepare.prepare_others([prose], CATALOGUE)
    assert text.turns[0].text.count("is a film") == 40
    assert text.turns[0].plan is None


def test_texts_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    texts = [Text(TALK), Text(TALK[:1], is_prose=True)]
    assert prepare.write_texts(texts, tmp_path / "redial.jsonl") == 2
    assert prepare.read_texts(tmp_path / "redial.jsonl") == texts


def test_a_source_that_is_missing_is_left_out_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_data(tmp_path / "data", dialogues=3)
    (data / "dialogues" / "sgd_movies.jsonl.gz").unlink()
    (data / "dialogues" / "iard.json.gz").unlink()
    monkeypatch.setenv("SIDEKICK_DATA", str(data))
    monkeypatch.setattr("sys.argv", ["prepare", "--config", "smoke", "--out", str(tmp_path / "out")])
    prepare.main()
    said = capsys.readouterr().out
    assert "sgd: left out, dialogues/sgd_movies.jsonl.gz is not in" in said
    assert "acts are told by rules alone" in said
    assert {path.stem for path in (tmp_path / "out").glob("*.jsonl")} == {"redial", "taskmaster", "wikipedia"}
