import numpy as np
import pytest

from sidekick.movies.recommenders.context import Context, Turn
from sidekick.movies.recommenders.dialogues import DialogueArrays, Dialogues
from sidekick.movies.recommenders.words import Vocabulary

ARRAYS = DialogueArrays(  # dialogue 0: funny, film 5; dialogue 1: scary, films 6 and 7; dialogue 2: scary, film 3 and 6
    term_starts=np.array([0, 1, 2, 4]),
    term_dialogues=np.array([2, 0, 1, 2], dtype=np.int32),
    film_starts=np.array([0, 1, 3, 5]),
    films=np.array([5, 6, 7, 3, 6], dtype=np.int32),
)
DIALOGUES = Dialogues(Vocabulary(["#3", "funny", "scary"]), ARRAYS, 9)


def likeness(*turns: Turn) -> list[float]:
    return DIALOGUES.likeness(Context(turns)).tolist()


def test_a_dialogue_is_like_a_conversation_that_shares_its_words() -> None:
    assert likeness(Turn("something funny")) == pytest.approx([1, 0, 0], abs=1e-3)


def test_films_named_count_as_words_do_and_rare_terms_count_more() -> None:
    rare, common = np.log(3), np.log(1.5)
    expected = common / np.hypot(rare, common)
    assert likeness(Turn("scary")) == pytest.approx([0, 1, expected], abs=1e-3)
    assert likeness(Turn("scary", movies=(3,)))[2] == pytest.approx(1, abs=1e-3)


def test_the_films_of_the_nearest_dialogues_add_up() -> None:
    few, many = DIALOGUES.scores(Context((Turn("scary"),)), (1, 2))
    assert few.tolist() == pytest.approx([0, 0, 0, 0, 0, 0, 1, 1, 0], abs=1e-3)
    assert many[6] == pytest.approx(1 + many[3], abs=1e-3)
    assert many[5] == 0


def test_nothing_said_is_like_no_dialogue_and_asking_for_more_than_there_are_is_fine() -> None:
    (scores,) = DIALOGUES.scores(Context(), (300,))
    assert scores.tolist() == [0.0] * 9
