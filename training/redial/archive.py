"""Find ReDial's archive: in the folder that SIDEKICK_DATA names, else in a cache it is downloaded to."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from pathlib import Path

from training.redial.download import DownloadError, download

ADDRESS = "https://github.com/ReDialData/website/raw/data/redial_dataset.zip"
TRAIN, TEST, MOVIES = "train_data.jsonl", "test_data.jsonl", "movies_with_mentions.csv"


class RedialError(RuntimeError):
    """The archive is missing, cut short or not ReDial's; the message says what to do."""


def archive_path(address: str = ADDRESS) -> Path:
    """The archive, its content checked; downloaded where it is neither given nor cached. Raises ``RedialError``."""
    folder = os.environ.get("SIDEKICK_DATA")
    if folder:
        return check(Path(folder) / "redial" / "redial_dataset.zip")
    archive = cache_folder() / "redial" / "redial_dataset.zip"
    if archive.exists() and not fault_of(archive):
        return archive
    try:
        return download(address, archive, fault_of)
    except DownloadError as error:
        raise RedialError(str(error)) from error


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sidekick"


def check(archive: Path) -> Path:
    """``archive`` itself, once its content is known to be whole. Raises ``RedialError``."""
    if not archive.exists():
        raise RedialError(
            f"{archive} does not exist: put ReDial's archive there, or unset SIDEKICK_DATA to have it downloaded."
        )
    fault = fault_of(archive)
    if fault:
        raise RedialError(f"{archive} {fault}: replace it with ReDial's archive.")
    return archive


def fault_of(archive: Path) -> str:
    """What is wrong with the file, to follow its name in a sentence; empty when it is ReDial's archive, and whole."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            missing = {TRAIN, MOVIES} - set(zipped.namelist())
            if missing:
                return f"is not ReDial's archive, for it has no {' and no '.join(sorted(missing))}"
            broken = zipped.testzip()
            return f"is damaged at {broken}" if broken else _strange_content(zipped)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        return f"is not a whole zip file ({error})"


def _strange_content(zipped: zipfile.ZipFile) -> str:
    """Whether the files hold what their names say, by their first lines."""
    with zipped.open(MOVIES) as films, zipped.open(TRAIN) as dialogues:
        columns = films.readline().decode("utf-8-sig", "replace").strip().split(",")
        if columns[:2] != ["movieId", "movieName"]:
            return f"is not ReDial's archive, for {MOVIES} does not list movieId and movieName"
        try:
            return "" if "messages" in json.loads(dialogues.readline()) else f"has no dialogues in {TRAIN}"
        except (ValueError, TypeError):
            return f"has no dialogues in {TRAIN}"


def has_test_set(archive: Path) -> bool:
    """Whether the archive brings ReDial's test dialogues, which may be held back."""
    with zipfile.ZipFile(archive) as zipped:
        return TEST in zipped.namelist()
