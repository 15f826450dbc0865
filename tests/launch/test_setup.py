"""Set-up: what is skipped, and what is said when it cannot go on."""

import ast
import errno
from dataclasses import dataclass
from pathlib import Path

import pytest

from sidekick.launch import environments, services, toolchain
from sidekick.launch.__main__ import main
from sidekick.launch.paths import ENVIRONMENTS, ROOT
from sidekick.launch.problem import Problem
from sidekick.launch.toolchain import child_environment, explain_install


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: No space left on device (os error 28)", "The disk is full"),
        ("error: No interpreter found for Python ==3.10.* in managed installations", "Python 3.10 or 3.11 is missing"),
        ("cause: Failed to download `.../python-build-standalone/...`: dns error", "Python 3.10 or 3.11 is missing"),
        ("error: Failed to fetch: `https://example.org/simple/rasa/`", "could not be reached: check the network"),
        ("NewConnectionError('... Temporary failure in name resolution')", "could not be reached: check the network"),
        ("Error: Command '... -m ensurepip' returned non-zero exit status 1", "venv module is missing: install it"),
    ],
)
def test_an_installer_that_fails_is_explained_in_one_sentence(output: str, sentence: str) -> None:
    said = explain_install(f"first\n{output}\nlast", "uv")
    assert sentence in said
    assert "\n" not in said


def test_where_the_reason_is_not_known_the_installer_has_the_last_word() -> None:
    assert explain_install("something\nelse", "uv") == (
        "Uv could not be installed; the installer's last words:\nsomething\nelse"
    )


def test_children_get_local_wheels_only_from_a_folder_that_exists(tmp_path: Path) -> None:
    assert child_environment({"PIP_FIND_LINKS": str(tmp_path)})["UV_FIND_LINKS"] == str(tmp_path)
    assert "UV_FIND_LINKS" not in child_environment({"PIP_FIND_LINKS": str(tmp_path / "missing")})


def test_children_write_bytecode_and_keep_the_rest_of_the_environment() -> None:
    inner = child_environment({"PYTHONDONTWRITEBYTECODE": "1", "HOME": "/home/ann"})
    assert "PYTHONDONTWRITEBYTECODE" not in inner
    assert inner["HOME"] == "/home/ann"


def test_the_services_reach_each_other_past_a_proxy() -> None:
    inner = child_environment({"HTTP_PROXY": "http://proxy:3128", "NO_PROXY": "intranet"})
    assert inner["NO_PROXY"] == "intranet,127.0.0.1,localhost"
    assert inner["no_proxy"] == "127.0.0.1,localhost"
    assert inner["HTTP_PROXY"] == "http://proxy:3128"


@pytest.mark.parametrize(
    ("version", "taken"), [("uv 0.9.2 (abc 2026-01-01)", True), ("uv 1.0.0", True), ("uv 0.4.30", False), ("?", False)]
)
def test_the_machines_own_uv_is_taken_unless_it_is_too_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, taken: bool
) -> None:
    program(tmp_path / "uv", f"echo '{version}'")
    program(tmp_path / "python", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(toolchain, "TOOLS", tmp_path / ".tools")
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    if taken:
        assert toolchain.find_uv() == str(tmp_path / "uv")
    else:
        with pytest.raises(Problem, match="Uv could not be installed"):  # it is tried, with a Python that cannot
            toolchain.find_uv()


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_pyenv_shows_every_fitting_python_though_its_shim_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "pyenv", "printf '3.9.18\\n3.10.13\\n3.11.7\\n'")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert child_environment({"PYENV_VERSION": "3.11.7"})["PYENV_VERSION"] == "3.11.7:3.10.13"


def test_an_environment_is_current_until_its_pyproject_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "ENVIRONMENTS", tmp_path)
    monkeypatch.setattr(environments, "python_of", lambda name: tmp_path / name / ".venv" / "bin" / "python")
    ran: list[list[str]] = []

    def sync(command: list[str], folder: Path, what: str) -> None:
        ran.append(command)
        (folder / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (folder / ".venv" / "bin" / "python").touch()

    monkeypatch.setattr(environments, "_run_showing_progress", sync)
    monkeypatch.setattr(environments, "find_uv", lambda: "uv")
    monkeypatch.setattr("shutil.disk_usage", lambda path: Disk(free=1e12))
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "pyproject.toml").write_text("[project]")

    environments.prepare("rasa", ["test"])
    environments.prepare("rasa", ["test"])
    environments.prepare("rasa")
    assert len(ran) == 1
    assert ran[0][-2:] == ["--group", "test"]
    (tmp_path / "rasa" / "pyproject.toml").write_text("[project] # changed")
    environments.prepare("rasa")
    assert len(ran) == 2


@pytest.fixture
def half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose rasa environment has a Python and no packages, on a disk with room for everything."""
    monkeypatch.setattr(environments, "ENVIRONMENTS", tmp_path)
    monkeypatch.setattr(environments, "python_of", lambda name: tmp_path / name / ".venv" / "bin" / "python")
    monkeypatch.setattr("shutil.disk_usage", lambda path: Disk(free=1e12))
    (tmp_path / "rasa" / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "rasa" / ".venv" / "bin" / "python").touch()
    (tmp_path / "rasa" / "pyproject.toml").write_text("[project]")
    return tmp_path


@dataclass(frozen=True)
class Disk:
    free: float


def uv_that(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in uv's place."""
    program(folder / "uv", script)
    monkeypatch.setattr(environments, "find_uv", lambda: str(folder / "uv"))


def test_a_set_up_that_broke_off_is_continued_and_shows_its_progress(
    half_made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    uv_that(half_made, "echo Resolved 2 packages >&2; echo ' + rasa==3.6.21' >&2; echo $@ > args", monkeypatch)
    environments.prepare("rasa", ["test"])
    assert capsys.readouterr().out == "Setting up the rasa environment with test ...\n  Resolved 2 packages\n"
    assert (half_made / "rasa" / "args").read_text() == "sync --no-default-groups --inexact --group test\n"
    environments.prepare("rasa", ["test"])
    assert capsys.readouterr().out == ""


def test_a_set_up_that_fails_says_why_and_is_tried_again_next_time(
    half_made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uv_that(half_made, "echo 'error: failed to write: No space left on device' >&2; exit 2", monkeypatch)
    for _ in range(2):
        with pytest.raises(Problem, match="The disk is full: free some space"):
            environments.prepare("rasa")


@pytest.mark.parametrize(("groups", "needed"), [([], "2.9"), (["test"], "3.1")])
def test_too_little_disk_is_said_before_anything_is_installed(
    half_made: Path, monkeypatch: pytest.MonkeyPatch, groups: list[str], needed: str
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: Disk(free=0.4e9))
    (half_made / "rasa" / ".venv" / "bin" / "python").unlink()
    uv_that(half_made, "touch started", monkeypatch)
    with pytest.raises(Problem, match=f"needs {needed} GB of disk and 0.4 GB are free: make room"):
        environments.prepare("rasa", groups)
    assert not (half_made / "rasa" / "started").exists()


def test_a_port_that_is_no_number_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDEKICK_WEB_PORT", "seventy")
    with pytest.raises(Problem, match="SIDEKICK_WEB_PORT is 'seventy'"):
        services.port("WEB", 7860)


def test_the_rasa_token_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    token = services.rasa_token(tmp_path / "token")
    assert services.rasa_token(tmp_path / "token") == token
    assert len(token) >= 32
    assert (tmp_path / "token").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (Problem("Port 5005 is taken."), 1, "Port 5005 is taken."),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "The disk is full: free some space"),
        (
            PermissionError(errno.EACCES, "Permission denied", "/opt/sidekick/var"),
            1,
            "/opt/sidekick/var cannot be used",
        ),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_what_goes_wrong_ends_the_command_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, sentence: str
) -> None:
    def fail(environment: str, groups: list[str]) -> None:
        raise error

    monkeypatch.setattr("sidekick.launch.__main__.prepare", fail)
    assert main(["setup"]) == code
    said = capsys.readouterr().err.strip()
    assert said.startswith(sentence)
    assert "\n" not in said


@pytest.mark.parametrize("file", [ROOT / "app.py", *sorted((ROOT / "sidekick" / "launch").glob("*.py"))])
def test_set_up_runs_on_python_3_8(file: Path) -> None:
    """Its syntax is that old, and its annotations are not evaluated: ``list[int]`` is newer."""
    tree = ast.parse(file.read_text(), feature_version=(3, 8))
    annotated = any(isinstance(node, (ast.arg, ast.AnnAssign)) for node in ast.walk(tree))
    assert not annotated or "from __future__ import annotations" in file.read_text()


@pytest.mark.parametrize("name", ["rasa", "gpt2"])
def test_pinned_versions_carry_no_registry_address(name: str) -> None:
    text = (ENVIRONMENTS / name / "pyproject.toml").read_text()
    assert "constraint-dependencies" in text
    assert "://" not in text
