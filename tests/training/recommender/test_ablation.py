import numpy as np
import pytest

from sidekick.movies.recommenders.learned import sources_of
from tests.movies.recommenders import toy_learned
from tests.movies.worlds import facets
from tests.training.recommender.toy import CONFIG, WORLD, toy_dialogues
from training.recommender.ablation import ALONE, GROUPS, Moment, gather, quicker, recalls, report, without
from training.recommender.examples import moments
from training.recommender.ranker import RankerConfig, collect

SOURCES = sources_of(toy_learned.learned(WORLD), facets(WORLD))
ROWS = collect(SOURCES, moments(toy_dialogues(30)), 20)
GATHERED, NAMES = gather(SOURCES, moments(toy_dialogues(10, seed=8)))


def test_recall_counts_the_targets_that_no_candidate_holds() -> None:
    moment = Moment(np.zeros((20, 1), np.float32), np.eye(20, dtype=bool)[4], targets=2)
    assert recalls([np.arange(20.0)[::-1]], [moment]) == (0.0, 0.5, 0.5)  # the hit is fifth
    assert recalls([np.eye(20)[4]], [moment]) == (0.5, 0.5, 0.5)


def test_every_feature_belongs_to_exactly_one_source() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(NAMES)
    assert set(ALONE) <= set(NAMES)


def test_trees_without_a_source_never_see_it() -> None:
    broken = [Moment(moment.rows.copy(), moment.hits, moment.targets) for moment in GATHERED]
    for moment in broken:
        moment.rows[:, NAMES.index("follows")] = np.nan
    assert without(ROWS, broken, ("follows",), CONFIG.ranker) == without(ROWS, GATHERED, ("follows",), CONFIG.ranker)


def test_the_report_has_a_line_for_every_source(capsys: pytest.CaptureFixture[str]) -> None:
    report(ROWS, GATHERED, CONFIG.ranker)
    printed = capsys.readouterr().out
    assert all(f"without {name}" in printed for name in GROUPS)
    assert "all together" in printed


def test_quicker_trees_learn_as_much_in_all() -> None:
    ranker = RankerConfig(trees=300, rate=0.06)
    assert quicker(ranker).trees == 100
    assert quicker(ranker).trees * quicker(ranker).rate == pytest.approx(ranker.trees * ranker.rate)
