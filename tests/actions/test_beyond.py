"""Talk that asks for no film."""

from __future__ import annotations

import pytest

from actions import beyond
from actions.heard import Heard
from actions.limitation import ActionLimitation
from actions.questions import next_question
from actions.recommend import ActionRecommend
from actions.replies import Reply
from actions.yes_no import ActionAffirm
from tests.actions.fakes import ALIEN, HEAT, FakeRecommendations, FakeTalker, entity, run, services


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
    assert outcome.slots["pending_question"] == "care"
    assert outcome.left_form


@pytest.mark.parametrize("intent", ["no_preference", "affirm", "deny", "chitchat", "nlu_fallback"])
def test_whoever_goes_on_about_their_distress_gets_no_film_either(intent: str) -> None:
    slots = {"pending_question": "care"}
    assert next_question(slots, Heard("well", intent)) is None
    outcome = run(ActionRecommend(services()), "I don't know who to talk to", intent, slots=slots)
    assert outcome.said == ["utter_distress_stay"]
    assert "pending_question" not in outcome.slots


def test_a_wish_after_distress_is_granted() -> None:
    slots = {"pending_question": "care", "mood": ["feel-good"]}
    said = [entity("mood", "feel-good")]
    assert run(ActionRecommend(services()), "something warm", "inform", said, slots).said == ["utter_offer"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("my cat died yesterday", "utter_talk_loss"),
        ("tell me a joke", "utter_talk_joke"),
        ("I'm trying to remember a film where a man relives one day", "utter_talk_remember"),
        ("what was that movie with the talking pig?", "utter_talk_remember"),
        ("what's your favourite film?", "utter_talk_favorite"),
        ("have you seen it yourself?", "utter_talk_watched"),
        ("how are you?", "utter_talk_how_are_you"),
        ("how do you choose the films?", "utter_talk_how_it_works"),
        ("how many films do you know?", "utter_talk_how_many"),
        ("what is the best movie ever?", "utter_talk_best"),
        ("you're really great", "utter_talk_praise"),
    ],
)
def test_what_a_model_would_blunder_at_gets_a_steady_answer(text: str, response: str) -> None:
    talker = FakeTalker("I loved both of those movies.")
    assert run(beyond.ActionChitchat(services(talker=talker)), text, "chitchat").said == [response]
    assert talker.heard == []


def test_a_hard_day_is_met_with_an_offer_and_yes_takes_it_up() -> None:
    outcome = run(beyond.ActionChitchat(services()), "it was such a long week", "chitchat")
    assert outcome.said == ["utter_talk_comfort"]
    recommendations = FakeRecommendations()
    run(ActionAffirm(services(recommendations)), "yes please", "affirm", slots=outcome.slots)
    assert recommendations.asked[0].moods == ("feel-good",)


def test_a_loss_is_met_without_a_question_and_yes_asks_for_something_gentle() -> None:
    open_question = {"pending_question": "genre", "questions_asked": ["genre"]}
    outcome = run(beyond.ActionChitchat(services()), "my girlfriend dumped me", "chitchat", slots=open_question)
    assert outcome.said == ["utter_talk_loss"]
    recommendations = FakeRecommendations()
    run(ActionAffirm(services(recommendations)), "yes please", "affirm", slots=open_question | outcome.slots)
    assert recommendations.asked[0].moods == ("feel-good",)


def test_a_hard_day_told_beside_an_open_question_keeps_the_question() -> None:
    slots = {"pending_question": "genre", "questions_asked": ["genre", "reminder"]}
    outcome = run(beyond.ActionChitchat(services()), "I'm so tired", "chitchat", slots=slots)
    assert outcome.said == ["utter_talk_hard_day"]
    assert "pending_question" not in outcome.slots


def test_do_you_know_a_film_that_nobody_knows_is_answered_honestly() -> None:
    for text in ("do you know Parasite?", "tell me about Parasite"):
        for action in (beyond.ActionChitchat, beyond.ActionOutOfScope):
            assert run(action(services()), text, "chitchat").said == ["utter_unknown_film"]


def test_a_wish_in_small_talk_is_a_wish() -> None:
    said = [entity("person", "Cary Grant")]
    text = "hello dear, I would like to see a nice picture with Cary Grant"
    assert run(beyond.ActionChitchat(services()), text, "chitchat", said).followed_by == "preferences_form"


def test_unclear_words_about_the_films_on_the_table_are_left_to_the_recommender() -> None:
    slots = {"shortlist": [HEAT], "offered_movies": [HEAT]}
    outcome = run(beyond.ActionFallback(services()), "with time travel", "nlu_fallback", slots=slots)
    assert outcome.said == ["utter_offer_unsure"]
    assert HEAT not in outcome.slots["shortlist"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("a short comedy", "utter_limitation_time"),
        ("have you got anything french?", "utter_limitation_country"),
        ("a comedy on Netflix", "utter_limitation_streaming"),
    ],
)
def test_what_cannot_be_looked_for_is_admitted_with_the_films(text: str, response: str) -> None:
    assert run(ActionRecommend(services()), text).said == [response, "utter_offer_anything"]
    assert run(ActionRecommend(services()), text, "limitation").said == ["utter_offer_anything"]


def test_a_hard_week_is_no_wish_for_a_short_film() -> None:
    assert run(ActionRecommend(services()), "it was a long week, a comedy").said == ["utter_offer_anything"]


def test_a_question_about_the_second_one_is_answered_whatever_it_was_taken_for() -> None:
    slots = {"shortlist": [HEAT, ALIEN]}
    said = [entity("position", "2")]
    outcome = run(ActionLimitation(services()), "is the second one in colour?", "limitation", said, slots)
    assert outcome.followed_by == "action_ask_details"


def test_an_unclear_critique_of_the_films_on_the_table_counts() -> None:
    said = [entity("critique", "newer")]
    outcome = run(beyond.ActionFallback(services()), "newerish", "nlu_fallback", said, {"shortlist": [HEAT]})
    assert outcome.followed_by == "preferences_form"


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
        ("nothing unsuitable for a six year old", "utter_limitation_age"),
    ],
)
def test_limits_are_answered_honestly_and_lead_on(text: str, response: str) -> None:
    outcome = run(ActionLimitation(services()), text, "limitation")
    assert outcome.said == [response]
    assert outcome.followed_by == "preferences_form"


def test_where_to_watch_a_film_is_a_question_about_it() -> None:
    slots = {"shortlist": [HEAT]}
    outcome = run(ActionLimitation(services()), "is it on Netflix?", "limitation", slots=slots)
    assert outcome.followed_by == "action_ask_details"


def test_limits_told_while_films_are_on_the_table_leave_them_there() -> None:
    outcome = run(ActionLimitation(services()), "I have 90 minutes", "limitation", slots={"shortlist": [HEAT, ALIEN]})
    assert outcome.followed_by is None
    assert "shortlist" not in outcome.slots
