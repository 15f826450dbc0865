from sidekick.movies.recommenders.context import Turn
from training.recommender.examples import Dialogue, examples_of, moments


def dialogue(*turns: Turn, **fields: object) -> Dialogue:
    return Dialogue("1", turns, **fields)


def test_a_film_in_the_first_message_has_no_context_and_is_no_example():
    assert list(examples_of([dialogue(Turn("try", by_seeker=False, movies=(1,)))])) == []


def test_fresh_films_are_those_not_named_before():
    found = list(examples_of([dialogue(Turn("I like", movies=(1,)), Turn("and", by_seeker=False, movies=(1, 2, 2)))]))
    assert [(example.films, example.fresh) for example in found] == [((1, 2), (2,))]


def test_the_context_ends_before_the_message():
    (found,) = examples_of([dialogue(Turn("hi"), Turn("try", by_seeker=False, movies=(2,)), Turn("thanks"))])
    assert [turn.text for turn in found.context.turns] == ["hi"]


def test_films_outside_the_catalogue_are_targets_too():
    (found,) = examples_of([dialogue(Turn("hi"), Turn("try", by_seeker=False), outside={1: (-99,)})])
    assert (found.films, found.outside, found.fresh_outside) == ((), (-99,), (-99,))


def test_dialogues_in_guessed_order_give_no_examples():
    turns = (Turn("hi"), Turn("try", by_seeker=False, movies=(2,)))
    assert list(examples_of([dialogue(*turns, in_order=False)])) == []


def test_the_ranker_learns_from_recommenders_only():
    assert (
        moments([dialogue(Turn("hi"), Turn("I like", movies=(2,)), Turn("me too", by_seeker=False, movies=(2,)))]) == []
    )
