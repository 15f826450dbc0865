"""Dialogues as token ids with a loss weight each, packed without padding into windows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sidekick.gpt2.dialogue import Turn, write_turn
from training.language_model.prepare import without_some_plans

Ids = NDArray[np.int64]
Weights = NDArray[np.float32]
_CROWD_WORK = ("submit", "turk", "survey", " hit ", "@", "the task", "this task", "finish this", "movie name")


def encode_dialogue(turns: Sequence[Turn], tokenizer: Tokenizer, user_weight: float) -> tuple[list[int], list[float]]:
    """Token ids and their weights in the loss: ``user_weight`` for people, 1 for the assistant, 0 for its talk
    about the crowd work itself."""
    ids: list[int] = []
    weights: list[float] = []
    for turn in turns:
        encoded = tokenizer.encode(write_turn(turn)).ids
        ids += encoded
        weights += [user_weight if turn.from_user else _assistant_weight(turn.text)] * len(encoded)
    return ids, weights


def _assistant_weight(text: str) -> float:
    return 0.0 if any(sign in text.lower() for sign in _CROWD_WORK) else 1.0


def epoch_windows(
    dialogues: Sequence[Sequence[Turn]], tokenizer: Tokenizer, length: int, user_weight: float, rng: random.Random
) -> tuple[Ids, Weights]:
    """All dialogues in a new order, some plans dropped anew, cut into windows.

    Returns ids (windows, length + 1), the last column being the next window's first target, and weights alike.
    """
    order = list(range(len(dialogues)))
    rng.shuffle(order)
    ids: list[int] = []
    weights: list[float] = []
    for index in order:
        more_ids, more_weights = encode_dialogue(without_some_plans(dialogues[index], rng), tokenizer, user_weight)
        ids += more_ids
        weights += more_weights
    count = (len(ids) - 1) // length
    starts = np.arange(count)[:, None] * length + np.arange(length + 1)[None, :]
    return np.asarray(ids, dtype=np.int64)[starts], np.asarray(weights, dtype=np.float32)[starts]


def batches(windows: int, size: int, rng: random.Random) -> Iterator[list[int]]:
    """Row numbers, ``size`` at a time, in random order; an incomplete last batch is left out."""
    order = list(range(windows))
    rng.shuffle(order)
    for start in range(0, windows - size + 1, size):
        yield order[start : start + size]
