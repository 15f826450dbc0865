"""``python -m training``: where it takes the data from, and what it says when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.redial.world import write_archive
from training import __main__ as command
from training import pipeline


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The data folders that stages were run with."""
    folders: list[Path] = []
    monkeypatch.setattr(command, "run_stages", lambda names, data: folders.append(data))
    return folders


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["training", *arguments])
    return command.main()


def test_the_named_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: list[Path]) -> None:
    write_archive(tmp_path / "redial" / "redial_dataset.zip")
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path))
    assert run(monkeypatch, "run") == 0
    assert ran == [tmp_path]


def test_a_damaged_archive_ends_it_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    archive = write_archive(tmp_path / "redial" / "redial_dataset.zip")
    archive.write_bytes(archive.read_bytes()[:200])
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path))
    assert run(monkeypatch, "run") == 1
    assert ran == []
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_without_any_data_has_every_stage_that_needs_some_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path / "nowhere"))
    needy = [stage.name for stage in pipeline.STAGES if stage.sources]
    assert run(monkeypatch, "run", *needy) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(": skipped, its source ")[0] for line in said] == needy


def test_the_list_names_every_stage(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "list") == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [stage.name for stage in pipeline.STAGES]
