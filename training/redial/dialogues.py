"""ReDial's dialogues by split, as typed values. Needs neither `datasets` nor `pandas`."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from training.redial.archive import TEST, TRAIN, RedialError, has_test_set
from training.redial.records import Dialogue, dialogue_from_record

VALIDATION_IDS = Path(__file__).with_name("validation_ids.txt")


@cache
def validation_ids() -> frozenset[str]:
    """The conversations held out: every dialogue of 106 recommenders."""
    return frozenset(VALIDATION_IDS.read_text().split())


def read_dialogues(archive: Path, split: str = "train") -> Iterator[Dialogue]:
    """The dialogues of ``train`` (without validation), ``validation``, ``all`` (both) or ``test``.

    Raises ``RedialError``.
    """
    if split == "test" and not has_test_set(archive):
        raise RedialError(f"{archive} holds no {TEST}: ReDial's test dialogues are held back here.")
    with zipfile.ZipFile(archive) as zipped, zipped.open(TEST if split == "test" else TRAIN) as lines:
        for dialogue in _parse(lines, split):
            held_out = dialogue.id in validation_ids()
            if split in ("all", "test") or held_out == (split == "validation"):
                yield dialogue


def read_file(path: Path) -> Iterator[Dialogue]:
    """The dialogues of any file in ReDial's format. Raises ``RedialError``."""
    try:
        with path.open("rb") as lines:
            yield from _parse(lines, str(path))
    except FileNotFoundError as error:
        raise RedialError(f"{path} does not exist.") from error


def _parse(lines: Iterable[bytes], where: str) -> Iterator[Dialogue]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield dialogue_from_record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise RedialError(f"{where}, line {number}, is not a ReDial dialogue: {error!r}") from error
