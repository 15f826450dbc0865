"""Set-up: what is skipped, and what is said when it cannot go on."""

from pathlib import Path

import pytest

from sidekick.launch import dialogue_model, environments, services
from sidekick.launch.__main__ import main
from sidekick.launch.paths import ENVIRONMENTS
from sidekick.launch.problem import Problem
from sidekick.launch.toolchain import child_environment, explain_install


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: No space left on device (os error 28)", "The disk is full"),
        ("error: No interpreter found for Python ==3.10.* in managed installations", "Python 3.10 or 3.11 is missing"),
        ("cause: Failed to download `.../python-build-standalone/...`: dns error", "Python 3.10 or 3.11 is missing"),
        ("error: Failed to fetch: `https://example.org/simple/rasa/`", "could not be reached"),
        ("Error: Command '... -m ensurepip' returned non-zero exit status 1", "venv module is missing"),
        ("something else", "uv could not be installed"),
    ],
)
def test_an_installer_that_fails_is_explained_in_one_sentence(output: str, sentence: str) -> None:
    assert sentence in explain_install(output, "uv").splitlines()[0]


def test_children_get_local_wheels_only_from_a_folder_that_exists(tmp_path: Path) -> None:
    assert child_environment({"PIP_FIND_LINKS": str(tmp_path)})["UV_FIND_LINKS"] == str(tmp_path)
    assert "UV_FIND_LINKS" not in child_environment({"PIP_FIND_LINKS": str(tmp_path / "missing")})


def test_children_write_bytecode_and_keep_the_rest_of_the_environment() -> None:
    inner = child_environment({"PYTHONDONTWRITEBYTECODE": "1", "HOME": "/home/ann"})
    assert "PYTHONDONTWRITEBYTECODE" not in inner
    assert inner["HOME"] == "/home/ann"


def test_pyenv_shows_every_fitting_python_though_its_shim_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pyenv = tmp_path / "pyenv"
    pyenv.write_text("#!/bin/sh\nprintf '3.9.18\\n3.10.13\\n3.11.7\\n'\n")
    pyenv.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert child_environment({"PYENV_VERSION": "3.11.7"})["PYENV_VERSION"] == "3.11.7:3.10.13"


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
    monkeypatch.setitem(environments.SPACE_NEEDED, "rasa", 0.0)
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


def test_too_little_disk_is_said_before_anything_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "ENVIRONMENTS", tmp_path)
    monkeypatch.setattr(environments, "python_of", lambda name: tmp_path / name / "python")
    monkeypatch.setitem(environments.SPACE_NEEDED, "rasa", 1e9)
    (tmp_path / "rasa").mkdir()
    (tmp_path / "rasa" / "pyproject.toml").write_text("[project]")
    with pytest.raises(Problem, match=r"GB of disk and .* GB are free"):
        environments.prepare("rasa")


def test_a_port_that_is_no_number_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDEKICK_WEB_PORT", "seventy")
    with pytest.raises(Problem, match="SIDEKICK_WEB_PORT is 'seventy'"):
        services.port("WEB", 7860)


def test_the_rasa_token_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    token = services.rasa_token(tmp_path / "token")
    assert services.rasa_token(tmp_path / "token") == token
    assert len(token) >= 32
    assert (tmp_path / "token").stat().st_mode & 0o077 == 0


def test_a_problem_ends_the_command_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(environment: str, groups: list[str]) -> None:
        raise Problem("The disk is full: free some space and run the same command again.")

    monkeypatch.setattr("sidekick.launch.__main__.prepare", fail)
    assert main(["setup"]) == 1
    assert "The disk is full" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["rasa", "gpt2"])
def test_pinned_versions_carry_no_registry_address(name: str) -> None:
    text = (ENVIRONMENTS / name / "pyproject.toml").read_text()
    assert "constraint-dependencies" in text
    assert "://" not in text
