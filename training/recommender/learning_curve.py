"""How the recommender grows better with dialogues: fitted on an eighth, a quarter, half and all of them.

Usage: python -m training.recommender.learning_curve [--out docs/recommender-learning.png]

Measured on the validation split, in *dedup*. The smaller shares are drawn by recommender, each within the next.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.metrics import CUTS, recall
from sidekick.movies.recommenders.learned import conversation_ranker
from training.recommender.benchmark import benchmark_examples, run
from training.recommender.contenders import baselines, sidekick
from training.recommender.examples import Dialogue
from training.recommender.fit import FitConfig, fit
from training.recommender.folds import group_of
from training.recommender.read import dialogues_of, read_openings
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues

SHARES = (0.125, 0.25, 0.5, 1.0)
COMPARED = ("sidekick", "ease", "popularity")
Curve = dict[int, tuple[float, ...]]  # dialogues -> recall at the cuts


def share_of(dialogues: Sequence[Dialogue], share: float, seed: int = 0) -> list[Dialogue]:
    """Whole recommenders in random order until the share is reached; a smaller share is part of a larger one."""
    groups = sorted({group_of(dialogue) for dialogue in dialogues})
    place = dict(zip(groups, np.random.default_rng(seed).permutation(len(groups)).tolist(), strict=True))
    ordered = sorted(dialogues, key=lambda dialogue: place[group_of(dialogue)])
    return ordered[: round(share * len(ordered))]


def measure(
    dialogues: Sequence[Dialogue],
    held_out: Sequence[Dialogue],
    catalogue: Catalogue,
    openings: Mapping[int, str],
    config: FitConfig,
) -> dict[str, tuple[float, ...]]:
    """Recall at the cuts of everything compared, all of it fitted on the dialogues given."""
    learned = fit(dialogues, catalogue, openings, config)
    contenders = sidekick(conversation_ranker(learned, Facets(catalogue)))
    known = {"sidekick": contenders["dedup"], **baselines(learned)}
    examples = benchmark_examples(held_out)
    found: dict[str, tuple[float, ...]] = {}
    for name in COMPARED:
        ranked = run(known[name], "dedup", examples)
        found[name] = tuple(recall(ranked, cut) for cut in CUTS)
    return found


def plot(curves: Mapping[str, Curve], path: Path) -> None:
    """One panel for each cut, dialogues on a logarithmic axis."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, len(CUTS), figsize=(10, 3.4))
    for place, (cut, panel) in enumerate(zip(CUTS, panels, strict=True)):
        for name, curve in curves.items():
            panel.plot(list(curve), [figures[place] for figures in curve.values()], "o-", label=name)
        panel.set(xscale="log", xlabel="training dialogues", title=f"Recall@{cut}, dedup, validation")
        panel.set_xticks(sizes := list(next(iter(curves.values()))), [f"{size:,}" for size in sizes])
        panel.minorticks_off()
        panel.set_ylim(bottom=0)
    panels[0].legend()
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/recommender-learning.png"))
    out = parser.parse_args().out
    catalogue = Catalogue.load()
    archive, data = archive_path(), os.environ.get("SIDEKICK_DATA")
    training = dialogues_of(read_dialogues(archive, "train"), catalogue)
    held_out = dialogues_of(read_dialogues(archive, "validation"), catalogue)
    openings = read_openings(Path(data) if data else None, catalogue)
    curves: dict[str, Curve] = {name: {} for name in COMPARED}
    for share in SHARES:
        part = share_of(training, share)
        for name, figures in measure(part, held_out, catalogue, openings, FitConfig()).items():
            curves[name][len(part)] = figures
            print(f"{len(part):>6} dialogues {name:12s}" + "".join(f"{figure:8.4f}" for figure in figures), flush=True)
    plot(curves, out)
    print(f"wrote {out}")


if __name__ == "__main__":
    main()
