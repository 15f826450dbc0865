"""What each source adds: how well it ranks alone, and how the trees do without it.

Usage: python -m training.recommender.ablation

Everything is fitted without the validation split and measured on it, in *dedup*. The candidates stay those of the
tower, EASE and the remembered dialogues together, so a row "without" says what the trees lose, not what the candidates
would; a source alone orders these candidates, and those that it has nothing to say of stay in the blend's order. The
trees are a third as many as those that ship, at three times the rate: fourteen rankers take as long as five.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.recommenders.features import Sources, candidates, feature_rows, film_table, listen
from sidekick.movies.recommenders.learned import CANDIDATES, TreeRanker, sources_of
from training.recommender.examples import Example, moments
from training.recommender.fit import FitConfig, fit_sources
from training.recommender.ranker import RankerConfig, Rows, train_ranker
from training.recommender.read import dialogues_of, read_openings
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues

CUTS = (1, 10, 50)
GROUPS: dict[str, tuple[str, ...]] = {
    "two towers": ("tower", "tower_rank", "tower_gap"),
    "EASE": ("ease", "ease_seeker", "ease_latest", "ease_rank"),
    "the blend of sources": ("blend", "blend_rank"),
    "co-mention cosine": ("together", "together_best"),
    "named next": ("follows",),
    "dialogues like this one": ("dialogues_few", "dialogues_many"),
    "shared facts": ("likeness", "likeness_latest"),
    "words said: genres": ("said_genre",),
    "words said: people": ("said_person",),
    "words said: titles": ("said_title",),
    "fame and liking": ("fame", "recommended_share", "liking"),
    "years and franchise": ("year", "franchise", "years_from_middle", "years_from_latest"),
    "stage of the dialogue": ("turns", "named", "named_by_seeker", "words", "words_last"),
}
FEWER = 3  # times fewer trees than ship
ALONE = ("tower", "ease", "blend", "together", "follows", "dialogues_many", "likeness", "said_genre", "said_person")


@dataclass(frozen=True)
class Moment:
    """One moment of the validation split: its candidates' features, which are targets, and how many targets it has."""

    rows: npt.NDArray[np.float32]  # (candidates, features)
    hits: npt.NDArray[np.bool_]  # (candidates,)
    targets: int


def gather(sources: Sources, examples: Sequence[Example]) -> tuple[list[Moment], tuple[str, ...]]:
    """Every moment that has targets, those that the candidates miss too; and the features' names."""
    table = film_table(sources)
    gathered: list[Moment] = []
    names: tuple[str, ...] = ()
    for example in examples:
        opinions = listen(sources, example.context)
        fresh = ~sources.facets.mask([film.position for film in example.context.named()])
        chosen = candidates(opinions, fresh, CANDIDATES)
        rows, names = feature_rows(sources, table, opinions, chosen)
        gathered.append(Moment(rows, np.isin(chosen, example.fresh), len(example.fresh) + len(example.fresh_outside)))
    return gathered, names


def recalls(scored: Sequence[npt.NDArray[np.floating]], gathered: Sequence[Moment]) -> tuple[float, ...]:
    """Share of all targets among the first 1, 10 and 50 candidates by score."""
    found = np.zeros(len(CUTS))
    for scores, moment in zip(scored, gathered, strict=True):
        ranked = moment.hits[np.argsort(-scores, kind="stable")]
        found += [ranked[:cut].sum() for cut in CUTS]
    return tuple(found / sum(moment.targets for moment in gathered))


def without(rows: Rows, gathered: Sequence[Moment], dropped: Sequence[str], config: RankerConfig) -> tuple[float, ...]:
    """Recalls of trees that never see the dropped features."""
    kept = [number for number, name in enumerate(rows.names) if name not in dropped]
    part = replace(rows, features=rows.features[:, kept], names=tuple(rows.names[number] for number in kept))
    trees = TreeRanker(train_ranker(part, config))
    scores = np.split(
        trees.predict(np.concatenate([moment.rows[:, kept] for moment in gathered])),
        np.cumsum([len(moment.rows) for moment in gathered])[:-1],
    )
    return recalls(scores, gathered)


def quicker(config: RankerConfig) -> RankerConfig:
    """Trees that take a third of the time and learn as much in all."""
    return replace(config, trees=config.trees // FEWER, rate=config.rate * FEWER)


def report(rows: Rows, gathered: Sequence[Moment], config: RankerConfig) -> None:
    """Print the table, line by line as it is worked out."""
    print(f"{'dedup, validation split':32s}" + "".join(f"{f'R@{cut}':>8s}" for cut in CUTS))
    for name in ALONE:
        place = rows.names.index(name)
        _line(f"{name} alone", recalls([moment.rows[:, place] for moment in gathered], gathered))
    _line("all together", without(rows, gathered, (), config))
    for name, dropped in GROUPS.items():
        _line(f"without {name}", without(rows, gathered, dropped, config))
    ceiling = sum(int(moment.hits.sum()) for moment in gathered) / sum(moment.targets for moment in gathered)
    print(f"{CANDIDATES} candidates hold {ceiling:.3f} of the targets")


def _line(name: str, figures: Sequence[float]) -> None:
    print(f"{name:32s}" + "".join(f"{figure:8.4f}" for figure in figures), flush=True)


def main() -> None:
    catalogue = Catalogue.load()
    archive, data, config = archive_path(), os.environ.get("SIDEKICK_DATA"), FitConfig()
    training = dialogues_of(read_dialogues(archive, "train"), catalogue)
    held_out = dialogues_of(read_dialogues(archive, "validation"), catalogue)
    learned, rows = fit_sources(training, catalogue, read_openings(Path(data) if data else None, catalogue), config)
    gathered, _ = gather(sources_of(learned, Facets(catalogue)), moments(held_out))
    report(rows, gathered, quicker(config.ranker))


if __name__ == "__main__":
    main()
