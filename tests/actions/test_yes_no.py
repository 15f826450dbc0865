"""Yes and no answer the question that was asked last."""

from __future__ import annotations

import pytest

from actions.heard import Heard
from actions.questions import slot_left_open
from actions.replies import Reply
from actions.yes_no import ActionAffirm, ActionDeny, ActionNeutral
from tests.actions.fakes import HEAT, RONIN, THIEF, FakeRecommendations, entity, run, services

TABLE = {"shortlist": [HEAT, RONIN, THIEF], "offered_movies": [HEAT, RONIN, THIEF]}


@pytest.mark.parametrize("slot", ["genre", "mood", "favorite_movies"])
def test_yes_to_an_open_question_asks_for_the_answer(slot: str) -> None:
    outcome = run(ActionAffirm(services()), "yes", "affirm", slots={"pending_question": slot})
    assert outcome.said == [f"utter_go_on_{slot}"]
    assert "pending_question" not in outcome.slots


def test_yes_to_a_shortlist_asks_which_one() -> None:
    outcome = run(ActionAffirm(services()), "yes", "affirm", slots={**TABLE, "pending_question": "offer"})
    assert outcome.said == ["utter_which_accept"]


def test_yes_to_a_single_film_takes_it() -> None:
    slots = {"shortlist": [HEAT], "pending_question": "offer"}
    assert run(ActionAffirm(services()), "yes", "affirm", slots=slots).said == ["utter_accept"]


def test_yes_to_others_brings_films() -> None:
    outcome = run(ActionAffirm(services()), "yes", "affirm", slots={"pending_question": "others"})
    assert outcome.said == ["utter_offer_anything"]


def test_yes_to_loosening_lets_the_wishes_go_and_keeps_the_exclusions() -> None:
    recommendations = FakeRecommendations()
    slots = {"genre": ["crime"], "excluded_genre": ["horror"], "favorite_movies": [HEAT], "pending_question": "loosen"}
    outcome = run(ActionAffirm(services(recommendations)), "yes", "affirm", slots=slots)
    (asked,) = recommendations.asked
    assert (asked.genres, asked.excluded_genres, asked.favorite_movies) == ((), ("horror",), (HEAT,))
    assert outcome.slots["genre"] is None


def test_yes_to_being_forgotten_forgets_and_no_does_not() -> None:
    slots = {"pending_question": "forget"}
    assert run(ActionAffirm(services()), "yes", "affirm", slots=slots).followed_by == "action_forget_me"
    assert run(ActionDeny(services()), "no", "deny", slots=slots).said == ["utter_deny"]


def test_no_without_a_wish_leads_to_another_shelf_once_and_after_three_rounds_asks_for_a_word() -> None:
    recommendations = FakeRecommendations()
    slots = {"shortlist": [HEAT], "offered_movies": ["a", "b", "c", "d", "e", "f", HEAT], "pending_question": "offer"}
    outcome = run(ActionDeny(services(recommendations)), "no", "deny", slots=slots)
    assert recommendations.asked[0].opposite_of == (HEAT,)
    assert outcome.slots["steer"] is None
    assert outcome.said == ["utter_offer_after_reject", "utter_narrow"]
    again = {**slots, "questions_asked": ["narrowed"], "genre": ["crime"]}
    second = run(ActionDeny(services(recommendations)), "no", "deny", slots=again)
    assert recommendations.asked[1].opposite_of == ()
    assert second.said == ["utter_offer_after_reject"]


def test_yes_out_of_the_blue_is_never_a_request() -> None:
    recommendations = FakeRecommendations()
    outcome = run(ActionAffirm(services(recommendations)), "yes", "affirm", slots=TABLE)
    assert outcome.said == ["utter_affirm"]
    assert recommendations.asked == []


def test_yes_with_a_wish_is_the_wish() -> None:
    outcome = run(ActionAffirm(services()), "yes, horror", "affirm", [entity("genre", "horror")])
    assert outcome.followed_by == "preferences_form"


def test_no_to_a_shortlist_brings_others() -> None:
    outcome = run(ActionDeny(services()), "no", "deny", slots={**TABLE, "pending_question": "offer"})
    assert outcome.said == ["utter_offer_after_reject"]


def test_no_to_an_open_question_leads_on() -> None:
    outcome = run(ActionDeny(services()), "no", "deny", slots={"pending_question": "mood", "mood": []})
    assert outcome.followed_by == "preferences_form"


@pytest.mark.parametrize("question", ["others", "loosen", None])
def test_no_to_anything_else_is_taken_as_no(question: str | None) -> None:
    outcome = run(ActionDeny(services()), "no", "deny", slots={"pending_question": question})
    assert outcome.said == ["utter_deny"]


@pytest.mark.parametrize(
    ("slots", "response"),
    [({"pending_question": "genre"}, "utter_nudge"), (TABLE, "utter_neutral_offer"), ({}, "utter_neutral")],
)
def test_hmm_gets_room(slots: dict[str, object], response: str) -> None:
    assert run(ActionNeutral(services()), "hmm", "neutral", slots=slots).said == [response]


def test_maybe_the_first_is_asked_back_and_yes_then_takes_it() -> None:
    said = [entity("position", "1")]
    outcome = run(ActionNeutral(services()), "maybe the first", "neutral", said, TABLE)
    assert outcome.said == ["utter_neutral_film"]
    assert outcome.slots["pending_question"] == "offer"
    taken = run(ActionAffirm(services()), "yes", "affirm", slots={**TABLE, **outcome.slots})
    assert taken.messages[0]["movie"] == HEAT


def test_hmm_not_the_first_turns_it_down() -> None:
    said = [entity("position", "1")]
    outcome = run(ActionNeutral(services()), "hmm, not the first", "neutral", said, TABLE)
    assert outcome.followed_by == "action_reject"


@pytest.mark.parametrize("action", [ActionAffirm, ActionDeny, ActionNeutral])
def test_yes_or_no_but_older_is_older(action: type[Reply]) -> None:
    said = [entity("critique", "older")]
    assert run(action(services()), "well, older", "neutral", said, TABLE).followed_by == "action_critique"


@pytest.mark.parametrize("text", ["", "   ", "...", "?", "🎃👻", "_"])
def test_a_message_without_a_word_is_no_answer_whatever_the_classifier_makes_of_it(text: str) -> None:
    slots = {"pending_question": "genre"}
    assert slot_left_open(slots, Heard(text, "deny")) is None
    outcome = run(ActionDeny(services()), text, "deny", slots={**TABLE, "pending_question": "offer"})
    assert outcome.said == ["utter_fallback"]
    assert "shortlist" not in outcome.slots
    assert "pending_question" not in outcome.slots


def test_hmm_with_a_wish_is_the_wish() -> None:
    outcome = run(ActionNeutral(services()), "hmm, comedy", "neutral", [entity("genre", "comedy")])
    assert outcome.followed_by == "preferences_form"
