"""Prompts over a network that counts what it reads."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.network import Shape
from sidekick.gpt2.prompts import BLOCK, Prompts, in_parts
from tests.gpt2.toy import CountingNetwork

LONG = Shape("toy", n_layer=1, n_head=1, n_embd=2, n_positions=300, vocab_size=10)


class ReadingNetwork(CountingNetwork):
    """Notes how many tokens it was given at each call, and fails while ``is_broken``."""

    def __init__(self) -> None:
        super().__init__(LONG)
        self.read: list[int] = []
        self.is_broken = False

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        self.read.append(ids.shape[1])
        logits = super().logits(ids, cache, wanted)
        if self.is_broken:
            raise MemoryError("no room")
        return logits


@pytest.fixture
def network() -> ReadingNetwork:
    return ReadingNetwork()


def held(cache: Cache) -> list[int]:
    return [int(token) for token in cache.keys[0][0, 0, : cache.lengths[0], 0]]


def check(prompts: Prompts, prompt: list[int]) -> None:
    logits, cache = prompts.read(prompt)
    assert int(logits.argmax()) == (prompt[-1] + 1) % 10
    assert held(cache) == prompt


def test_of_a_conversation_that_goes_on_only_what_is_new_is_read(network: ReadingNetwork) -> None:
    prompts = Prompts(network)
    for prompt in ([1, 2, 3, 4, 5], [1, 2, 3, 4, 7, 8, 9], [1, 2, 3, 4, 7, 8, 9, 5, 6, 1]):
        check(prompts, prompt)
    assert network.read == [5, 3, 3]


def test_the_same_prompt_again_is_read_from_its_last_two_tokens(network: ReadingNetwork) -> None:
    prompts = Prompts(network)
    for _ in range(2):
        check(prompts, [1, 2, 3, 4, 5])
    check(prompts, [1, 2, 3])
    assert network.read == [5, 2, 2]


def test_conversations_that_take_turns_are_all_remembered(network: ReadingNetwork) -> None:
    prompts = Prompts(network, count=3)
    for number in (1, 2, 3, 1, 2, 3):
        check(prompts, [number] * 6 + [7, 8])
    assert network.read == [8] * 3 + [2] * 3


def test_the_conversation_that_nobody_came_back_to_for_longest_makes_room(network: ReadingNetwork) -> None:
    prompts = Prompts(network, count=2)
    for number in (1, 2, 1, 3, 1, 2):
        check(prompts, [number] * 6)
    assert network.read == [6, 6, 2, 6, 2, 6]


def test_a_conversation_that_began_alike_and_went_on_otherwise_stays(network: ReadingNetwork) -> None:
    prompts = Prompts(network)
    check(prompts, [1, 2, 3, 4, 5, 6, 7, 8])
    check(prompts, [1, 2, 9, 9, 9])
    check(prompts, [1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert network.read == [8, 5, 2]


def test_what_was_not_read_to_its_end_is_not_remembered(network: ReadingNetwork) -> None:
    prompts = Prompts(network)
    network.is_broken = True
    with pytest.raises(MemoryError):
        prompts.read([1, 2, 3, 4])
    network.is_broken = False
    check(prompts, [1, 2, 3, 4])
    assert network.read == [4, 4]


@pytest.mark.parametrize("length", [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 1])
def test_no_token_is_left_over_beside_whole_blocks(length: int) -> None:
    tokens = np.arange(length)
    parts = in_parts(tokens)
    assert np.concatenate(parts).tolist() == tokens.tolist()
    assert length == 1 or all(len(part) % BLOCK != 1 for part in parts)
