"""Which question comes next, and when to stop asking."""

from __future__ import annotations

import pytest

from actions.heard import Heard
from actions.questions import next_question, slot_left_open
from tests.actions.fakes import HEAT, entity


def heard(intent: str = "inform", *entities: dict[str, object]) -> Heard:
    return Heard("well", intent, entities)


def test_with_nothing_known_the_genre_is_asked_first() -> None:
    assert next_question({}, heard("ask_recommendation")) == "genre"


def test_with_one_fact_known_a_favorite_tells_most() -> None:
    assert next_question({"genre": ["horror"]}, heard()) == "favorite_movies"


def test_with_a_favorite_known_the_mood_is_asked() -> None:
    assert next_question({"favorite_movies": [HEAT]}, heard()) == "mood"


@pytest.mark.parametrize(
    "slots",
    [
        {"genre": ["horror"], "mood": ["scary"]},
        {"favorite_movies": [HEAT], "genre": ["crime"]},
        {"person": ["Al Pacino"], "era": ["1990-1999"]},
    ],
)
def test_two_facts_are_enough(slots: dict[str, object]) -> None:
    assert next_question(slots, heard()) is None


def test_never_more_than_two_questions() -> None:
    slots = {"questions_asked": ["genre", "mood"], "genre": [], "mood": []}
    assert next_question(slots, heard()) is None


def test_a_question_is_not_asked_twice_even_if_its_answer_was_something_else() -> None:
    assert next_question({"questions_asked": ["genre"], "person": ["Al Pacino"]}, heard()) == "favorite_movies"


def test_no_questions_once_films_were_offered() -> None:
    assert next_question({"offered_movies": [HEAT]}, heard()) is None


@pytest.mark.parametrize("intent", ["no_preference", "deny"])
def test_a_shrug_after_one_fact_means_films_now(intent: str) -> None:
    assert next_question({"genre": ["horror"], "questions_asked": ["favorite_movies"]}, heard(intent)) is None


def test_a_second_bare_request_means_films_now() -> None:
    assert next_question({"questions_asked": ["genre"]}, heard("ask_recommendation")) is None


def test_a_second_request_that_names_a_genre_may_be_asked_one_thing_more() -> None:
    request = heard("ask_recommendation", entity("genre", "horror"))
    assert next_question({"questions_asked": ["genre"], "genre": ["horror"]}, request) == "favorite_movies"


@pytest.mark.parametrize("intent", ["no_preference", "deny", "inform"])
def test_an_answer_that_fills_nothing_still_closes_the_question(intent: str) -> None:
    assert slot_left_open({"pending_question": "genre"}, heard(intent)) == "genre"


@pytest.mark.parametrize("intent", ["chitchat", "why_ask", "affirm", "neutral", "goodbye", "nlu_fallback"])
def test_a_digression_leaves_the_question_open(intent: str) -> None:
    assert slot_left_open({"pending_question": "genre"}, heard(intent)) is None


def test_a_question_about_films_on_the_table_closes_no_slot() -> None:
    assert slot_left_open({"pending_question": "offer"}, heard("deny")) is None


def test_an_answered_slot_stays_as_it_is() -> None:
    assert slot_left_open({"pending_question": "genre", "genre": ["horror"]}, heard()) is None
