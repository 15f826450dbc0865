"""Texts become rows, rows become batches; nothing is lost and nothing counts twice."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import END, PAD, Turn, write_turn
from tests.training.language_model.world import TALK
from training.language_model.sources import Text
from training.language_model.tokenizer import train_tokenizer
from training.language_model.windows import PLAN_WEIGHT, Row, batches, encode_turn, rows, split_turn, without_some_plans


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer([write_turn(turn) for turn in TALK] * 3, 400)


def test_a_turn_is_its_opening_and_what_is_said(tokenizer: Tokenizer) -> None:
    for turn in TALK:
        head, said = split_turn(turn, tokenizer)
        assert head + said == tokenizer.encode(write_turn(turn)).ids
        assert tokenizer.decode(said, skip_special_tokens=False).strip() == f"{turn.text}{END}"


def test_the_plan_counts_a_little_its_opening_nothing_and_words_fully(tokenizer: Tokenizer) -> None:
    head, said = split_turn(TALK[1], tokenizer)
    _, weights = encode_turn(TALK[1], tokenizer, user_weight=0.5)
    assert weights == [0.0, *[PLAN_WEIGHT] * (len(head) - 2), 0.0, *[1.0] * len(said)]
    assert set(encode_turn(TALK[0], tokenizer, user_weight=0.5)[1]) == {0.5}


def test_talk_of_the_crowd_work_is_not_learned(tokenizer: Tokenizer) -> None:
    turn = Turn("Now submit the survey", from_user=False, plan=Plan("chat"))
    head, said = split_turn(turn, tokenizer)
    assert encode_turn(turn, tokenizer, 1.0)[1][len(head) :] == [0.0] * len(said)


def test_some_dialogues_keep_plans_and_some_lose_all() -> None:
    rng = random.Random(0)
    kept = [sum(turn.plan is not None for turn in without_some_plans(TALK, rng)) for _ in range(200)]
    assert {0, 1, 2} == set(kept)
    assert 60 < kept.count(0) < 140
    assert [turn.text for turn in without_some_plans(TALK, rng)] == [turn.text for turn in TALK]


def test_a_long_dialogue_is_cut_between_turns_and_each_token_counts_once(tokenizer: Tokenizer) -> None:
    talk = Text(tuple(Turn(f"{turn.text} {place}", turn.from_user) for place in range(9) for turn in TALK))
    whole = next(rows(talk, tokenizer, 10_000, 0.5, random.Random(0)))
    pieces = list(rows(talk, tokenizer, 64, 0.5, random.Random(0)))
    assert len(pieces) > 3
    assert all(len(piece.ids) <= 65 for piece in pieces)
    openings = {tokenizer.token_to_id("<|user|>"), tokenizer.token_to_id("<|assistant|>")}
    assert {piece.ids[0] for piece in pieces} <= openings
    counted = [
        (token, weight) for piece in pieces for token, weight in zip(piece.ids, piece.weights, strict=True) if weight
    ]
    assert counted == [(token, weight) for token, weight in zip(whole.ids, whole.weights, strict=True) if weight]
    assert all(0.0 in piece.weights[:20] for piece in pieces[1:])  # what is repeated only gives context


def test_a_turn_longer_than_a_row_is_cut_where_it_must_be(tokenizer: Tokenizer) -> None:
    talk = Text((Turn("on and on " * 60, from_user=True),))
    whole = next(rows(talk, tokenizer, 10_000, 1.0, random.Random(0)))
    pieces = list(rows(talk, tokenizer, 50, 1.0, random.Random(0)))
    assert [token for piece in pieces for token in piece.ids] == whole.ids


def test_prose_has_no_sides(tokenizer: Tokenizer) -> None:
    (row,) = rows(
        Text((Turn("A film of heists", from_user=False),), is_prose=True), tokenizer, 64, 0.7, random.Random(0)
    )
    assert tokenizer.decode(row.ids, skip_special_tokens=False) == f" A film of heists{END}"
    assert set(row.weights) == {0.7}


def test_batches_hold_every_row_once_within_their_budget_padded_without_weight(tokenizer: Tokenizer) -> None:
    rng = random.Random(0)
    pad = tokenizer.token_to_id(PAD) or 0
    given = [
        Row([number + 1] * length, [1.0] * length) for number, length in enumerate(rng.choices(range(2, 40), k=90))
    ]
    made = batches(given, 128, pad, rng)
    assert all(ids.size <= 128 for ids, _ in made)
    assert sorted(int(row[0]) for ids, _ in made for row in ids) == list(range(1, 91))
    assert sum(float(weights.sum()) for _, weights in made) == sum(len(row.ids) for row in given)
    assert all(np.all((ids == pad) == (weights == 0)) for ids, weights in made)
    padding = sum(int((ids == pad).sum()) for ids, _ in made) / sum(ids.size for ids, _ in made)
    assert padding < 0.05


def test_a_row_longer_than_the_budget_is_a_batch_of_its_own() -> None:
    long = Row([1] * 50, [1.0] * 50)
    assert [ids.shape for ids, _ in batches([long, long], 10, 0, random.Random(0))] == [(1, 50), (1, 50)]
