import numpy as np

from sidekick.movies.recommenders.context import Context, Turn
from tests.training.recommender.toy import WORLD, even, toy_dialogues
from training.recommender.examples import Dialogue
from training.recommender.memory import remember

MEMORY = remember(toy_dialogues(), len(WORLD))


def test_a_film_named_brings_up_the_films_of_dialogues_that_name_it() -> None:
    (scores,) = MEMORY.scores(Context((Turn("hello", movies=(3,)),)), (30,))
    assert scores[3] > 0
    assert all(even(int(film)) for film in np.argsort(-scores)[:5])


def test_words_that_nearly_every_dialogue_has_are_left_out() -> None:
    assert "hello" not in MEMORY.vocabulary.index
    assert "#3" in MEMORY.vocabulary.index


def test_dialogues_without_a_film_are_not_remembered() -> None:
    silent = Dialogue("1", (Turn("hello there"), Turn("bye", by_seeker=False)))
    assert remember([silent, *toy_dialogues(9)], len(WORLD)).count == 9
