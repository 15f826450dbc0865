"""Dialogues as typed values, whatever oddities their records have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.redial.world import RECOMMENDER, SEEKER, TALK, lines, record, write_archive
from training.redial.archive import RedialError
from training.redial.dialogues import read_dialogues, read_file, validation_ids
from training.redial.records import dialogue_from_record

HELD_OUT = min(validation_ids())


def test_a_dialogue_is_read_whole() -> None:
    dialogue = dialogue_from_record(TALK)
    assert [(message.text, message.from_seeker) for message in dialogue.messages] == [
        ("I liked @1", True),
        ("Then see @2 and @1", False),
    ]
    assert dialogue.messages[1].movie_ids == (2, 1)
    assert (dialogue.id, dialogue.seeker, dialogue.recommender) == ("1", SEEKER, RECOMMENDER)
    assert dialogue.movies == {1: "Heat (1995)"}
    assert dialogue.opinions == {1: {"suggested": 0, "seen": 1, "liked": 1}}
    assert dialogue.in_order


def test_an_empty_list_stands_for_an_empty_object() -> None:
    dialogue = dialogue_from_record(record("1", "hi", movieMentions=[], initiatorQuestions=[], respondentQuestions=[]))
    assert dialogue.movies == {}
    assert dialogue.opinions == {}


def test_missing_answers_and_names_are_left_out() -> None:
    odd = record("1", "hi", movieMentions={"1": None}, initiatorQuestions={"1": {"liked": 1, "seen": None}})
    assert dialogue_from_record(odd).opinions == {1: {"liked": 1}}
    assert dialogue_from_record(odd).movies == {1: ""}


def test_html_entities_are_decoded() -> None:
    dialogue = dialogue_from_record(record("1", "Tom &amp; Jerry, I&#39;d say &lt;3"))
    assert dialogue.messages[0].text == "Tom & Jerry, I'd say <3"


def test_an_id_that_no_list_knows_stays_for_the_reader_to_skip() -> None:
    message = dialogue_from_record(record("1", "see @999999 or mail me@home")).messages[0]
    assert message.movie_ids == (999999,)


def test_a_dialogue_may_have_no_id() -> None:
    assert dialogue_from_record(record(None, "hi")).id == ""


def test_what_the_official_file_lacks_is_used_where_it_is_there() -> None:
    guessed = {"provenance": {"order": "partial+heuristic", "roles": "gt-tokens"}}
    dialogue = dialogue_from_record(record("1", "hi", **guessed))
    assert not dialogue.in_order
    assert dialogue.recommender is None  # the worker's number is made up


def test_the_splits_are_train_validation_and_both(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "redial.zip", lines(TALK, record(HELD_OUT, "hi"), record(None, "hi")))
    found = {split: [one.id for one in read_dialogues(archive, split)] for split in ("train", "validation", "all")}
    assert found == {"train": ["1", ""], "validation": [HELD_OUT], "all": ["1", HELD_OUT, ""]}


def test_a_test_set_that_is_held_back_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(RedialError, match=r"holds no test_data.jsonl: ReDial's test dialogues are held back here"):
        list(read_dialogues(write_archive(tmp_path / "redial.zip"), "test"))


def test_a_test_set_that_is_there_is_read(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "redial.zip", test=lines(record("20", "hello")))
    assert [one.id for one in read_dialogues(archive, "test")] == ["20"]


def test_any_file_in_the_format_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_bytes(lines(TALK) + b"\n" + lines(record("2", "hi")))
    assert [one.id for one in read_file(tmp_path / "some.jsonl")] == ["1", "2"]


@pytest.mark.parametrize("broken", [b'{"conversationId": "1", "mess', b"[]\n", b'{"messages": []}\n', b"\xff\n"])
def test_a_line_that_is_no_dialogue_is_named(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "some.jsonl").write_bytes(lines(TALK) + broken)
    with pytest.raises(RedialError, match=r"some\.jsonl, line 2, is not a ReDial dialogue"):
        list(read_file(tmp_path / "some.jsonl"))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RedialError, match="does not exist"):
        list(read_file(tmp_path / "some.jsonl"))
