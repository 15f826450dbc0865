"""The same as `datasets` and `pandas` tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.redial.world import TALK, lines, record, write_archive
from training.redial.archive import RedialError
from training.redial.dialogues import validation_ids
from training.redial.read import count_mentions, load_dataset, load_movies

HELD_OUT = min(validation_ids())


def test_a_row_holds_a_dialogue_message_by_message(tmp_path: Path) -> None:
    assert load_dataset(write_archive(tmp_path / "redial.zip"))["train"][0] == {
        "id": "1",
        "text": ["I liked @1", "Then see @2 and @1"],
        "from_seeker": [True, False],
        "movies": [[1], [2, 1]],
        "in_order": True,
    }


def test_the_test_split_is_there_where_the_archive_has_it(tmp_path: Path) -> None:
    train = lines(TALK, record(HELD_OUT, "hi"))
    without = load_dataset(write_archive(tmp_path / "without.zip", train))
    assert {split: len(rows) for split, rows in without.items()} == {"train": 1, "validation": 1}
    whole = load_dataset(write_archive(tmp_path / "with.zip", train, test=lines(TALK, TALK)))
    assert {split: len(rows) for split, rows in whole.items()} == {"train": 1, "validation": 1, "test": 2}


def test_mentions_are_counted_in_training_and_validation_but_never_in_the_test(tmp_path: Path) -> None:
    train = lines(TALK, record(HELD_OUT, "@1 or @77"), record("3", "hi"))
    archive = write_archive(tmp_path / "redial.zip", train, test=lines(record("20", "@1 @2 @3")))
    assert count_mentions(load_dataset(archive)).to_dict() == {1: 3, 2: 1, 77: 1}


def test_film_names_are_canonical_and_the_lists_own_counts_are_dropped(tmp_path: Path) -> None:
    films = load_movies(write_archive(tmp_path / "redial.zip"))
    assert films.to_dict("list") == {
        "movieId": [1, 2, 3, 4],
        "name": ["Heat (1995)", "Why Him? (2016)", "Up (2009)", "Triangle (2009)"],
    }


def test_a_film_called_none_is_still_a_film(tmp_path: Path) -> None:
    archive = write_archive(tmp_path / "redial.zip", films="movieId,movieName,nbMentions\n5,None,1\n6,NaN,1\n")
    assert load_movies(archive)["name"].tolist() == ["None", "NaN"]


@pytest.mark.parametrize("films", ["movieId,movieName\nfive,Heat\n", "id,name\n1,Heat\n", ""])
def test_a_film_list_that_is_none_is_said(tmp_path: Path, films: str) -> None:
    with pytest.raises(RedialError, match="is not ReDial's film list"):
        load_movies(write_archive(tmp_path / "redial.zip", films=films))
