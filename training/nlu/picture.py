"""Draw which intents are taken for which. Usage: python -m training.nlu.picture

The held-out phrasings, a row for each intent meant, a column for each understood; writes
docs/understanding-confusion.png. Runs in the Rasa environment, in about a minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib import pyplot

from sidekick.launch.dialogue_model import ensure_model
from training.nlu.heldout import read_phrasings
from training.nlu.understanding import understand

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "understanding-confusion.png"
Array = np.ndarray[Any, np.dtype[Any]]


def confusion(expected: Sequence[str], found: Sequence[str], labels: Sequence[str]) -> Array:
    """Shares of each row's phrasings: (intents meant, intents understood)."""
    place = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    for one, other in zip(expected, found, strict=True):
        counts[place[one], place[other]] += 1
    return counts / np.maximum(1, counts.sum(axis=1, keepdims=True))


def draw(shares: Array, labels: Sequence[str], path: Path) -> None:
    """Write the picture. Numbers are percent; cells under 1 % are empty."""
    figure, axes = pyplot.subplots(figsize=(13, 12))
    axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1)
    for row, column in np.argwhere(shares >= 0.01):
        colour = "white" if shares[row, column] > 0.4 else "black"
        text = f"{100 * shares[row, column]:.0f}"
        axes.text(column, row, text, ha="center", va="center", fontsize=7, color=colour)
    axes.set_xticks(range(len(labels)), labels, rotation=90)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xlabel("understood")
    axes.set_ylabel("meant")
    figure.tight_layout()
    figure.savefig(path, dpi=75)
    pyplot.close(figure)


def main() -> None:
    matplotlib.use("agg")
    phrasings = read_phrasings()
    expected = [phrasing.intent for phrasing in phrasings]
    found = [one.intent for one in understand(ensure_model(), [phrasing.text for phrasing in phrasings])]
    labels = sorted({*expected, *found})
    draw(confusion(expected, found, labels), labels, PICTURE)
    print(PICTURE)


if __name__ == "__main__":
    main()
