"""The archive in the folder that SIDEKICK_DATA names: what is wrong with it is said, and what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.training.redial.world import FILMS, TALK, lines, write_archive
from training.redial.archive import RedialError, archive_path, has_test_set


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the archive belongs in the folder that SIDEKICK_DATA names."""
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path))
    return tmp_path / "redial" / "redial_dataset.zip"


def test_the_archive_of_the_named_folder_is_taken_as_it_is(given: Path) -> None:
    write_archive(given)
    assert archive_path("http://127.0.0.1:1/never-asked") == given


def test_a_folder_without_the_archive_is_said_and_nothing_is_downloaded(given: Path) -> None:
    with pytest.raises(RedialError, match=r"redial_dataset\.zip does not exist: put ReDial's archive there"):
        archive_path("http://127.0.0.1:1/never-asked")


@pytest.mark.parametrize("kept", [0, 100, -30])
def test_a_truncated_zip_is_said(given: Path, kept: int) -> None:
    whole = write_archive(given).read_bytes()
    given.write_bytes(whole[:kept])
    with pytest.raises(RedialError, match=r"is not a whole zip file .*: replace it with ReDial's archive"):
        archive_path()


def test_a_flipped_byte_is_found(given: Path) -> None:
    whole = bytearray(write_archive(given).read_bytes())
    whole[100] ^= 0xFF  # within the compressed dialogues
    given.write_bytes(whole)
    with pytest.raises(RedialError, match=r"is damaged at train_data.jsonl|is not a whole zip file"):
        archive_path()


def test_another_zip_is_not_taken_for_it(given: Path) -> None:
    given.parent.mkdir()
    with zipfile.ZipFile(given, "w") as zipped:
        zipped.writestr("holiday.jpg", b"")
    with pytest.raises(RedialError, match=r"it has no movies_with_mentions.csv and no train_data.jsonl"):
        archive_path()


@pytest.mark.parametrize("train", [b"", b"no json\n", b"[1, 2]\n", b'{"dialogue": []}\n', b"3\n"])
def test_files_of_the_right_names_must_hold_dialogues(given: Path, train: bytes) -> None:
    write_archive(given, train=train)
    with pytest.raises(RedialError, match=r"has no dialogues in train_data.jsonl"):
        archive_path()


def test_the_film_list_must_list_films(given: Path) -> None:
    write_archive(given, films="title,year\nHeat,1995\n")
    with pytest.raises(RedialError, match="does not list movieId and movieName"):
        archive_path()


def test_the_test_set_may_be_there_or_not(tmp_path: Path) -> None:
    assert not has_test_set(write_archive(tmp_path / "without.zip", films=FILMS))
    assert has_test_set(write_archive(tmp_path / "with.zip", test=lines(TALK)))
