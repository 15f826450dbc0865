"""The form and its questions."""

from __future__ import annotations

import pytest
from rasa_sdk import Action

from actions.form import ActionAskFavoriteMovies, ActionAskGenre, ActionAskMood, ValidatePreferencesForm
from tests.actions.fakes import HEAT, entity, run, services


@pytest.mark.parametrize(
    ("action", "slot"),
    [(ActionAskGenre, "genre"), (ActionAskMood, "mood"), (ActionAskFavoriteMovies, "favorite_movies")],
)
def test_each_question_notes_that_it_was_asked(action: type[Action], slot: str) -> None:
    outcome = run(action(services()), in_form=True)
    assert outcome.said == [f"utter_ask_for_{slot}"]
    assert outcome.slots == {"questions_asked": [slot], "pending_question": slot}
    assert not outcome.left_form


def test_buttons_answer_in_plain_sentences() -> None:
    (message,) = run(ActionAskGenre(services())).messages
    assert message["buttons"]
    assert not any(button["payload"].startswith("/") for button in message["buttons"])


def test_a_terminal_gets_no_buttons() -> None:
    (message,) = run(ActionAskGenre(services()), channel="cmdline").messages
    assert not message.get("buttons")


def requested(outcome_slots: dict[str, object]) -> object:
    return outcome_slots["requested_slot"]


def test_the_form_asks_for_the_next_slot() -> None:
    outcome = run(
        ValidatePreferencesForm(), "horror", entities=[entity("genre", "horror")], slots={"genre": ["horror"]}
    )
    assert requested(outcome.slots) == "favorite_movies"


def test_the_form_ends_when_enough_is_known() -> None:
    outcome = run(ValidatePreferencesForm(), slots={"genre": ["crime"], "favorite_movies": [HEAT]})
    assert requested(outcome.slots) is None
