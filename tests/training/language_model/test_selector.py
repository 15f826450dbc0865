from __future__ import annotations

import random

from sidekick.chat.candidate import Candidate
from sidekick.chat.plan import Plan
from sidekick.chat.selector import FEATURES
from sidekick.gpt2.dialogue import Turn
from training.language_model.contexts import Context
from training.language_model.selector import fit, picks


def group(rng: random.Random) -> tuple[Context, list[Candidate]]:
    """People's replies are relevant, drawn ones are not; all else is chance."""
    context = Context((Turn("hi", True),), Plan("chat"), "")
    relevances = [rng.uniform(0.5, 1), *(rng.uniform(0, 0.5) for _ in range(3))]
    return context, [Candidate("that is nice", rng.uniform(-2, -1), 0, relevance) for relevance in relevances]


def test_what_tells_people_from_the_model_is_learned() -> None:
    rng = random.Random(0)
    training, held_out = [group(rng) for _ in range(60)], [group(rng) for _ in range(30)]
    weights = fit(training)
    assert tuple(weights) == tuple(FEATURES)
    assert max(weights, key=lambda name: abs(weights[name])) == "relevance"
    assert picks(held_out, lambda one, _: weights["relevance"] * one.relevance)["comes_first"] == 1.0


def test_a_score_that_knows_nothing_is_as_good_as_chance() -> None:
    found = [group(random.Random(seed)) for seed in range(20)]
    assert picks(found, lambda one, _: 0.0) == {"beats_a_rival": 0.5, "comes_first": 0.25}
