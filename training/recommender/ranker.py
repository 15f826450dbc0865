"""The tree ranker: features of out-of-fold scores, and LambdaRank over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.features import Sources, candidates, feature_rows, film_table, listen
from training.recommender.examples import Example

CANDIDATES = 150  # films of one moment that the ranker learns from


@dataclass(frozen=True)
class RankerConfig:
    """LambdaRank (Burges, 2010) as LightGBM does it."""

    trees: int = 300
    leaves: int = 15
    rate: float = 0.06
    least_in_leaf: int = 100
    features_per_tree: float = 0.6
    truncation: int = 30
    bins: int = 63  # values that a feature is cut into: half the time of 255, and no worse
    threads: int = 2
    seed: int = 1

    def parameters(self) -> dict[str, object]:
        return {
            "objective": "lambdarank",
            "num_leaves": self.leaves,
            "learning_rate": self.rate,
            "min_data_in_leaf": self.least_in_leaf,
            "feature_fraction": self.features_per_tree,
            "max_bin": self.bins,
            "lambdarank_truncation_level": self.truncation,
            "num_threads": self.threads,
            "seed": self.seed,
            "deterministic": True,
            "force_row_wise": True,
            "verbose": -1,
        }


@dataclass(frozen=True)
class Rows:
    """Candidates of many moments, moment by moment."""

    features: npt.NDArray[np.float32]  # (rows, features)
    hits: npt.NDArray[np.int8]  # (rows,) 1: the recommender named it
    sizes: npt.NDArray[np.int64]  # (moments,) rows of each
    names: tuple[str, ...]

    @classmethod
    def together(cls, parts: Sequence[Rows]) -> Rows:
        return cls(
            np.concatenate([part.features for part in parts]),
            np.concatenate([part.hits for part in parts]),
            np.concatenate([part.sizes for part in parts]),
            parts[0].names,
        )


def collect(sources: Sources, moments: Sequence[Example], count: int = CANDIDATES) -> Rows:
    """The candidates at each moment. Moments with no hit among them teach nothing and are left out."""
    table = film_table(sources)
    features: list[npt.NDArray[np.float32]] = []
    hits: list[npt.NDArray[np.int8]] = []
    names: tuple[str, ...] = ()
    for moment in moments:
        context = moment.context
        opinions = listen(sources, context)
        chosen = candidates(opinions, ~sources.facets.mask([film.position for film in context.named()]), count)
        hit = np.isin(chosen, moment.fresh)
        if hit.any():
            rows, names = feature_rows(sources, table, opinions, chosen)
            features.append(rows)
            hits.append(hit.astype(np.int8))
    sizes = np.array([len(hit) for hit in hits], dtype=np.int64)
    return Rows(np.concatenate(features), np.concatenate(hits), sizes, names)


def train_ranker(rows: Rows, config: RankerConfig) -> str:
    """The fitted trees as LightGBM's text."""
    data = lightgbm.Dataset(rows.features, rows.hits, group=rows.sizes, feature_name=list(rows.names))
    return str(lightgbm.train(config.parameters(), data, config.trees).model_to_string())
