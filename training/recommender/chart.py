"""Draw recall against the published systems, from what the evaluation printed.

Usage: make evaluate-recommender | tail -n 1 > results.json
       python -m training.recommender.chart results.json [--out docs/recommender-recall.png]

Published figures are those of the standardised re-evaluation (Kostric and Balog, SIGIR 2026) on ReDial's test set.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

CUTS = (1, 10, 50)
PUBLISHED: dict[str, tuple[float, float, float]] = {
    "KBRD": (0.017, 0.148, 0.300),
    "KGSF": (0.016, 0.147, 0.327),
    "UniCRS": (0.024, 0.180, 0.335),
    "ECR": (0.026, 0.181, 0.337),
    "MESE (GPT-2 medium)": (0.027, 0.159, 0.371),
    "PECRS": (0.022, 0.143, 0.341),
    "ReFICR (7B)": (0.018, 0.213, 0.465),
}
OURS = ("popularity", "bm25", "item-cosine", "ease", "sidekick")


class ChartError(ValueError):
    """The results file holds no evaluation's last line."""


def bars(results: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, tuple[float, ...]]:
    """System -> recall at the cuts in *dedup*, published ones first. Raises ``ChartError``."""
    try:
        measured = {
            name: tuple(results["dedup"][name][f"recall@{cut}"] for cut in CUTS)
            for name in OURS
            if name in results["dedup"]
        }
    except (KeyError, TypeError) as error:
        raise ChartError(f"no evaluation's last line: {error} is missing") from error
    return {**PUBLISHED, **measured}


def draw(systems: Mapping[str, tuple[float, ...]], split: str, path: Path) -> None:
    """Horizontal bars, one panel for each cut."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    names = list(systems)[::-1]
    colours = ["tab:orange" if name == "sidekick" else "silver" if name in PUBLISHED else "tab:blue" for name in names]
    figure, panels = plt.subplots(1, len(CUTS), figsize=(11, 4.2), sharey=True)
    for place, (cut, panel) in enumerate(zip(CUTS, panels, strict=True)):
        values = [systems[name][place] for name in names]
        drawn = panel.barh(names, values, color=colours)
        panel.bar_label(drawn, [f"{value:.3f}" for value in values], padding=2, fontsize=8)
        panel.set(title=f"Recall@{cut}", xlim=(0, max(values) * 1.2))
    figure.suptitle(f"dedup; grey: published, on the test set; coloured: measured here, {split}")
    figure.tight_layout()
    figure.savefig(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, help="the last line of the evaluation, in a file")
    parser.add_argument("--out", type=Path, default=Path("docs/recommender-recall.png"))
    parser.add_argument("--split", default="on the validation split", help="what the coloured bars were measured on")
    arguments = parser.parse_args()
    draw(bars(json.loads(arguments.results.read_text(encoding="utf-8"))), arguments.split, arguments.out)
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
