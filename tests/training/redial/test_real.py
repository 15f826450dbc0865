"""The real data, where SIDEKICK_DATA names it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sidekick.movies.catalogue import Catalogue
from training.redial.archive import archive_path, has_test_set
from training.redial.dialogues import read_dialogues
from training.redial.read import count_mentions, load_dataset, load_movies

pytestmark = pytest.mark.skipif("SIDEKICK_DATA" not in os.environ, reason="SIDEKICK_DATA names no data")


@pytest.fixture(scope="module")
def archive() -> Path:
    return archive_path()


def test_every_dialogue_and_message_is_there(archive: Path) -> None:
    dialogues = list(read_dialogues(archive, "all"))
    assert len(dialogues) == 10_006
    assert sum(len(dialogue.messages) for dialogue in dialogues) == 182_150
    assert sum(dialogue.id == "" for dialogue in dialogues) <= 95
    assert not any("&amp;" in message.text for dialogue in dialogues for message in dialogue.messages)


def test_the_validation_split_has_every_dialogue_of_its_recommenders(archive: Path) -> None:
    held_out = list(read_dialogues(archive, "validation"))
    assert len(held_out) == 906
    recommenders = {dialogue.recommender for dialogue in held_out}
    assert len(recommenders) == 106
    assert not recommenders & {one.recommender for one in read_dialogues(archive, "train") if one.recommender}


def test_the_tables_agree_with_the_catalogue(archive: Path) -> None:
    films, tables = load_movies(archive), load_dataset(archive)
    assert len(films) == 6_924
    assert (len(tables["train"]), len(tables["validation"])) == (9_100, 906)
    assert ("test" in tables) == has_test_set(archive)
    mentions = count_mentions(tables)
    assert mentions.sum() == 64_461
    catalogue = Catalogue.load()
    assert set(films["movieId"]) == set(catalogue.position_by_id)
    assert mentions.sum() == sum(movie.mentions for movie in catalogue)
