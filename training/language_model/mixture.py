"""Bits per byte of what the assistant says under the int8 model that is served, with and without a predicted plan.

The model predicts the plan too: before a turn it is asked for the likeliest acts and numbers of films. The reply's
probability is the mean over these, and over no plan at all, each weighed by its own predicted probability: a proper
distribution, in which nothing comes from the reply.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tqdm import tqdm

from sidekick.gpt2.dialogue import ACT_TOKENS, ASSISTANT, FILMS, SAY, Turn, write_prompt, write_turn
from sidekick.gpt2.likelihood import after
from sidekick.gpt2.network import OnnxNetwork, step
from training.language_model.bits import count_bytes
from training.language_model.heads import HeadSearch

PLANS = 6  # predicted for each turn, the empty one among them
HEAD = 2  # tokens of a plan


@dataclass
class Bits:
    """Sums over turns."""

    planned: float = 0.0  # nats
    unplanned: float = 0.0
    bytes: int = 0
    turns: int = 0

    @property
    def per_byte(self) -> float:
        return self.planned / math.log(2) / max(1, self.bytes)

    @property
    def per_byte_unconditioned(self) -> float:
        return self.unplanned / math.log(2) / max(1, self.bytes)


class Yardstick:
    """Measures dialogues, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.network = OnnxNetwork(folder)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._assistant, self._say = self._ids(ASSISTANT)[0], self._ids(SAY)[0]
        self._cache = self.network.shape.cache(1)
        acts, films = ([self._ids(token)[0] for token in tokens] for tokens in (ACT_TOKENS, FILMS))
        self._heads = HeadSearch(self.network, self._assistant, acts, films, PLANS)
        self._begin = self._ids(write_prompt([], None))

    def measure(self, dialogues: Iterable[Sequence[Turn]]) -> Bits:
        bits = Bits()
        for turns in tqdm(dialogues, desc="bits"):
            held: list[list[int]] = []  # earlier turns that the cache holds
            self._cache.lengths[:] = 0
            for turn in turns:
                plain = self._ids(write_turn(Turn(turn.text, turn.from_user)))
                held = self._with_room(held, len(plain) + HEAD)
                if not turn.from_user:
                    self._count(plain[len(self._begin) :], bits)
                    bits.bytes += count_bytes(turn.text)
                    bits.turns += 1
                step(self.network, np.array([plain]), self._cache)
                held.append(plain)
        return bits

    def _count(self, said: list[int], bits: Bits) -> None:
        """Add the nats of one turn's words and its end."""
        bits.unplanned -= float(after(self.network, self._cache, [*self._begin, *said], len(self._begin)).sum())
        heads = self._heads(self._cache)
        weights = np.array([head.log_probability for head in heads])
        totals = [self._after_head(head.tokens, said) for head in heads]
        bits.planned -= _log_sum(weights + np.array(totals)) - _log_sum(weights)

    def _after_head(self, head: Sequence[int], said: list[int]) -> float:
        begin = [self._assistant, *head, self._say]
        return float(after(self.network, self._cache, [*begin, *said], len(begin)).sum())

    def _with_room(self, held: list[list[int]], more: int) -> list[list[int]]:
        """The earlier turns without the first ones, where otherwise the model's positions would not do."""
        room = self.network.shape.n_positions - more
        if sum(map(len, held)) <= room:
            return held
        while held and sum(map(len, held)) > room // 2:
            held = held[1:]
        self._cache.lengths[:] = 0
        if held:
            step(self.network, np.array([list(chain(*held))]), self._cache)
        return held

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text).ids)


def _log_sum(values: np.ndarray) -> float:
    """The logarithm of a sum of exponentials."""
    return float(values.max() + np.log(np.exp(values - values.max()).sum()))
