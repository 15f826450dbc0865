"""The learned recommender on disk: arrays, words, trees, and which catalogue they belong to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.dialogues import DialogueArrays, Dialogues
from sidekick.movies.recommenders.evidence import LikedTogether
from sidekick.movies.recommenders.features import Standing
from sidekick.movies.recommenders.links import Links
from sidekick.movies.recommenders.tower import Tower, TowerWeights
from sidekick.movies.recommenders.words import Vocabulary

FORMAT = 2  # raised when the files' layout changes
META, ARRAYS, RANKER, WORDS = "meta.json", "arrays.npz", "ranker.txt", "words.txt"
LINKS = ("ease", "together", "follows")


class ArtefactError(ValueError):
    """The recommender's files are missing, cut short or of another catalogue; the message says what to do."""


@dataclass(frozen=True)
class Learned:
    """Everything fitted from dialogues. ``ranker`` is a LightGBM model as text."""

    towers: tuple[Tower, ...]
    ease: Links
    together: Links
    follows: Links
    dialogues: Dialogues
    standing: Standing
    liked_together: LikedTogether
    ranker: str
    features: tuple[str, ...]  # in the order in which the ranker takes them


def catalogue_hash(catalogue: Catalogue) -> str:
    """What the arrays are lined up with: the films' ids and names, in order."""
    lines = "\n".join(f"{movie.id}\t{movie.name}" for movie in catalogue)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def check(folder: Path, catalogue: Catalogue) -> str:
    """The artefacts' version. Raises ``ArtefactError`` unless they are all there and made for this catalogue."""
    missing = [name for name in (META, ARRAYS, RANKER, WORDS) if not (folder / name).is_file()]
    if missing:
        raise ArtefactError(f"{folder} lacks {', '.join(missing)}: check the files out again, or run `make train`")
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        found, made_for, version = int(meta["format"]), str(meta["catalogue"]), str(meta["version"])
    except (ValueError, KeyError, TypeError) as error:
        raise ArtefactError(f"{folder / META} is not readable ({error}): run `make train`") from error
    if found != FORMAT:
        raise ArtefactError(f"{folder} has format {found} and this code reads {FORMAT}: run `make train`")
    if made_for != catalogue_hash(catalogue):
        raise ArtefactError(f"{folder} was made for another catalogue than data/catalogue/movies.csv: run `make train`")
    return version


def save(folder: Path, learned: Learned, catalogue: Catalogue) -> str:
    """Write everything; returns the version, which is a hash of the contents."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = _arrays(learned)
    np.savez_compressed(folder / ARRAYS, allow_pickle=False, **arrays)
    (folder / RANKER).write_text(learned.ranker, encoding="utf-8")
    vocabularies = [*(tower.vocabulary for tower in learned.towers), learned.dialogues.vocabulary]
    words = ["\n".join(vocabulary.terms) for vocabulary in vocabularies]
    (folder / WORDS).write_text("\n\n".join(words) + "\n", encoding="utf-8")
    version = _version(arrays, learned.ranker)
    meta = {"format": FORMAT, "version": version, "catalogue": catalogue_hash(catalogue), "features": learned.features}
    (folder / META).write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    return version


def read(folder: Path, catalogue: Catalogue) -> Learned:
    """Read what ``save`` wrote. Raises ``ArtefactError``."""
    check(folder, catalogue)
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    blocks = (folder / WORDS).read_text(encoding="utf-8").split("\n\n")
    *vocabularies, terms = [Vocabulary(block.split()) for block in blocks]
    try:
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            return Learned(
                towers=tuple(
                    Tower(vocabulary, TowerWeights(**_part(arrays, f"tower{number}", TowerWeights.names())))
                    for number, vocabulary in enumerate(vocabularies)
                ),
                **{name: Links(**_part(arrays, name, ("starts", "films", "weights"))) for name in LINKS},
                dialogues=Dialogues(
                    terms, DialogueArrays(**_part(arrays, "dialogues", DialogueArrays.names())), len(catalogue)
                ),
                standing=Standing(**_part(arrays, "standing", tuple(field.name for field in fields(Standing)))),
                liked_together=LikedTogether(len(catalogue), arrays["liked_pairs"], arrays["liked_counts"]),
                ranker=(folder / RANKER).read_text(encoding="utf-8"),
                features=tuple(meta["features"]),
            )
    except (OSError, ValueError, KeyError) as error:
        raise ArtefactError(f"{folder / ARRAYS} is damaged ({error}): check it out again") from error


def _arrays(learned: Learned) -> dict[str, npt.NDArray[Any]]:
    """Vectors go in half precision: the scores move by less than one part in a thousand."""
    arrays: dict[str, npt.NDArray[Any]] = {
        "liked_pairs": learned.liked_together.pairs,
        "liked_counts": learned.liked_together.counts,
    }
    for number, tower in enumerate(learned.towers):
        for name in TowerWeights.names():
            arrays[f"tower{number}.{name}"] = getattr(tower.weights, name).astype(np.float16)
    for name in LINKS:
        links: Links = getattr(learned, name)
        arrays |= {f"{name}.starts": links.starts, f"{name}.films": links.films}
        arrays[f"{name}.weights"] = links.weights.astype(np.float16)
    for name in DialogueArrays.names():
        arrays[f"dialogues.{name}"] = getattr(learned.dialogues.arrays, name)
    for field in fields(Standing):
        arrays[f"standing.{field.name}"] = getattr(learned.standing, field.name)
    return arrays


def _part(arrays: Mapping[str, npt.NDArray[Any]], prefix: str, names: tuple[str, ...]) -> dict[str, npt.NDArray[Any]]:
    found = {name: arrays[f"{prefix}.{name}"] for name in names}
    return {name: array.astype(np.float32) if array.dtype == np.float16 else array for name, array in found.items()}


def _version(arrays: Mapping[str, npt.NDArray[Any]], ranker: str) -> str:
    digest = hashlib.sha256(ranker.encode())
    for name in sorted(arrays):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(arrays[name]).tobytes())
    return f"recommender-{digest.hexdigest()[:12]}"
