import json

import pytest

from tests.training.recommender.toy import CONFIG, WORLD, toy_dialogues
from training.recommender.benchmark import PROTOCOLS
from training.recommender.evaluate import as_json, evaluate
from training.recommender.fit import fit

FIGURES = {"recall@1", "recall@10", "recall@50", "ndcg@10", "mrr", "sr", "rdl", "coverage@10", "novelty@10"}
TRAINING, HELD_OUT = toy_dialogues(60), toy_dialogues(12, seed=8)


@pytest.fixture(scope="module")
def printed() -> dict[str, dict[str, dict[str, float]]]:
    """What the evaluation prints last, for a recommender fitted to the toy world."""
    return json.loads(as_json(evaluate(fit(TRAINING, WORLD, {}, CONFIG), WORLD, TRAINING, HELD_OUT)))


def test_every_contender_has_every_figure_under_both_protocols(printed) -> None:
    assert set(printed) == set(PROTOCOLS)
    for contenders in printed.values():
        assert {"sidekick", "repeat-context", "popularity", "item-cosine", "ease", "bm25"} == set(contenders)
        assert all(set(figures) >= FIGURES for figures in contenders.values())


def test_sidekick_learns_the_toy_world(printed) -> None:
    dedup = printed["dedup"]
    assert dedup["sidekick"]["recall@10"] > 2 * dedup["popularity"]["recall@10"]
    assert dedup["repeat-context"]["recall@50"] == 0.0


def test_intervals_hold_the_figure(printed) -> None:
    figures = printed["full"]["sidekick"]
    low, high = figures["recall@10 interval"]
    assert low <= figures["recall@10"] <= high
