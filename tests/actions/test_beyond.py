"""Talk that asks for no film."""

from __future__ import annotations

import pytest

from actions import beyond
from actions.limitation import ActionLimitation
from actions.replies import Reply
from tests.actions.fakes import FakeTalker, entity, run, services


def test_small_talk_goes_to_the_language_model_with_what_was_said() -> None:
    talker = FakeTalker("Pacino, always.")
    events = [{"event": "user", "text": "hi"}, {"event": "bot", "text": "hello"}, {"event": "slot", "name": "x"}]
    outcome = run(beyond.ActionChitchat(services(talker=talker)), "who is best?", "chitchat", events=events)
    assert outcome.said == ["Pacino, always."]
    assert [message["role"] for message in talker.heard[0]] == ["user", "assistant", "user"]


def test_a_template_answers_while_the_model_is_away() -> None:
    assert run(beyond.ActionChitchat(services(talker=FakeTalker()))).said == ["utter_chat_unavailable"]


def test_small_talk_leads_back_to_the_open_question_once() -> None:
    action = beyond.ActionChitchat(services())
    first = run(action, intent="chitchat", slots={"pending_question": "mood"})
    again = run(action, intent="chitchat", slots={"pending_question": "mood", "questions_asked": ["mood", "reminder"]})
    assert first.said[1:] == ["utter_go_on_mood"]
    assert len(again.said) == 1


@pytest.mark.parametrize(
    ("action", "response"),
    [
        (beyond.ActionInsult, "utter_insult"),
        (beyond.ActionOtherLanguage, "utter_other_language"),
        (beyond.ActionOutOfScope, "utter_out_of_scope"),
    ],
)
def test_other_talk_gets_a_steady_answer_and_keeps_the_question(action: type[Reply], response: str) -> None:
    outcome = run(action(services()), slots={"pending_question": "genre"})
    assert outcome.said == [response]
    assert "pending_question" not in outcome.slots


def test_distress_gets_no_film_and_no_question() -> None:
    outcome = run(beyond.ActionDistress(services()), slots={"pending_question": "genre"}, in_form=True)
    assert outcome.said == ["utter_distress"]
    assert outcome.slots["pending_question"] is None
    assert outcome.left_form


def test_an_unclear_message_with_a_wish_in_it_is_a_wish() -> None:
    outcome = run(beyond.ActionFallback(services()), "blah horror", "nlu_fallback", [entity("genre", "horror")])
    assert outcome.followed_by == "preferences_form"


def test_an_unclear_answer_moves_on_to_the_next_question() -> None:
    slots = {"pending_question": "genre", "questions_asked": ["genre"]}
    outcome = run(beyond.ActionFallback(services()), "blorp", "nlu_fallback", slots=slots)
    assert outcome.said == ["utter_fallback_moving_on", "utter_ask_for_mood"]
    assert outcome.slots["genre"] == []


def test_a_second_unclear_answer_brings_films() -> None:
    slots = {"pending_question": "mood", "questions_asked": ["genre", "mood"], "genre": []}
    outcome = run(beyond.ActionFallback(services()), "blorp", "nlu_fallback", slots=slots)
    assert outcome.followed_by == "preferences_form"


def test_a_long_unclear_message_is_talk_and_a_short_one_is_asked_again() -> None:
    talk = run(beyond.ActionFallback(services()), "the rain on my window tonight", "nlu_fallback")
    noise = run(beyond.ActionFallback(services()), "xq", "nlu_fallback")
    assert talk.said == ["Nice weather for a film."]
    assert noise.said == ["utter_fallback"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("I only have Netflix", "utter_limitation_streaming"),
        ("I have 90 minutes", "utter_limitation_time"),
        ("my kid is 5", "utter_limitation_noted"),
    ],
)
def test_limits_are_answered_honestly_and_lead_on(text: str, response: str) -> None:
    outcome = run(ActionLimitation(services()), text, "limitation")
    assert outcome.said == [response]
    assert outcome.followed_by == "preferences_form"
