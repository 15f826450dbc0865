"""Other films."""

from __future__ import annotations

from typing import Any

import pytest

from actions.feedback import ActionReject
from actions.more import ActionAskMore, ActionCritique, ActionMoreLikeThis, ActionOpposite, ActionSurpriseMe
from actions.recommend import ActionRecommend
from actions.replies import Reply
from tests.actions.fakes import HEAT, RONIN, THIEF, UP, FakeRecommendations, entity, run, services

TABLE: dict[str, Any] = {"shortlist": [HEAT, RONIN, THIEF], "offered_movies": [HEAT, RONIN, THIEF]}


def test_others_are_never_the_same_again() -> None:
    outcome = run(ActionAskMore(services()), "others?", "ask_more", slots=TABLE)
    assert outcome.said == ["utter_offer_more"]
    assert not set(outcome.slots["shortlist"]) & set(TABLE["shortlist"])


def test_seen_the_first_one_what_else_is_acknowledged() -> None:
    said = [entity("position", "1")]
    outcome = run(ActionAskMore(services()), "seen the first one. what else?", "ask_more", said, TABLE)
    assert outcome.said == ["utter_offer_after_seen"]


def test_others_before_any_film_lead_to_films() -> None:
    assert run(ActionAskMore(services()), "others?", "ask_more").followed_by == "preferences_form"


def test_a_surprise_is_one_film_and_does_not_last() -> None:
    recommendations = FakeRecommendations()
    outcome = run(ActionSurpriseMe(services(recommendations)), "surprise me", "surprise_me")
    assert recommendations.asked[0].surprise
    assert recommendations.limits == [1]
    assert outcome.said == ["utter_offer_surprise"]
    assert outcome.slots["focus_movie"] == HEAT
    assert outcome.slots["steer"] is None


def test_more_like_the_second_one_starts_from_it() -> None:
    recommendations = FakeRecommendations()
    action = ActionMoreLikeThis(services(recommendations))
    outcome = run(action, "more like the second", "more_like_this", [entity("position", "2")], TABLE)
    assert recommendations.asked[0].similar_to == (RONIN,)
    assert outcome.said == ["utter_offer_like"]
    assert outcome.messages[0]["movie"] == RONIN


def test_more_like_this_is_asked_which_one() -> None:
    outcome = run(ActionMoreLikeThis(services()), "more like that", "more_like_this", slots=TABLE)
    assert outcome.said == ["utter_which_one"]
    assert outcome.slots["pending_question"] == "which_like"


def test_more_like_nothing_at_all_asks_for_a_film() -> None:
    outcome = run(ActionMoreLikeThis(services()), "more like that", "more_like_this")
    assert outcome.said == ["utter_which_movie"]
    assert outcome.slots["pending_question"] == "favorite_movies"


def test_the_opposite_drops_the_wishes_that_led_here() -> None:
    recommendations = FakeRecommendations()
    slots = {**TABLE, "genre": ["crime"], "mood": ["tense"]}
    outcome = run(ActionOpposite(services(recommendations)), "the opposite", "opposite", slots=slots)
    assert outcome.said == ["utter_offer_opposite"]
    (asked,) = recommendations.asked
    assert asked.opposite_of == (HEAT,)
    assert (asked.genres, asked.moods) == ((), ())


def test_the_opposite_of_nothing_leads_to_films() -> None:
    assert run(ActionOpposite(services()), "the opposite", "opposite").followed_by == "preferences_form"


def test_newer_compares_with_what_is_on_the_table() -> None:
    recommendations = FakeRecommendations()
    said = [entity("critique", "newer")]
    outcome = run(ActionCritique(services(recommendations)), "newer", "critique", said, TABLE)
    assert recommendations.asked[0].critiques == ("newer",)
    assert recommendations.asked[0].compared_to == tuple(TABLE["shortlist"])
    assert outcome.said == ["utter_offer_critique"]


def test_critiques_add_up() -> None:
    recommendations = FakeRecommendations()
    slots = {**TABLE, "steer": {"critiques": ["newer"], "compared_to": [UP]}}
    run(ActionCritique(services(recommendations)), "and funnier", "critique", [entity("critique", "funnier")], slots)
    (asked,) = recommendations.asked
    assert asked.critiques == ("funnier", "newer")  # the first gives way last
    assert asked.compared_to == (UP,)  # still newer than what was called old


def test_older_takes_newer_back() -> None:
    recommendations = FakeRecommendations()
    slots = {**TABLE, "steer": {"critiques": ["newer", "funnier"], "compared_to": [UP]}}
    run(ActionCritique(services(recommendations)), "older", "critique", [entity("critique", "older")], slots)
    assert recommendations.asked[0].critiques == ("older", "funnier")
    assert recommendations.asked[0].compared_to == tuple(TABLE["shortlist"])


def test_newer_than_what_was_like_heat_is_still_like_heat() -> None:
    recommendations = FakeRecommendations()
    slots = {**TABLE, "steer": {"similar_to": [UP]}}
    run(ActionCritique(services(recommendations)), "newer", "critique", [entity("critique", "newer")], slots)
    assert recommendations.asked[0].similar_to == (UP,)


def test_a_new_exclusion_beside_no_critique_is_repeated_back() -> None:
    said = [entity("mood", "violent", "exclude")]
    slots = {**TABLE, "genre": ["crime"], "excluded_mood": ["violent"], "told": {"wishes": "a crime film"}}
    outcome = run(ActionCritique(services()), "she hates violence", "critique", said, slots)
    assert outcome.said == ["utter_offer"]
    assert outcome.messages[0]["wishes"] == "a crime film, nothing violent"


@pytest.mark.parametrize("action", [ActionAskMore, ActionReject, ActionRecommend])
def test_others_but_newer_is_newer(action: type[Reply]) -> None:
    said = [entity("critique", "newer")]
    assert run(action(services()), "others, but newer", "ask_more", said, TABLE).followed_by == "action_critique"


def test_anything_but_heat_turns_heat_down() -> None:
    said = [entity("movie", HEAT, "exclude")]
    assert run(ActionOpposite(services()), "anything but Heat", "opposite", said, TABLE).followed_by == "action_reject"


def test_something_like_an_unknown_film_is_admitted() -> None:
    slots = {**TABLE, "focus_movie": HEAT}
    outcome = run(ActionMoreLikeThis(services()), "something like Zorblax the Unready", "more_like_this", slots=slots)
    assert outcome.said == ["utter_unknown_film"]
    assert outcome.messages[0]["title"] == "Zorblax the Unready"


def test_a_critique_given_up_is_not_claimed() -> None:
    given_up = services(FakeRecommendations(relaxed=("critique: newer",)))
    outcome = run(ActionCritique(given_up), "newer", "critique", [entity("critique", "newer")], TABLE)
    assert outcome.said == ["utter_relaxed", "utter_offer_more"]


def test_a_critique_without_a_word_for_it_brings_others() -> None:
    assert run(ActionCritique(services()), "different", "critique", slots=TABLE).said == ["utter_offer_more"]
