"""Folds that keep one recommender's dialogues together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from training.recommender.examples import Dialogue

NEIGHBOURS = 40  # consecutive conversation numbers: workers came back within minutes


def fold_numbers(dialogues: Sequence[Dialogue], folds: int, seed: int = 0) -> npt.NDArray[np.int64]:
    """A fold for each dialogue, (dialogues,). Where the worker is unknown, runs of neighbouring ids stay together."""
    chance = np.random.default_rng(seed)
    chosen: dict[str, int] = {}
    return np.array(
        [chosen.setdefault(group_of(dialogue), int(chance.integers(folds))) for dialogue in dialogues], dtype=np.int64
    )


def group_of(dialogue: Dialogue) -> str:
    """What must not be torn apart: the recommender, else the run of ids, else the dialogue."""
    if dialogue.recommender is not None:
        return f"recommender {dialogue.recommender}"
    return f"run {int(dialogue.id) // NEIGHBOURS}" if dialogue.id.isdigit() else f"dialogue {dialogue.id}"
