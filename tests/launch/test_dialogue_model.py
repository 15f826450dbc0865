"""The Rasa model: named after what it was trained from, and whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sidekick.launch import dialogue_model
from sidekick.launch.problem import Problem


def world(folder: Path) -> Path:
    for name in (*dialogue_model.FILES, *(f"{name}/topic.yml" for name in dialogue_model.FOLDERS)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_the_rasa_model_is_named_after_what_it_was_trained_from(tmp_path: Path) -> None:
    before = dialogue_model.fingerprint(world(tmp_path))
    assert dialogue_model.fingerprint(tmp_path) == before
    (tmp_path / "data" / "rules" / "topic.yml").write_text("changed")
    assert dialogue_model.fingerprint(tmp_path) != before


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own; ``rasa`` is put into it by each test."""
    world(tmp_path)
    (tmp_path / "var").mkdir()
    monkeypatch.setattr(dialogue_model, "ROOT", tmp_path)
    monkeypatch.setattr(dialogue_model, "MODELS", tmp_path / "models")
    monkeypatch.setattr(dialogue_model, "python_of", lambda name: tmp_path / name)
    monkeypatch.setenv("SIDEKICK_STATE", str(tmp_path / "var"))
    return tmp_path


def rasa_that(project: Path, script: str) -> None:
    """Put a program in Rasa's place: called with `-m rasa train --out FOLDER --fixed-model-name NAME`."""
    program = project / "rasa"
    program.write_text(f"#!/bin/sh\necho trained >> times\n{script}\n")
    program.chmod(0o755)


def files(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "models").iterdir())


def test_it_is_trained_once_and_again_after_a_change(project: Path) -> None:
    rasa_that(project, 'echo model > "$5/$7.tar.gz"')
    first = dialogue_model.ensure_model()
    assert dialogue_model.ensure_model() == first
    assert first.read_text() == "model\n"
    (project / "config.yml").write_text("changed")
    second = dialogue_model.ensure_model()
    assert second != first
    assert files(project) == ["linker", second.name]
    assert (project / "times").read_text() == "trained\n" * 2


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("echo the end of the story; exit 1", "could not be trained; the end of .*\nthe end of the story"),
        ("echo '[Errno 28] No space left on device'; exit 1", "The disk is full"),
        ("exit 0", "could not be trained"),
    ],
)
def test_a_training_that_fails_says_why_and_leaves_nothing_half_written(
    project: Path, script: str, sentence: str
) -> None:
    rasa_that(project, f'echo half > "$5/half.tar.gz"; {script}')
    with pytest.raises(Problem, match=sentence):
        dialogue_model.ensure_model()
    assert files(project) == ["linker"]
