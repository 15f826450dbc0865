"""Prompts read lately: a conversation comes back with every turn, and only what is new in it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.network import Ids, Logits, Network, step

REMEMBERED = 16  # prompts; one of 320 tokens takes 2.6 MB in a model of 4 x 256
BLOCK = 128  # rows that a matrix product takes at once


@dataclass
class Prompt:
    """Tokens, and the network's keys and values for them."""

    cache: Cache
    tokens: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def shared_with(self, tokens: NDArray[np.int64]) -> int:
        """How many tokens both begin with."""
        most = min(len(self.tokens), len(tokens))
        differs = np.flatnonzero(self.tokens[:most] != tokens[:most])
        return int(differs[0]) if len(differs) else most


class Prompts:
    """Reads prompts, and remembers the last few."""

    def __init__(self, network: Network, count: int = REMEMBERED) -> None:
        self._network = network
        self._prompts = [Prompt(network.shape.cache(1)) for _ in range(count)]  # the one read last at the end

    def read(self, prompt: Sequence[int]) -> tuple[Logits, Cache]:
        """Logits (vocabulary,) after a prompt, and a cache whose one row holds it until the next prompt is read.

        What is remembered changes no bit of them.
        """
        tokens = np.asarray(prompt, np.int64)
        kept, place = self._most_shared(tokens)
        remembered = self._prompts.pop(place)
        remembered.tokens = tokens[:0]  # in case that reading fails
        self._prompts.append(remembered)
        remembered.cache.lengths[0] = kept
        for part in in_parts(tokens[kept:]):
            logits = step(self._network, part[None], remembered.cache)
        remembered.tokens = tokens
        return logits[0], remembered.cache

    def _most_shared(self, tokens: NDArray[np.int64]) -> tuple[int, int]:
        """How many tokens need not be read, and where they are remembered. A prompt whose greater part would be lost
        stays; the one that nobody came back to for longest makes room."""
        shared = [prompt.shared_with(tokens) for prompt in self._prompts]
        place = int(np.argmax(shared))
        if shared[place] * 2 < len(self._prompts[place].tokens) or not shared[place]:
            return 0, 0
        return max(0, min(shared[place], len(tokens) - 2)), place


def in_parts(tokens: Ids) -> list[Ids]:
    """Tokens (length,) as they are read: at once, save where one would be left over beside whole blocks. That one is
    added up in another order than in company, and its last bit may differ."""
    return np.split(tokens, [BLOCK // 2]) if len(tokens) > 1 and len(tokens) % BLOCK == 1 else [tokens]
