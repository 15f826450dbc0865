import json
from pathlib import Path

import pytest

from sidekick.movies.catalogue import Catalogue
from tests.training.recommender.toy import CONFIG, WORLD, toy_dialogues
from tests.training.redial.world import lines, record
from training.recommender import evaluate as command
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


@pytest.fixture
def without_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """SIDEKICK_DATA names a folder that holds nothing, so no training dialogues are at hand."""
    monkeypatch.setenv("SIDEKICK_DATA", str(tmp_path))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--test", str(file)])
    command.main()


def test_a_file_in_redials_format_is_scored_with_the_shipped_artefacts(
    without_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, *_ = Catalogue.load().most_mentioned
    dialogues = [
        record("1", f"I liked @{first.id}", f"so did I, @{first.id}"),
        record("2", f"I liked @{first.id}", f"see @{second.id} or @999999", initiatorQuestions=[], movieMentions=[]),
    ]
    (without_data / "test.jsonl").write_bytes(lines(*dialogues))
    run(monkeypatch, without_data / "test.jsonl")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("BM25 is left out, for it needs the training dialogues")
    found = json.loads(said[-1])
    assert found["full"]["repeat-context"]["recall@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert 0 < found["dedup"]["sidekick"]["mrr"] <= 1
    assert found["dedup"]["sidekick"]["recall@50"] <= 0.5  # the unknown film is a miss


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(lines(record("1", "hi", "ho")), "has nothing to score"), (b"hi\n", "line 1, is not a ReDial dialogue")],
)
def test_a_file_that_cannot_be_scored_ends_it_with_one_sentence(
    without_data: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, sentence: str
) -> None:
    (without_data / "test.jsonl").write_bytes(content)
    with pytest.raises(SystemExit, match=sentence):
        run(monkeypatch, without_data / "test.jsonl")
