import math

import numpy as np
import pytest

from sidekick.movies.metrics import (
    Ranked,
    coverage,
    interval,
    measures,
    ndcg,
    novelty,
    recall,
    success_and_reward,
)


def ranked(*ranks: float, top: tuple[int, ...] = (0,), group: str = "a", dialogue: str = "1") -> Ranked:
    return Ranked(ranks, top, group, dialogue)


def test_recall_counts_targets_not_moments():
    assert recall([ranked(1, 5, 60), ranked(2)], 10) == pytest.approx(3 / 4)


def test_a_target_that_is_not_ranked_is_a_miss():
    assert measures([ranked(math.inf)]) == {"recall@1": 0, "recall@10": 0, "recall@50": 0, "ndcg@10": 0, "mrr": 0}


def test_ndcg_is_one_when_all_targets_come_first():
    assert ndcg(ranked(1, 2), 10) == pytest.approx(1.0)
    assert ndcg(ranked(2), 10) == pytest.approx(1 / math.log2(3))


def test_mrr_takes_the_best_placed_target():
    assert measures([ranked(4, 2), ranked(1)])["mrr"] == pytest.approx(0.75)


def test_success_counts_dialogues_and_reward_is_spread_over_their_length():
    moments = [ranked(1, top=(7,), dialogue="1"), ranked(1, top=(8,), dialogue="1"), ranked(1, top=(7,), dialogue="2")]
    found = success_and_reward(moments, {"1": {7: 1.0, 8: 0.5}, "2": {9: 1.0}}, {"1": 10, "2": 4})
    assert found == {"sr": 0.5, "rdl": pytest.approx(0.075)}


def test_dialogues_without_a_questionnaire_do_not_count():
    assert success_and_reward([ranked(1)], {}, {}) == {"sr": 0.0, "rdl": 0.0}


def test_coverage_and_novelty_look_at_the_films_shown():
    moments = [ranked(1, top=(0, 1)), ranked(1, top=(0, 2))]
    assert coverage(moments, films=10) == pytest.approx(0.3)
    assert novelty(moments, np.array([0.5, 0.25, 0.25])) == pytest.approx(1.5)


def test_the_interval_holds_the_recall_and_is_wide_when_recommenders_differ():
    alike = [ranked(1 if number % 2 else 99, group=str(number // 2)) for number in range(200)]
    apart = [ranked(1 if number < 100 else 99, group=str(number // 2)) for number in range(200)]
    assert interval(alike, 10) == (0.5, 0.5)
    low, high = interval(apart, 10)
    assert low < 0.5 < high
    assert high - low > 0.1
