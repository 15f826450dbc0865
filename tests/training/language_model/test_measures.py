"""Bits per byte, the predicted plans and the replies' figures, on networks whose answer is obvious."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from sidekick.chat.candidate import Candidate
from sidekick.chat.choice import Chooser
from sidekick.chat.guard import Guard
from sidekick.chat.names import Names
from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import Turn
from sidekick.movies.catalogue import Catalogue
from tests.gpt2.toy import SHAPE, CountingNetwork
from tests.movies.worlds import film
from training.language_model.contexts import Context, contexts
from training.language_model.heads import HeadSearch
from training.language_model.replies import collect

FILMS = [film(1, "Heat", 1995), film(2, "Alien", 1979)]


def test_the_likeliest_heads_come_first_and_leave_the_cache_alone() -> None:
    network = CountingNetwork(doubt=0.3)
    cache = SHAPE.cache(1)
    heads = HeadSearch(network, assistant=3, acts=[1, 4, 7], films=[2, 5], width=4)(cache)
    assert heads[0].tokens == (4, 5)  # counting on from 3
    assert () in [head.tokens for head in heads]
    assert len(heads) == 4
    chances = [head.log_probability for head in heads]
    assert chances == sorted(chances, reverse=True)
    assert sum(map(math.exp, chances)) == pytest.approx(1)
    assert cache.lengths.tolist() == [0]


def test_every_turn_that_answers_a_person_is_a_context() -> None:
    turns = [
        Turn("hi", True),
        Turn("hello", False, Plan("greet")),
        Turn("a film ?", True),
        Turn("<|movie|>", False, Plan("recommend", ("<|movie|>",))),
    ]
    found = contexts([turns], FILMS, random.Random(0))
    assert [(context.plan.act, context.reply, context.heard) for context in found] == [
        ("greet", "hello", "hi"),
        ("recommend", "<|movie|>", "a film ?"),
    ]
    assert found[1].plan.offers[0] in ("Heat (1995)", "Alien (1979)")
    assert len(found[1].history) == 3


def test_replies_are_counted_before_and_after_the_guard() -> None:
    guard = Guard(Names(Catalogue(FILMS)), is_crude=lambda text: False)
    plan = Plan("recommend", ("Heat (1995)",))
    context = Context((Turn("a film ?", True),), plan, "")
    good, named, empty = Candidate("how about <|movie|> ?"), Candidate("how about alien ?"), Candidate("hm")
    replies = collect(
        [(context, [named, good]), (context, [empty])], Chooser(guard), lambda text, offers: "Heat" in text and "x"
    )
    assert (replies.plans, replies.candidates, replies.passed, replies.templates) == (2, 3, 1, 1)
    assert [text for text, _ in replies.first] == ["how about alien ?", "hm"]
    assert replies.said == ["How about FILM?"]
    assert len(replies.invented) == 1


def test_distinct_counts_different_ngrams_among_all() -> None:
    replies = collect([], Chooser(Guard(Names(Catalogue(FILMS)), lambda text: False)), lambda text, offers: "")
    replies.said = ["a b c", "a b d"]
    assert replies.distinct(2) == pytest.approx(3 / 4)
    assert replies.distinct(3) == 1.0
    assert np.isfinite(replies.distinct(4))
