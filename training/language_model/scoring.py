"""How likely the served int8 model thinks given words are, after a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import Turn, write_prompt, write_turn
from sidekick.gpt2.likelihood import Nats, after
from sidekick.gpt2.network import OnnxNetwork, step


class Scorer:
    """Log probabilities of whole replies under the exported model of a folder."""

    def __init__(self, folder: Path) -> None:
        self.network = OnnxNetwork(folder)
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._cache = self.network.shape.cache(1)

    def ids(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(text).ids)

    def read(self, history: Sequence[Turn], longest: int) -> None:
        """Take in a conversation, without its beginning where ``longest`` more tokens would not fit."""
        room = self.network.shape.n_positions - longest
        turns = [self.ids(write_turn(Turn(turn.text, turn.from_user))) for turn in history]
        while turns and sum(map(len, turns)) > room:
            turns.pop(0)
        self._cache.lengths[:] = 0
        if turns:
            step(self.network, np.asarray([list(chain(*turns))], np.int64), self._cache)

    def reply(self, plan: Plan | None, text: str) -> Nats:
        """Of each token of a reply and its end, after what was read last."""
        ids = self.ids(write_turn(Turn(text, from_user=False, plan=plan)))
        return after(self.network, self._cache, ids, len(self.ids(write_prompt([], plan))))
