from training.recommender.examples import Dialogue
from training.recommender.folds import fold_numbers, group_of


def test_one_recommenders_dialogues_share_a_fold():
    dialogues = [Dialogue(str(number), (), f"worker {number % 5}") for number in range(50)]
    numbers = fold_numbers(dialogues, 3)
    by_worker = {dialogue.recommender: set() for dialogue in dialogues}
    for dialogue, number in zip(dialogues, numbers, strict=True):
        by_worker[dialogue.recommender].add(int(number))
    assert all(len(folds) == 1 for folds in by_worker.values())
    assert len(set(numbers.tolist())) == 3


def test_where_the_worker_is_unknown_neighbouring_conversations_share_a_fold():
    assert group_of(Dialogue("4000", ())) == group_of(Dialogue("4039", ())) != group_of(Dialogue("4040", ()))


def test_a_dialogue_without_a_number_stands_alone():
    assert group_of(Dialogue("", ())) == "dialogue "
