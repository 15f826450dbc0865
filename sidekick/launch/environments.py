"""The two Python environments: made when missing or out of date, skipped in no time otherwise."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from collections import deque
from pathlib import Path
from typing import Sequence

from sidekick.launch.paths import ENVIRONMENTS, python_of
from sidekick.launch.problem import Problem
from sidekick.launch.toolchain import child_environment, explain_install, find_uv

# GB on disk, measured; "train" with a CPU build of torch (the others are larger).
SPACE_NEEDED = {"rasa": 2.9, "gpt2": 0.7, "train": 1.8, "test": 0.2}
PROGRESS = re.compile(
    r"\s*(Using|Creating|Resolved|Building|Built|Downloading|Downloaded|Prepared|Installed|Bytecode) "
)


def prepare(environment: str, groups: Sequence[str] = ()) -> None:
    """Bring an environment up to its pyproject.toml, with the dependency groups asked for.

    Groups add up: one installed earlier stays. Raises ``Problem``.
    """
    folder = ENVIRONMENTS / environment
    if _is_current(folder, groups):
        return
    _check_space(folder, groups)
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


def _check_space(folder: Path, groups: Sequence[str]) -> None:
    """Raise ``Problem`` before anything is installed that cannot fit."""
    new = [group for group in groups if not _stamp(folder, group).exists()]
    if not python_of(folder.name).exists():
        new.append(folder.name)
    needed = sum(SPACE_NEEDED[part] for part in new)
    free = shutil.disk_usage(str(folder)).free / 1e9
    if free < needed:
        raise Problem(
            f"Setting up the {folder.name} environment needs {needed:.1f} GB of disk and {free:.1f} GB are free: "
            "make room and run the same command again."
        )


def _run_showing_progress(command: Sequence[str], folder: Path, what: str) -> None:
    """Run uv, showing its progress. Raises ``Problem``."""
    said: deque[str] = deque(maxlen=40)
    environment = child_environment(os.environ)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        list(command), cwd=str(folder), env=environment, stdout=pipe, stderr=subprocess.STDOUT, universal_newlines=True
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if PROGRESS.match(line):
                print("  " + line.rstrip(), flush=True)
            if line.startswith("Installed"):
                print("  Compiling them (a minute or two) ...", flush=True)
    if process.returncode:
        raise Problem(explain_install("".join(said), f"the {what} environment"))
