"""The Rasa model: trained when the dialogue data changed, named after what it was trained from."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Iterator

from sidekick.launch.paths import MODELS, ROOT, python_of, state
from sidekick.launch.problem import DISK_FULL, DISK_FULL_SIGN, Problem
from sidekick.launch.toolchain import child_environment

FILES = ("config.yml", "domain.yml", "data/catalogue/movies.csv", "models/linker/films.json.gz")
FOLDERS = ("data/nlu", "data/rules", "data/stories", "data/responses", "sidekick/nlu", "sidekick/movies")
SUFFIXES = {".yml", ".py", ".csv", ".txt"}


def ensure_model() -> Path:
    """The archive for the dialogue data as it is now, trained if there is none. Raises ``Problem``."""
    archive = MODELS / f"sidekick-{fingerprint(ROOT)}.tar.gz"
    if not archive.exists():
        _train(archive)
    for older in MODELS.glob("sidekick-*.tar.gz"):
        if older != archive:
            older.unlink()
    return archive


def fingerprint(root: Path) -> str:
    """Twelve hex digits of the content of every file that the Rasa model depends on."""
    digest = hashlib.sha256()
    for path in sorted(_sources(root)):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _sources(root: Path) -> Iterator[Path]:
    for name in FILES:
        yield root / name
    for folder in FOLDERS:
        yield from (path for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)


def _train(archive: Path) -> None:
    """Train in a folder of its own, so that a training broken off leaves no half-written model behind."""
    print("Training the dialogue (about a minute, only when it changed) ...", flush=True)
    log = state() / "logs" / "rasa-train.log"
    log.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=str(MODELS), prefix=".training-") as folder:
        command = [str(python_of("rasa")), "-m", "rasa", "train", "--out", folder]
        command += ["--fixed-model-name", archive.name[: -len(".tar.gz")]]
        with log.open("w") as output:
            trained = subprocess.run(
                command, cwd=str(ROOT), env=child_environment(os.environ), stdout=output, stderr=subprocess.STDOUT
            )
        made = Path(folder) / archive.name
        if trained.returncode or not made.exists():
            raise Problem(_why_not_trained(log))
        made.replace(archive)


def _why_not_trained(log: Path) -> str:
    said = log.read_text(errors="replace")
    if DISK_FULL_SIGN in said.lower():
        return DISK_FULL
    tail = "\n".join(said.splitlines()[-15:])
    return f"The dialogue could not be trained; the end of {log}:\n{tail}"
