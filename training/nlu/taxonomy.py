"""From what Sidekick understood of a turn to the field's taxonomy: one sparse logistic regression a group.

There are as many models as folds. A dialogue's fold follows from its id, and the models of a fold never saw its
dialogues, so whatever file a dialogue comes from, it is judged by weights that were fitted on others.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.nlu.iard import IardError
from training.nlu.turn_features import Features

WEIGHTS_FILE = Path(__file__).resolve().parents[2] / "models" / "taxonomy" / "turns.json.gz"
FORMAT = 1
FOLDS = 10


@dataclass(frozen=True)
class Judge:
    """Weights of one group's features, and the probability from which a turn belongs to it."""

    weights: Mapping[str, float]
    threshold: float

    def probability(self, features: Features) -> float:
        score = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))

    def holds(self, features: Features) -> bool:
        return self.probability(features) >= self.threshold


Taxonomy = Sequence[Mapping[str, Judge]]  # for each fold: group -> judge


def fold_of(dialogue: str, folds: int = FOLDS) -> int:
    """The fold of a dialogue, by its id alone."""
    return int(hashlib.sha256(dialogue.encode()).hexdigest(), 16) % folds


def save(taxonomy: Taxonomy, path: Path = WEIGHTS_FILE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    folds = [{g: {"threshold": j.threshold, "weights": j.weights} for g, j in fold.items()} for fold in taxonomy]
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:  # the same bytes each time
        file.write(json.dumps({"format": FORMAT, "folds": folds}, separators=(",", ":"), sort_keys=True).encode())


def load(path: Path = WEIGHTS_FILE) -> Taxonomy:
    """Raises ``IardError`` for a file that is missing or of another format."""
    if not path.exists():
        raise IardError(f"{path} does not exist: run python -m training.nlu.fit_taxonomy.")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    if data.get("format") != FORMAT:
        raise IardError(
            f"{path} has format {data.get('format')}, not {FORMAT}: run python -m training.nlu.fit_taxonomy."
        )
    return [{g: Judge(j["weights"], j["threshold"]) for g, j in fold.items()} for fold in data["folds"]]
