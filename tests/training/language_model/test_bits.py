"""Bits per byte: a model without knowledge needs as many bits as its vocabulary asks for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import torch

from sidekick.gpt2.dialogue import Turn, write_turn
from tests.training.language_model.world import TALK
from training.language_model.bits import bits_per_byte, count_bytes
from training.language_model.config import RunConfig
from training.language_model.model import new_model
from training.language_model.tokenizer import train_tokenizer
from training.language_model.windows import split_turn

TOKENIZER = train_tokenizer([write_turn(turn) for turn in TALK] * 3, 400)
CONFIG = RunConfig("test", layers=1, width=32, heads=2, positions=512)


def test_placeholders_and_endings_count_as_one_byte() -> None:
    assert count_bytes("see <|movie|> é") == len("see x ") + 2 + 1


@pytest.mark.parametrize("positions", [512, 24])
def test_a_model_that_knows_nothing_needs_the_bits_of_its_vocabulary(positions: int) -> None:
    model = new_model(CONFIG, TOKENIZER).eval()
    with torch.no_grad():
        model.transformer.wte.weight.zero_()  # all logits alike
    said = [turn for turn in TALK if not turn.from_user]
    tokens = sum(len(split_turn(turn, TOKENIZER)[1]) for turn in said)
    expected = tokens * math.log2(TOKENIZER.get_vocab_size()) / sum(count_bytes(turn.text) for turn in said)
    assert bits_per_byte(model, TOKENIZER, [TALK], positions) == pytest.approx(expected, rel=1e-5)


def test_what_people_say_is_context_and_is_not_counted() -> None:
    model = new_model(CONFIG, TOKENIZER).eval()
    people = [turn for turn in TALK if turn.from_user]
    assert bits_per_byte(model, TOKENIZER, [people], 512) == 0.0
    alone = bits_per_byte(model, TOKENIZER, [[Turn("Hi", from_user=False)]], 512)
    after = bits_per_byte(model, TOKENIZER, [[replace(TALK[0]), Turn("Hi", from_user=False)]], 512)
    assert alone != after


def test_a_window_that_moves_on_counts_every_token_once() -> None:
    model = new_model(CONFIG, TOKENIZER).eval()
    with torch.no_grad():
        model.transformer.wpe.weight.zero_()
        for block in model.transformer.h:
            block.attn.c_proj.weight.zero_()  # no token sees another
    talk = [*TALK] * 4
    whole = bits_per_byte(model, TOKENIZER, [talk], 512)
    assert bits_per_byte(model, TOKENIZER, [talk], 30) == pytest.approx(whole, rel=1e-4)
