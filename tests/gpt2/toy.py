"""A network without weights whose next token is obvious, and a tokenizer that knows a dozen words."""

from __future__ import annotations

import threading
import time

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.dialogue import END, SAY, SPECIAL_TOKENS
from sidekick.gpt2.network import Shape

COUNTED = 10  # tokens: 0 ends, 1 to 9 count up
SHAPE = Shape("toy", n_layer=2, n_head=1, n_embd=2, n_positions=24, vocab_size=COUNTED)


class CountingNetwork:
    """After a token comes the next number, and after the last the end; the cache holds every token that went in.

    ``doubt`` spreads some probability over all tokens. ``gate`` holds every step until it is set.
    """

    def __init__(self, shape: Shape = SHAPE, doubt: float = 0.0, seconds: float = 0.0) -> None:
        self.shape, self.doubt, self.seconds = shape, doubt, seconds
        self.gate = threading.Event()
        self.gate.set()
        self.batches: list[int] = []

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        assert self.gate.wait(10)
        time.sleep(self.seconds)
        rows, length = ids.shape
        self.batches.append(rows)
        for row in range(rows):
            start = int(cache.lengths[row])
            cache.keys[0][row, 0, start : start + length, 0] = ids[row]
            cache.lengths[row] += length
        chances = np.full((rows, len(wanted), self.shape.vocab_size), self.doubt / COUNTED, np.float32)
        following = (ids[:, wanted] + 1) % COUNTED
        np.put_along_axis(chances, following[..., None], 1.0 - self.doubt, axis=2)
        return np.log(np.maximum(chances, 1e-9)).astype(np.float32)


class BrokenNetwork(CountingNetwork):
    """Fails once, then counts."""

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        if not self.batches:
            self.batches.append(0)
            raise MemoryError("no room")
        return super().logits(ids, cache, wanted)


WORDS = [
    "hi",
    "there",
    "try",
    "that",
    "film",
    "tonight",
    "what",
    "do",
    "you",
    "like",
    "?",
    ".",
    "Heat",
    "is",
    "good",
    "bye",
]


def toy_tokenizer() -> Tokenizer:
    """One token a word."""
    vocabulary = {token: number for number, token in enumerate([*SPECIAL_TOKENS, *WORDS, "[unk]"])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[unk]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens(list(SPECIAL_TOKENS))
    return tokenizer


class ScriptedNetwork:
    """Says fixed words, then ends the turn, whatever it is asked."""

    def __init__(self, text: str) -> None:
        self.tokenizer = toy_tokenizer()
        self.script = [*self.tokenizer.encode(text).ids, self.tokenizer.token_to_id(END)]
        self.shape = Shape("scripted", 1, 1, 1, 200, self.tokenizer.get_vocab_size())
        self._say = self.tokenizer.token_to_id(SAY)

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        logits = np.full((len(ids), len(wanted), self.shape.vocab_size), -20, np.float32)
        for row, new in enumerate(ids):
            start = int(cache.lengths[row])
            cache.keys[0][row, 0, start : start + len(new), 0] = new
            cache.lengths[row] += len(new)
            for place, column in enumerate(wanted):
                known = cache.keys[0][row, 0, : start + column + 1, 0].tolist()
                said = known[::-1].index(self._say) if self._say in known else 0
                logits[row, place, self.script[min(said, len(self.script) - 1)]] = 0
        return logits
