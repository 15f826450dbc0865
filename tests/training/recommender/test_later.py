from training.recommender.examples import Dialogue
from training.recommender.later import split_by_time

DIALOGUES = [
    Dialogue("1", (), "early bird"),
    Dialogue("2", (), None),
    Dialogue("", (), None),
    Dialogue("10", (), "early bird"),
    Dialogue("11", (), "night owl"),
    Dialogue("12", (), None),
]


def test_what_came_later_is_held_out_but_not_of_recommenders_heard_before() -> None:
    earlier, later = split_by_time(DIALOGUES, first=10)
    assert [dialogue.id for dialogue in earlier] == ["1", "2"]
    assert [dialogue.id for dialogue in later] == ["11", "12"]


def test_no_dialogue_is_on_both_sides() -> None:
    earlier, later = split_by_time(DIALOGUES, first=2)
    assert not {dialogue.id for dialogue in earlier} & {dialogue.id for dialogue in later}
