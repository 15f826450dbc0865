"""The two Python environments: made when missing or out of date, skipped in no time otherwise."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections import deque
from pathlib import Path
from typing import Sequence

from sidekick.launch.paths import ENVIRONMENTS, python_of
from sidekick.launch.problem import Problem
from sidekick.launch.toolchain import child_environment, explain_install, find_uv

SPACE_NEEDED = {"rasa": 4.0, "gpt2": 3.5}  # GB, measured with room to spare


def prepare(environment: str, groups: Sequence[str] = ()) -> None:
    """Bring an environment up to its pyproject.toml, with the dependency groups asked for.

    Groups add up: one installed earlier stays. Raises ``Problem``.
    """
    folder = ENVIRONMENTS / environment
    if _is_current(folder, groups):
        return
    _check_space(environment, folder)
    print(f"Setting up the {environment} environment{_with(groups)} ...", flush=True)
    command = [find_uv(), "sync", "--no-default-groups", "--inexact"]
    for group in groups:
        command += ["--group", group]
    _run_showing_progress(command, folder, environment)
    for group in ("", *groups):
        _stamp(folder, group).write_text(_fingerprint(folder))


def _is_current(folder: Path, groups: Sequence[str]) -> bool:
    wanted = _fingerprint(folder)
    stamps = [_stamp(folder, group) for group in ("", *groups)]
    return python_of(folder.name).exists() and all(s.exists() and s.read_text() == wanted for s in stamps)


def _stamp(folder: Path, group: str) -> Path:
    return folder / ".venv" / f".sidekick-{group or 'base'}"


def _fingerprint(folder: Path) -> str:
    return hashlib.sha256((folder / "pyproject.toml").read_bytes()).hexdigest()


def _with(groups: Sequence[str]) -> str:
    return f" with {' and '.join(groups)}" if groups else ""


def _check_space(environment: str, folder: Path) -> None:
    free = shutil.disk_usage(str(folder)).free / 1e9
    needed = SPACE_NEEDED[environment]
    if free < needed and not python_of(environment).exists():
        raise Problem(
            f"Setting up needs {needed:.1f} GB of disk and {free:.1f} GB are free: make room and run it again."
        )


def _run_showing_progress(command: Sequence[str], folder: Path, what: str) -> None:
    """Run uv, showing what it says as it says it. Raises ``Problem`` with its last lines."""
    last: deque[str] = deque(maxlen=40)
    process = subprocess.Popen(
        list(command),
        cwd=str(folder),
        env=child_environment(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        last.append(line)
        if not line.startswith((" +", " -", "warning", "WARNING")):
            print("  " + line.rstrip(), flush=True)
    if process.wait():
        raise Problem(explain_install("".join(last), f"the {what} environment"))
