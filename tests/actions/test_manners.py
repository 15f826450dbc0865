"""Hello, goodbye, help, and the talk about the talk."""

from __future__ import annotations

import pytest

from actions import manners
from tests.actions.fakes import HEAT, UP, entity, run, services


def test_a_greeting_asks_the_first_question() -> None:
    outcome = run(manners.ActionGreet(services()), "hey", "greet")
    assert outcome.said == ["utter_greet", "utter_ask_for_genre"]
    assert outcome.slots == {"questions_asked": ["genre"], "pending_question": "genre"}


def test_a_returning_person_hears_what_still_holds() -> None:
    outcome = run(manners.ActionGreet(services()), "hey", "greet", slots={"excluded_genre": ["horror"]})
    assert outcome.said == ["utter_welcome_back", "utter_still_leaving_out", "utter_ask_for_genre"]


def test_a_greeting_with_a_wish_goes_straight_on() -> None:
    outcome = run(manners.ActionGreet(services()), "hey, horror!", "greet", [entity("genre", "horror")])
    assert outcome.followed_by == "preferences_form"
    assert outcome.messages == []


def test_a_second_greeting_asks_nothing_again() -> None:
    outcome = run(manners.ActionGreet(services()), "hey", "greet", slots={"pending_question": "genre"})
    assert outcome.said == ["utter_greet_again"]


def test_goodbye_to_somebody_in_distress_speaks_of_no_film() -> None:
    slots = {"pending_question": "care", "watchlist": [HEAT]}
    assert run(manners.ActionGoodbye(services()), "bye", "goodbye", slots=slots).said == ["utter_goodbye_care"]


def test_goodbye_mentions_the_watchlist() -> None:
    assert run(manners.ActionGoodbye(services())).said == ["utter_goodbye"]
    outcome = run(manners.ActionGoodbye(services()), slots={"watchlist": [UP, HEAT]})
    assert outcome.said == ["utter_goodbye_watchlist"]
    assert outcome.messages[0]["movie"] == HEAT


def test_asking_has_a_reason_even_without_a_question() -> None:
    assert run(manners.ActionWhyAsk(services()), "why?", "why_ask").said == ["utter_why_ask"]


def test_thanks_with_a_wish_is_a_wish() -> None:
    assert run(manners.ActionThank(services()), "thanks").said == ["utter_thank"]
    wish = [entity("genre", "comedy")]
    assert run(manners.ActionThank(services()), "thanks, a comedy", "thank", wish).followed_by == "preferences_form"


@pytest.mark.parametrize("slot", ["genre", "mood", "favorite_movies"])
def test_each_question_can_be_explained(slot: str) -> None:
    outcome = run(manners.ActionWhyAsk(services()), "why?", "why_ask", slots={"pending_question": slot}, in_form=True)
    assert outcome.said == [f"utter_why_ask_{slot}"]
    assert "pending_question" not in outcome.slots
    assert outcome.left_form


def test_help_and_honesty_leave_the_question_open() -> None:
    slots = {"pending_question": "mood"}
    for action, response in ((manners.ActionHelp, "utter_help"), (manners.ActionAskBot, "utter_ask_bot")):
        outcome = run(action(services()), slots=slots)
        assert outcome.said == [response]
        assert "pending_question" not in outcome.slots


def test_starting_over_clears_tonight_and_keeps_what_lasts() -> None:
    slots = {"genre": ["crime"], "shortlist": [HEAT], "liked_movies": [HEAT]}
    outcome = run(manners.ActionStartOver(services()), "start over", "start_over", slots=slots)
    assert outcome.said == ["utter_start_over", "utter_ask_for_genre"]
    assert outcome.slots["genre"] is None
    assert outcome.slots["shortlist"] is None
    assert "liked_movies" not in outcome.slots
    assert outcome.slots["pending_question"] == "genre"


def test_never_mind_ends_the_questions() -> None:
    slots = {"pending_question": "genre"}
    outcome = run(manners.ActionCancel(services()), "never mind", "cancel", slots=slots, in_form=True)
    assert outcome.said == ["utter_cancel"]
    assert outcome.slots["questions_asked"] == ["genre", "favorite_movies", "mood"]
    assert outcome.slots["pending_question"] == "others"
    assert outcome.left_form


def test_stop_asking_is_not_answered_with_a_question_but_with_films() -> None:
    outcome = run(manners.ActionCancel(services()), "stop asking me questions", "cancel", in_form=True)
    assert outcome.said == ["utter_cancel_asking"]
    assert outcome.followed_by == "preferences_form"


def test_never_mind_without_a_question_leaves_the_person_in_peace() -> None:
    assert run(manners.ActionCancel(services()), "never mind", "cancel", slots={"shortlist": [HEAT]}).said == [
        "utter_deny"
    ]


def test_forget_it_right_after_the_notebook_is_asked_back() -> None:
    slots = {"pending_question": "profile"}
    outcome = run(manners.ActionCancel(services()), "forget it", "cancel", slots=slots)
    assert outcome.said == ["utter_forget_really"]
    assert outcome.slots["pending_question"] == "forget"


def test_a_complaint_about_films_brings_new_ones_and_says_what_was_understood() -> None:
    slots = {"genre": ["crime"], "shortlist": [HEAT], "offered_movies": [HEAT]}
    outcome = run(manners.ActionComplain(services()), "you are repeating yourself", "complain", slots=slots)
    assert outcome.said == ["utter_sorry_understood", "utter_offer_more"]
    assert HEAT not in outcome.slots["shortlist"]


def test_a_complaint_about_questions_brings_films() -> None:
    asked = {"questions_asked": ["genre"], "pending_question": "genre"}
    outcome = run(manners.ActionComplain(services()), "you asked that already", "complain", slots=asked)
    assert outcome.said == ["utter_sorry", "utter_offer_anything"]
