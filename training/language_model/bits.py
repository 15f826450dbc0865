"""Bits per byte of the assistant's turns: the yardstick of training and of evaluation."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

import torch
from tokenizers import Tokenizer
from torch import nn

from sidekick.gpt2.dialogue import PLACEHOLDERS, Turn
from training.language_model.windows import split_turn

_PLACEHOLDER = re.compile("|".join(re.escape(token) for token in PLACEHOLDERS))


def count_bytes(text: str) -> int:
    """The bytes of a turn: a placeholder counts as one, and so does the end of the turn."""
    return len(_PLACEHOLDER.sub("x", text).encode()) + 1


def bits_per_byte(model: nn.Module, tokenizer: Tokenizer, dialogues: Iterable[Sequence[Turn]], positions: int) -> float:
    """Bits a byte of what the assistant says and of its ending, given all that was said before.

    A plan that a turn carries is read, not predicted. Of what is longer than ``positions`` tokens the model sees the
    latest, half of them at least.
    """
    nats, count = 0.0, 0
    for turns in dialogues:
        ids: list[int] = []
        counted: list[bool] = []
        for turn in turns:
            head, said = split_turn(turn, tokenizer)
            ids += head + said
            counted += [False] * len(head) + [not turn.from_user] * len(said)
        nats += _nats(model, torch.tensor(ids), torch.tensor(counted), positions)
        count += sum(count_bytes(turn.text) for turn in turns if not turn.from_user)
    return nats / math.log(2) / max(count, 1)


@torch.no_grad()
def _nats(model: nn.Module, ids: torch.Tensor, counted: torch.Tensor, positions: int) -> float:
    """Nats of the counted ids (tokens); a row is read again from its middle when it is full."""
    total, begin, done = 0.0, 0, 1
    device = next(model.parameters()).device
    while done < len(ids):
        end = min(begin + positions, len(ids))
        logits = model(ids[None, begin : end - 1].to(device)).logits[0, done - 1 - begin :].float().cpu()
        losses = nn.functional.cross_entropy(logits, ids[done:end], reduction="none")
        total += float((losses * counted[done:end]).sum())
        done, begin = end, end - positions // 2
    return total
