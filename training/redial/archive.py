"""Find ReDial's archive: in the folder that SIDEKICK_DATA names, else in a cache it is downloaded to."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from training.redial.download import download

ADDRESS = "https://github.com/ReDialData/website/raw/data/redial_dataset.zip"
TRAIN, TEST, MOVIES = "train_data.jsonl", "test_data.jsonl", "movies_with_mentions.csv"


class RedialError(RuntimeError):
    """The archive is missing, cut short or not ReDial's; the message says what to do."""


def archive_path(address: str = ADDRESS) -> Path:
    """The checked archive. Raises ``RedialError``."""
    folder = os.environ.get("SIDEKICK_DATA")
    if folder:
        archive = Path(folder) / "redial" / "redial_dataset.zip"
        if not archive.exists():
            raise RedialError(f"SIDEKICK_DATA is {folder}, but there is no redial/redial_dataset.zip in it.")
        return check(archive)
    archive = cache_folder() / "redial" / "redial_dataset.zip"
    if not archive.exists():
        download(address, archive)
    return check(archive)


def cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "sidekick"


def check(archive: Path) -> Path:
    """``archive`` itself, once its content is known to be whole. Raises ``RedialError``."""
    try:
        with zipfile.ZipFile(archive) as zipped:
            names = set(zipped.namelist())
            broken = zipped.testzip()
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise RedialError(f"{archive} is not a whole zip file ({error}): delete it and run this again.") from error
    if broken is not None:
        raise RedialError(f"{archive} is damaged at {broken}: delete it and run this again.")
    missing = {TRAIN, MOVIES} - names
    if missing:
        raise RedialError(f"{archive} is not ReDial's archive: it has no {' and no '.join(sorted(missing))}.")
    return archive


def has_test_set(archive: Path) -> bool:
    """Whether the archive brings ReDial's test dialogues, which may be held back."""
    with zipfile.ZipFile(archive) as zipped:
        return TEST in zipped.namelist()
