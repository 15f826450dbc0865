"""What is known about a person, and how it is erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from actions.profile import ActionAskProfile, ActionForgetMe
from actions.profiles import ProfilesUnavailable, SqliteProfiles
from actions.recommend import ActionRemovePreference
from tests.actions.fakes import HEAT, UP, FakeProfiles, entity, run, services


def test_everything_known_is_listed() -> None:
    slots = {"genre": ["crime"], "excluded_genre": ["horror"], "liked_movies": [HEAT], "watchlist": [UP]}
    outcome = run(ActionAskProfile(services()), intent="ask_profile", slots=slots)
    assert outcome.said == ["utter_profile"]
    assert outcome.messages[0]["profile"].splitlines() == [
        "- Tonight you want: a crime film",
        "- You leave out: horror",
        f"- You love: {HEAT}",
        f"- On your watchlist: {UP}",
    ]
    assert outcome.messages[0]["custom"]["type"] == "preferences"


@pytest.mark.parametrize(
    ("slots", "response"),
    [({"liked_movies": [HEAT]}, "utter_profile_known"), ({"liked_movies": [UP]}, "utter_profile_unknown")],
)
def test_have_i_told_you_is_answered_yes_or_no(slots: dict[str, Any], response: str) -> None:
    said = [entity("movie", HEAT)]
    outcome = run(ActionAskProfile(services()), "have I told you I like Heat?", "ask_profile", said, slots)
    assert outcome.said == [response]
    assert outcome.messages[0]["what"] == HEAT


def test_taking_nothing_back_right_after_the_notebook_may_mean_all_of_it() -> None:
    slots = {"genre": ["crime"], "pending_question": "profile"}
    outcome = run(ActionRemovePreference(services()), "forget that", "remove_preference", slots=slots)
    assert outcome.said == ["utter_forget_really"]
    assert outcome.slots["pending_question"] == "forget"


def test_nothing_known_is_said_as_such() -> None:
    assert run(ActionAskProfile(services()), intent="ask_profile").said == ["utter_profile_empty"]


def test_forgetting_empties_profile_and_slots() -> None:
    profiles = FakeProfiles({"anna": {"liked_movies": [HEAT]}})
    outcome = run(ActionForgetMe(services(profiles=profiles)), intent="forget_me", slots={"liked_movies": [HEAT]})
    assert profiles.rows == {}
    assert outcome.slots["liked_movies"] is None
    assert outcome.slots["forgotten"] is True
    assert outcome.said == ["utter_forgotten"]
    assert outcome.messages[0]["custom"] == {"type": "forgotten"}


def test_a_failed_erasure_is_not_claimed() -> None:
    outcome = run(ActionForgetMe(services(profiles=FakeProfiles(broken=True))), intent="forget_me")
    assert outcome.said == ["utter_forget_failed"]
    assert "forgotten" not in outcome.slots


def test_profiles_last_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "state" / "profiles.db"
    SqliteProfiles(path).save("anna", {"liked_movies": [HEAT], "watchlist": []})
    assert SqliteProfiles(path).load("anna") == {"liked_movies": [HEAT]}
    assert SqliteProfiles(path).load("ben") == {}


def test_erased_profiles_leave_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "profiles.db"
    profiles = SqliteProfiles(path)
    profiles.save("anna", {"liked_movies": ["Breathless (1960)"]})
    profiles.erase("anna")
    assert profiles.load("anna") == {}
    assert b"Breathless" not in path.read_bytes()


def test_a_path_that_cannot_be_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProfilesUnavailable):
        SqliteProfiles(tmp_path / "file" / "profiles.db").load("anna")
