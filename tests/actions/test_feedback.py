"""Taking, turning down and knowing films."""

from __future__ import annotations

from typing import Any

from actions.feedback import ActionAccept, ActionReject, ActionSeenIt
from tests.actions.fakes import ALIEN, HEAT, RONIN, THIEF, UP, FakeProfiles, entity, run, services

TABLE: dict[str, Any] = {
    "shortlist": [HEAT, RONIN, THIEF],
    "offered_movies": [HEAT, RONIN, THIEF],
    "reasons": {HEAT: ["why not"]},
}


def place(number: str) -> list[dict[str, Any]]:
    return [entity("position", number)]


def test_the_second_one_is_chosen() -> None:
    outcome = run(ActionAccept(services()), "the second", "accept", place("2"), TABLE)
    assert outcome.said == ["utter_accept"]
    assert outcome.messages[0]["custom"] == outcome.messages[0]["custom"] | {"type": "chosen"}
    assert outcome.slots["focus_movie"] == RONIN


def test_two_films_can_be_chosen_at_once() -> None:
    said = [*place("2"), *place("3")]
    outcome = run(ActionAccept(services()), "2 and 3 please", "accept", said, TABLE)
    assert outcome.messages[0]["movie"] == f"{RONIN} and {THIEF}"


def test_a_chosen_film_leaves_the_watchlist() -> None:
    outcome = run(
        ActionAccept(services()), "Heat", "accept", [entity("movie", HEAT)], {**TABLE, "watchlist": [HEAT, UP]}
    )
    assert outcome.slots["watchlist"] == [UP]


def test_sounds_great_is_asked_which_one() -> None:
    outcome = run(ActionAccept(services()), "sounds great", "accept", slots=TABLE)
    assert outcome.said == ["utter_which_accept"]
    assert outcome.slots["pending_question"] == "which_accept"


def test_sounds_great_takes_the_only_film_on_the_table() -> None:
    outcome = run(ActionAccept(services()), "sounds great", "accept", slots={"shortlist": [HEAT]})
    assert outcome.slots["focus_movie"] == HEAT


def test_sounds_great_takes_the_film_talked_about() -> None:
    outcome = run(ActionAccept(services()), "sounds great", "accept", slots={**TABLE, "focus_movie": THIEF})
    assert outcome.messages[0]["movie"] == THIEF


def test_sounds_great_before_any_film_leads_to_films() -> None:
    assert run(ActionAccept(services()), "great", "accept").followed_by == "preferences_form"


def test_a_bare_number_answers_what_was_asked() -> None:
    slots = {**TABLE, "pending_question": "which_watchlist"}
    assert (
        run(ActionAccept(services()), "the second", "accept", place("2"), slots).followed_by == "action_watchlist_add"
    )


def test_none_of_these_brings_others_without_holding_a_grudge() -> None:
    outcome = run(ActionReject(services()), "none of these", "reject", place("all"), TABLE)
    assert outcome.said == ["utter_offer_after_reject"]
    assert "disliked_movies" not in outcome.slots
    assert not set(outcome.slots["shortlist"]) & set(TABLE["shortlist"])


def test_a_film_turned_down_by_place_is_remembered() -> None:
    profiles = FakeProfiles()
    outcome = run(ActionReject(services(profiles=profiles)), "not the second", "reject", place("2"), TABLE)
    assert outcome.slots["disliked_movies"] == [RONIN]
    assert profiles.rows["anna"]["disliked_movies"] == [RONIN]


def test_turning_down_before_any_film_leads_to_films() -> None:
    assert run(ActionReject(services()), "no musicals", "reject").followed_by == "preferences_form"


def test_a_seen_film_is_noted_and_others_follow() -> None:
    outcome = run(ActionSeenIt(services()), "seen the first one", "seen_it", place("1"), TABLE)
    assert outcome.slots["seen_movies"] == [HEAT]
    assert outcome.slots["shortlist"][0] == ALIEN


def test_seen_it_is_asked_which_one() -> None:
    outcome = run(ActionSeenIt(services()), "seen it", "seen_it", slots=TABLE)
    assert outcome.said == ["utter_which_seen"]
    assert outcome.slots["pending_question"] == "which_seen"


def test_a_film_turned_down_by_an_exclusion_is_remembered() -> None:
    said = [entity("movie", RONIN, "exclude")]
    outcome = run(ActionReject(services()), "anything but Ronin", "reject", said, {**TABLE, "liked_movies": [RONIN]})
    assert outcome.slots["disliked_movies"] == [RONIN]
    assert outcome.slots["liked_movies"] == []


def test_seen_it_with_nothing_on_the_table_is_not_claimed_to_be_noted() -> None:
    outcome = run(ActionSeenIt(services()), "seen it", "seen_it", slots={"pending_question": "favorite_movies"})
    assert outcome.said == ["utter_which_movie"]
    assert "pending_question" not in outcome.slots


def test_a_film_seen_before_any_offer_is_noted() -> None:
    outcome = run(ActionSeenIt(services()), "I have seen Heat", "seen_it", [entity("movie", HEAT)])
    assert outcome.said == ["utter_seen_noted"]
    assert outcome.slots["seen_movies"] == [HEAT]
    assert outcome.followed_by == "preferences_form"


def test_remove_the_first_one_means_the_watchlist_when_that_was_shown() -> None:
    shown = {"shortlist": [HEAT, UP], "watchlist": [HEAT, UP]}
    assert (
        run(ActionReject(services()), "remove the first one", "reject", place("1"), shown).followed_by
        == "action_watchlist_remove"
    )
    elsewhere = {**TABLE, "watchlist": [UP]}
    assert run(ActionReject(services()), "remove the first one", "reject", place("1"), elsewhere).followed_by is None


def test_seen_it_all_during_the_questions_goes_on_with_them() -> None:
    asked = {"pending_question": "favorite_movies"}
    outcome = run(ActionSeenIt(services()), "seen it all", "seen_it", slots=asked)
    assert outcome.followed_by == "preferences_form"


def test_a_film_that_was_not_seen_is_told_about_and_not_left_out() -> None:
    outcome = run(ActionSeenIt(services()), "I haven't seen the second one", "seen_it", place("2"), TABLE)
    assert outcome.followed_by == "action_ask_details"
    assert "seen_movies" not in outcome.slots
