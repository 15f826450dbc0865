"""The dialogues by split, and the film list, as `datasets` and `pandas` tables and as typed values."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from datasets import Dataset, DatasetDict, Features, Sequence, Value

from sidekick.movies.names import canonical_name
from training.redial.archive import MOVIES, TEST, TRAIN, RedialError, has_test_set
from training.redial.records import Dialogue, dialogue_from_record

VALIDATION_IDS = Path(__file__).with_name("validation_ids.txt")
FEATURES = Features(
    {
        "id": Value("string"),
        "text": Sequence(Value("string")),
        "from_seeker": Sequence(Value("bool")),
        "in_order": Value("bool"),
    }
)


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


def _parse(lines: Any, where: str) -> Iterator[Dialogue]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield dialogue_from_record(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise RedialError(f"{where}, line {number}, is not a ReDial dialogue: {error!r}") from error


def load_dataset(archive: Path) -> DatasetDict:
    """The splits as `datasets` tables: id, text, from_seeker, in_order. ``test`` only where the archive has it."""
    splits = ["train", "validation", *(["test"] if has_test_set(archive) else [])]
    return DatasetDict({split: Dataset.from_list(_rows(archive, split), features=FEATURES) for split in splits})


def _rows(archive: Path, split: str) -> list[dict[str, Any]]:
    return [
        {
            "id": dialogue.id,
            "text": [message.text for message in dialogue.messages],
            "from_seeker": [message.from_seeker for message in dialogue.messages],
            "in_order": dialogue.in_order,
        }
        for dialogue in read_dialogues(archive, split)
    ]


def load_movies(archive: Path) -> pd.DataFrame:
    """ReDial's film list: movieId, name (canonical). Its counts include the test set and are dropped."""
    with zipfile.ZipFile(archive) as zipped:
        table = pd.read_csv(io.BytesIO(zipped.read(MOVIES)), dtype={"movieId": int, "movieName": str})
    return pd.DataFrame({"movieId": table["movieId"], "name": table["movieName"].map(canonical_name)})
