"""The watchlist."""

from __future__ import annotations

from actions.recommend import ActionRecommend, ActionRemovePreference
from actions.watchlist import ActionWatchlistAdd, ActionWatchlistRemove, ActionWatchlistShow
from tests.actions.fakes import HEAT, RONIN, UP, FakeProfiles, entity, run, services


def test_a_film_is_kept_and_lasts() -> None:
    profiles = FakeProfiles()
    slots = {"shortlist": [HEAT, RONIN]}
    said = [entity("position", "2")]
    outcome = run(ActionWatchlistAdd(services(profiles=profiles)), "keep the second", "watchlist_add", said, slots)
    assert outcome.said == ["utter_watchlist_added"]
    assert outcome.slots["watchlist"] == [RONIN]
    assert profiles.rows["anna"]["watchlist"] == [RONIN]
    assert [movie["title"] for movie in outcome.messages[0]["custom"]["movies"]] == ["Ronin"]


def test_which_film_to_keep_is_asked() -> None:
    outcome = run(ActionWatchlistAdd(services()), "keep it", "watchlist_add", slots={"shortlist": [HEAT, RONIN]})
    assert outcome.said == ["utter_which_watchlist"]
    assert outcome.slots["pending_question"] == "which_watchlist"


def test_the_watchlist_is_shown_in_order() -> None:
    outcome = run(ActionWatchlistShow(services()), "my watchlist", "watchlist_show", slots={"watchlist": [UP, HEAT]})
    assert outcome.said == ["utter_watchlist"]
    assert outcome.messages[0]["films"] == f"1. {UP}\n2. {HEAT}"
    assert outcome.slots["shortlist"] == [UP, HEAT]  # "I'll watch the second one" is one of these


def test_add_it_and_show_me_the_list_does_both() -> None:
    slots = {"focus_movie": HEAT}
    outcome = run(ActionWatchlistAdd(services()), "add it and show me the list", "watchlist_add", slots=slots)
    assert outcome.followed_by == "action_watchlist_show"


def test_a_film_that_waits_on_the_watchlist_is_not_offered() -> None:
    outcome = run(ActionRecommend(services()), slots={"watchlist": [HEAT]})
    assert HEAT not in outcome.slots["shortlist"]


def test_take_heat_off_is_understood_as_a_wish_taken_back_too() -> None:
    slots = {"watchlist": [HEAT], "genre": ["crime"]}
    outcome = run(
        ActionRemovePreference(services()), "remove Heat", "remove_preference", [entity("movie", HEAT)], slots
    )
    assert outcome.followed_by == "action_watchlist_remove"


def test_an_empty_watchlist_says_so() -> None:
    assert run(ActionWatchlistShow(services()), intent="watchlist_show").said == ["utter_watchlist_empty"]
    assert run(ActionWatchlistRemove(services()), intent="watchlist_remove").said == ["utter_watchlist_empty"]


def test_a_film_comes_off_by_title_or_place() -> None:
    slots = {"watchlist": [UP, HEAT]}
    action = ActionWatchlistRemove(services())
    by_title = run(action, "remove Up", "watchlist_remove", [entity("movie", UP)], slots)
    by_place = run(action, "remove the second", "watchlist_remove", [entity("position", "2")], slots)
    assert by_title.said == ["utter_watchlist_removed"]
    assert by_title.slots["watchlist"] == [HEAT]
    assert by_place.slots["watchlist"] == [UP]


def test_a_film_that_is_not_listed_stays_off() -> None:
    said = [entity("movie", RONIN)]
    outcome = run(ActionWatchlistRemove(services()), "remove Ronin", "watchlist_remove", said, {"watchlist": [UP]})
    assert outcome.said == ["utter_watchlist_not_there"]
    assert "watchlist" not in outcome.slots


def test_an_open_question_survives_a_look_at_the_watchlist() -> None:
    outcome = run(ActionWatchlistShow(services()), intent="watchlist_show", slots={"pending_question": "genre"})
    assert "pending_question" not in outcome.slots
