"""Texts as rows of token ids with a loss weight each, and rows of like length as batches.

Every row begins where a dialogue begins, as a prompt does in serving.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import ASSISTANT, END, SAY, USER, Turn, write_plan, write_turn
from training.language_model.sources import Text

Ids = NDArray[np.int64]
Weights = NDArray[np.float32]
PLAN_WEIGHT = 0.3  # of the loss on the plan itself: the model learns to foresee it
PLAN_SHARES = (0.0, 0.4, 0.8)  # a dialogue draws one: the share of its assistant turns whose plan the model sees
FACT_KEPT = 0.8  # share of a plan's genres and moods that the model sees
_CROWD_WORK = ("submit", "turk", "survey", " hit ", "@", "the task", "this task", "finish this", "movie name")


@dataclass(frozen=True)
class Row:
    """Token ids, and the weight in the loss of predicting each."""

    ids: list[int]
    weights: list[float]


def rows(text: Text, tokenizer: Tokenizer, length: int, user_weight: float, rng: random.Random) -> Iterator[Row]:
    """A text as rows of at most ``length`` + 1 tokens; some plans are left out, anew in each pass."""
    if text.is_prose:
        ids = tokenizer.encode(f" {text.turns[0].text}{END}").ids
        yield from _pieces(Row(ids, [user_weight] * len(ids)), [0], length)
        return
    ids, weights, starts = [], [], []
    for turn in without_some_plans(text.turns, rng):
        more_ids, more_weights = encode_turn(turn, tokenizer, user_weight)
        starts.append(len(ids))
        ids += more_ids
        weights += more_weights
    yield from _pieces(Row(ids, weights), starts, length)


def encode_turn(turn: Turn, tokenizer: Tokenizer, user_weight: float) -> tuple[list[int], list[float]]:
    """Ids and weights: ``user_weight`` for people, 1 for the assistant's words, ``PLAN_WEIGHT`` for its plan and 0
    for its talk about the crowd work and for what only opens a turn."""
    head, said = split_turn(turn, tokenizer)
    if turn.from_user:
        return head + said, [user_weight] * len(head + said)
    weight = 0.0 if any(sign in turn.text.lower() for sign in _CROWD_WORK) else 1.0
    return head + said, [0.0, *[PLAN_WEIGHT] * (len(head) - 2), 0.0] + [weight] * len(said)


def split_turn(turn: Turn, tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """The ids that open a turn, with its plan, and those of what is said, with its end."""
    opening = USER if turn.from_user else f"{ASSISTANT}{write_plan(turn.plan)}{SAY}"
    head = tokenizer.encode(opening).ids
    return head, tokenizer.encode(write_turn(turn)).ids[len(head) :]


def without_some_plans(turns: Sequence[Turn], rng: random.Random) -> list[Turn]:
    """The same turns; some plans are dropped, and some of the facts of the others, so that neither is needed."""
    share = rng.choice(PLAN_SHARES)
    return [Turn(turn.text, turn.from_user, _thinned(turn.plan, rng, share)) for turn in turns]


def _thinned(plan: Plan | None, rng: random.Random, share: float) -> Plan | None:
    if plan is None or rng.random() >= share:
        return None
    genre = plan.genre if rng.random() < FACT_KEPT else ""
    mood = plan.mood if rng.random() < FACT_KEPT else ""
    return Plan(plan.act, plan.offers, genre, mood)


def _pieces(row: Row, starts: Sequence[int], length: int) -> Iterator[Row]:
    """A row that is too long, cut between turns; each later piece repeats up to half a row, unweighted, as context."""
    begin, fresh = 0, 0
    while len(row.ids) - begin > length + 1:
        cut = max((start for start in starts if fresh < start <= begin + length + 1), default=begin + length + 1)
        yield _piece(row, begin, fresh, cut)
        begin = min((start for start in starts if cut - length // 2 <= start), default=cut)
        begin, fresh = min(begin, cut), cut
    yield _piece(row, begin, fresh, len(row.ids))


def _piece(row: Row, begin: int, fresh: int, end: int) -> Row:
    return Row(row.ids[begin:end], [0.0] * (fresh - begin) + row.weights[fresh:end])


def batches(all_rows: Sequence[Row], tokens: int, pad: int, rng: random.Random) -> list[tuple[Ids, Weights]]:
    """Rows of like length together, in random order: ids (rows, longest) and weights alike, padded to the longest.

    A batch has at most ``tokens`` tokens with its padding, or is one row.
    """
    by_length = sorted(all_rows, key=lambda row: len(row.ids) + rng.random())
    groups: list[list[Row]] = [[]]
    for row in by_length:
        if groups[-1] and (len(groups[-1]) + 1) * len(row.ids) > tokens:
            groups.append([])
        groups[-1].append(row)
    rng.shuffle(groups)
    return [_padded(group, pad) for group in groups if group]


def _padded(group: Sequence[Row], pad: int) -> tuple[Ids, Weights]:
    longest = max(len(row.ids) for row in group)
    ids = np.full((len(group), longest), pad, dtype=np.int64)
    weights = np.zeros((len(group), longest), dtype=np.float32)
    for line, row in enumerate(group):
        ids[line, : len(row.ids)] = row.ids
        weights[line, : len(row.weights)] = row.weights
    return ids, weights
