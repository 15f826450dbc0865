"""Stages run when something changed, in order, and say plainly why one is skipped."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sidekick.launch.paths import python_of
from training import pipeline
from training.pipeline import Stage, StageFailed, run_stages


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stages over one source: the second reads what the first writes."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "films.csv").write_text("films")
    (tmp_path / "code.py").write_text("code")
    first = Stage("first", "make one", ("first",), ("films.csv",), ("code.py",), ("one.txt",))
    second = Stage("second", "make two", ("second",), (), ("one.txt",), ("two.txt",))
    monkeypatch.setattr(pipeline, "STAGES", (first, second))
    return tmp_path


class Commands:
    """Stands in for the stages' programs: each writes its output."""

    def __init__(self, root: Path, code: int = 0) -> None:
        self.root, self.code, self.ran, self.pythons = root, code, list[str](), list[str]()

    def __call__(self, command: Sequence[str]) -> int:
        name = command[-1]
        self.ran.append(name)
        self.pythons.append(command[0])
        (self.root / {"first": "one.txt", "second": "two.txt"}[name]).write_text(name)
        return self.code


def test_stages_run_in_order_and_only_once(world: Path) -> None:
    commands = Commands(world)
    assert run_stages([], world / "data", world, commands) == ["first", "second"]
    assert run_stages([], world / "data", world, commands) == []
    assert commands.ran == ["first", "second"]


@pytest.mark.parametrize("changed", ["code.py", "data/films.csv", "one.txt"])
def test_a_stage_runs_again_when_anything_it_touches_changed(world: Path, changed: str) -> None:
    commands = Commands(world)
    run_stages([], world / "data", world, commands)
    (world / changed).write_text("something else, and longer")
    assert "first" in run_stages([], world / "data", world, commands)


def test_a_stage_without_its_source_is_skipped_with_a_word(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (world / "data" / "films.csv").unlink()
    assert run_stages([], world / "data", world, Commands(world)) == ["second"]
    assert "first: skipped, its source films.csv is not in" in capsys.readouterr().out


def test_a_stage_goes_without_an_optional_source_and_says_so(
    world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "STAGES", (replace(pipeline.STAGES[0], optional=("plots.txt",)),))
    assert run_stages([], world / "data", world, Commands(world)) == ["first"]
    assert "first: goes without plots.txt" in capsys.readouterr().out
    (world / "data" / "plots.txt").write_text("plots")
    assert run_stages([], world / "data", world, Commands(world)) == ["first"]  # now there is more to read
    assert "goes without" not in capsys.readouterr().out


def test_a_stage_runs_in_its_own_environment(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "STAGES", (replace(pipeline.STAGES[0], environment="rasa"),))
    commands = Commands(world)
    run_stages([], world / "data", world, commands)
    assert commands.pythons == [str(python_of("rasa"))]


def test_a_stage_that_fails_ends_the_run_and_is_not_taken_for_done(world: Path) -> None:
    failing = Commands(world, code=1)
    with pytest.raises(StageFailed, match="the stage first failed"):
        run_stages([], world / "data", world, failing)
    assert failing.ran == ["first"]
    assert run_stages(["first"], world / "data", world, Commands(world)) == ["first"]


def test_a_name_that_is_no_stage_is_refused(world: Path) -> None:
    with pytest.raises(ValueError, match="no such stage: third; there are first, second"):
        run_stages(["third"], world / "data", world, Commands(world))


def test_every_stage_of_the_project_is_a_module_that_exists() -> None:
    for stage in pipeline.STAGES:
        module = pipeline.ROOT / (stage.command[0].replace(".", "/") + ".py")
        assert module.exists(), stage.name
        assert all((pipeline.ROOT / name).exists() for name in stage.code if not name.startswith("work/")), stage.name
