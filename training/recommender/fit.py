"""Fit the whole recommender: towers, film-to-film links and counts, and the ranker over out-of-fold scores.

Usage: python -m training.recommender.fit      (writes models/recommender)
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

import scipy.sparse as sparse

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.recommenders import RECOMMENDER_FOLDER
from sidekick.movies.recommenders.artefacts import Learned, save
from sidekick.movies.recommenders.learned import sources_of
from sidekick.movies.recommenders.tower import Tower
from training.recommender.content import content_matrix
from training.recommender.counts import liked_together, standing
from training.recommender.examples import Dialogue, examples_of, moments
from training.recommender.folds import fold_numbers
from training.recommender.linear import cosine, ease, follows, mentions_matrix
from training.recommender.memory import remember
from training.recommender.ranker import RankerConfig, Rows, collect, train_ranker
from training.recommender.read import dialogues_of, read_openings
from training.recommender.tower import TowerConfig, train_tower
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues


@dataclass(frozen=True)
class FitConfig:
    """What a fit takes: about four minutes on two cores as it stands."""

    folds: int = 3
    seeds: tuple[int, ...] = (0,)  # one tower each, averaged
    workers: int = 2
    tower: TowerConfig = field(default_factory=TowerConfig)
    ranker: RankerConfig = field(default_factory=RankerConfig)


@dataclass(frozen=True)
class Material:
    """What every part of a fit reads."""

    catalogue: Catalogue
    content: sparse.csr_matrix
    config: FitConfig

    @classmethod
    def of(cls, catalogue: Catalogue, openings: Mapping[int, str], config: FitConfig) -> Material:
        return cls(catalogue, content_matrix(catalogue, openings), config)


def fit(dialogues: Sequence[Dialogue], catalogue: Catalogue, openings: Mapping[int, str], config: FitConfig) -> Learned:
    """Fit everything on the dialogues given, and on nothing else."""
    learned, rows = fit_sources(dialogues, catalogue, openings, config)
    return replace(learned, ranker=train_ranker(rows, config.ranker), features=rows.names)


def fit_sources(
    dialogues: Sequence[Dialogue], catalogue: Catalogue, openings: Mapping[int, str], config: FitConfig
) -> tuple[Learned, Rows]:
    """The sources fitted on all the dialogues, still without a ranker, and out-of-fold rows to train one on."""
    material = Material.of(catalogue, openings, config)
    numbers = fold_numbers(dialogues, config.folds)
    jobs = []
    with ProcessPoolExecutor(config.workers, mp_context=get_context("spawn")) as pool:
        for fold in range(config.folds):
            kept = [dialogue for dialogue, number in zip(dialogues, numbers, strict=True) if number != fold]
            held_out = [dialogue for dialogue, number in zip(dialogues, numbers, strict=True) if number == fold]
            jobs.append(pool.submit(out_of_fold_rows, kept, held_out, material))
        final = pool.submit(fit_towers, dialogues, material)
        rows = Rows.together([job.result() for job in jobs])
        towers = final.result()
    return _without_ranker(dialogues, catalogue, towers), rows


def out_of_fold_rows(kept: Sequence[Dialogue], held_out: Sequence[Dialogue], material: Material) -> Rows:
    """The ranker's rows for one fold, from sources that never saw it."""
    learned = _without_ranker(kept, material.catalogue, fit_towers(kept, material))
    return collect(sources_of(learned, Facets(material.catalogue)), moments(held_out))


def fit_towers(dialogues: Sequence[Dialogue], material: Material) -> tuple[Tower, ...]:
    """One tower for each seed, on one thread."""
    import torch

    torch.set_num_threads(1)
    examples = list(examples_of(dialogues))
    config = material.config
    return tuple(
        train_tower(examples, material.content, replace(config.tower, seed=seed), quiet=True) for seed in config.seeds
    )


def _without_ranker(dialogues: Sequence[Dialogue], catalogue: Catalogue, towers: tuple[Tower, ...]) -> Learned:
    films = len(catalogue)
    mentions = mentions_matrix(dialogues, films)
    return Learned(
        towers=towers,
        ease=ease(mentions),
        together=cosine(mentions),
        follows=follows(dialogues, films),
        dialogues=remember(dialogues, films),
        standing=standing(dialogues, films),
        liked_together=liked_together(dialogues, films),
        ranker="",
        features=(),
    )


def main() -> None:
    """Fit on all training dialogues, validation included, and write the artefacts."""
    catalogue = Catalogue.load()
    data = os.environ.get("SIDEKICK_DATA")
    dialogues = dialogues_of(read_dialogues(archive_path(), "all"), catalogue)
    learned = fit(dialogues, catalogue, read_openings(Path(data) if data else None, catalogue), FitConfig())
    print(f"{save(RECOMMENDER_FOLDER, learned, catalogue)}: fitted on {len(dialogues)} dialogues")


if __name__ == "__main__":
    main()
