from pathlib import Path

from tests.training.recommender.toy import CONFIG, WORLD, toy_dialogues
from training.recommender.folds import group_of
from training.recommender.learning_curve import COMPARED, measure, plot, share_of

DIALOGUES = toy_dialogues(60)


def test_a_smaller_share_is_part_of_a_larger_one() -> None:
    small, large = (share_of(DIALOGUES, share) for share in (0.25, 0.5))
    assert (len(small), len(large)) == (15, 30)
    assert small == large[:15]


def test_a_share_takes_recommenders_whole() -> None:
    groups = [group_of(dialogue) for dialogue in share_of(DIALOGUES, 1.0)]
    starts = [group for place, group in enumerate(groups) if place == 0 or groups[place - 1] != group]
    assert len(starts) == len(set(starts)) == 12


def test_more_is_learned_than_popularity_from_few_dialogues(tmp_path: Path) -> None:
    found = measure(share_of(DIALOGUES, 0.5), toy_dialogues(12, seed=8), WORLD, {}, CONFIG)
    assert set(found) == set(COMPARED)
    assert found["sidekick"][1] > found["popularity"][1]
    plot({name: {30: figures} for name, figures in found.items()}, tmp_path / "curve.png")
    assert (tmp_path / "curve.png").read_bytes().startswith(b"\x89PNG")
