"""The dialogues by split, and the film list, as `datasets` and `pandas` tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
from datasets import Dataset, DatasetDict, Features, Sequence, Value

from sidekick.movies.names import canonical_name
from training.redial.archive import MOVIES, RedialError, has_test_set
from training.redial.dialogues import read_dialogues

FEATURES = Features(
    {
        "id": Value("string"),
        "text": Sequence(Value("string")),
        "from_seeker": Sequence(Value("bool")),
        "movies": Sequence(Sequence(Value("int64"))),
        "in_order": Value("bool"),
    }
)


def load_dataset(archive: Path) -> DatasetDict:
    """The splits as `datasets` tables, a row for each dialogue; ``test`` only where the archive has it.

    ``text``, ``from_seeker`` and ``movies`` (the ids mentioned, unknown ones too) have an entry for each message.
    Raises ``RedialError``.
    """
    splits = ["train", "validation", *(["test"] if has_test_set(archive) else [])]
    return DatasetDict({split: Dataset.from_dict(_columns(archive, split), features=FEATURES) for split in splits})


def _columns(archive: Path, split: str) -> dict[str, list[Any]]:
    dialogues = list(read_dialogues(archive, split))
    return {
        "id": [dialogue.id for dialogue in dialogues],
        "text": [[message.text for message in dialogue.messages] for dialogue in dialogues],
        "from_seeker": [[message.from_seeker for message in dialogue.messages] for dialogue in dialogues],
        "movies": [[message.movie_ids for message in dialogue.messages] for dialogue in dialogues],
        "in_order": [dialogue.in_order for dialogue in dialogues],
    }


def load_movies(archive: Path) -> pd.DataFrame:
    """ReDial's film list: movieId, name (canonical). Its counts include the test set and are dropped.

    Raises ``RedialError``.
    """
    try:
        with zipfile.ZipFile(archive) as zipped:
            table = pd.read_csv(
                io.BytesIO(zipped.read(MOVIES)), dtype={"movieId": "int64", "movieName": "str"}, keep_default_na=False
            )
        return pd.DataFrame({"movieId": table["movieId"], "name": table["movieName"].map(canonical_name)})
    except (KeyError, ValueError) as error:
        raise RedialError(f"{MOVIES} in {archive} is not ReDial's film list: {error}") from error


def count_mentions(dialogues: DatasetDict) -> pd.Series[int]:
    """How often each movieId is mentioned in the dialogues for training, validation included; never in the test's."""
    said = pd.concat([dialogues[split].to_pandas()["movies"] for split in ("train", "validation")])
    return said.explode().explode().dropna().astype("int64").value_counts()
