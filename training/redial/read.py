"""The dialogues by split, and the film list, as `datasets` and `pandas` tables."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
from datasets import Dataset, DatasetDict, Features, Sequence, Value

from sidekick.movies.names import canonical_name
from training.redial.archive import MOVIES, has_test_set
from training.redial.dialogues import read_dialogues

FEATURES = Features(
    {
        "id": Value("string"),
        "text": Sequence(Value("string")),
        "from_seeker": Sequence(Value("bool")),
        "in_order": Value("bool"),
    }
)


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
