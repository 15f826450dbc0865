"""Every message passes here before it is answered."""

from __future__ import annotations

from actions.understanding import ActionValidateSlotMappings
from tests.actions.fakes import HEAT, UP, FakeProfiles, entity, run, services


def test_what_is_said_enters_the_slots_whatever_the_intent() -> None:
    outcome = run(ActionValidateSlotMappings(services()), "hi, horror please", "greet", [entity("genre", "horror")])
    assert outcome.slots["genre"] == ["horror"]
    assert outcome.messages == []


def test_an_open_question_is_closed_by_anything() -> None:
    slots = {"pending_question": "genre", "last_turn": 999.0}
    outcome = run(ActionValidateSlotMappings(services()), "anything", "no_preference", slots=slots)
    assert outcome.slots["genre"] == []


def test_the_question_stays_open_for_the_action_that_answers() -> None:
    slots = {"pending_question": "offer", "last_turn": 999.0}
    outcome = run(ActionValidateSlotMappings(services()), "yes", "affirm", slots=slots)
    assert "pending_question" not in outcome.slots


def test_a_returning_person_is_remembered_and_last_weeks_wishes_are_not() -> None:
    profiles = FakeProfiles({"anna": {"liked_movies": [HEAT], "excluded_genre": ["horror"]}})
    slots = {"genre": ["comedy"], "shortlist": [UP], "offered_movies": [UP], "last_turn": 1000.0}
    outcome = run(ActionValidateSlotMappings(services(profiles=profiles, now=9000.0)), "hi", "greet", slots=slots)
    assert outcome.slots["liked_movies"] == [HEAT]
    assert outcome.slots["excluded_genre"] == ["horror"]
    assert outcome.slots["genre"] is None
    assert outcome.slots["offered_movies"] is None


def test_within_a_sitting_nothing_fades() -> None:
    slots = {"genre": ["comedy"], "last_turn": 1000.0}
    outcome = run(ActionValidateSlotMappings(services(now=1600.0)), "hm", "neutral", slots=slots)
    assert "genre" not in outcome.slots
    assert outcome.slots["last_turn"] == 1600.0


def test_likes_and_exclusions_are_written_to_the_profile() -> None:
    profiles = FakeProfiles()
    said = [entity("movie", HEAT), entity("genre", "horror", "exclude")]
    run(ActionValidateSlotMappings(services(profiles=profiles)), "I love Heat, no horror", entities=said)
    assert profiles.rows["anna"]["liked_movies"] == [HEAT]
    assert profiles.rows["anna"]["excluded_genre"] == ["horror"]


def test_a_broken_disk_costs_memory_and_not_the_conversation() -> None:
    broken = services(profiles=FakeProfiles(broken=True))
    outcome = run(ActionValidateSlotMappings(broken), "I love Heat", entities=[entity("movie", HEAT)])
    assert outcome.slots["favorite_movies"] == [HEAT]


def test_the_form_is_not_left_by_listening() -> None:
    outcome = run(ActionValidateSlotMappings(services()), "horror", entities=[entity("genre", "horror")], in_form=True)
    assert not outcome.left_form
