"""The door's settings."""

from pathlib import Path

import pytest

from sidekick.web.settings import Settings, SettingsError


def test_without_any_variables_the_door_is_on_loopback_and_embeds_nowhere_else() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.host == "127.0.0.1"
    assert settings.origins == ()


def test_variables_are_read_with_their_types() -> None:
    settings = Settings.from_environment(
        {
            "SIDEKICK_WEB_PORT": "80", "SIDEKICK_STATE": "/tmp/state", "SIDEKICK_TURN_SECONDS": "2.5",
            "SIDEKICK_RASA_URL": "http://rasa:5005/", "SIDEKICK_ORIGINS": "https://A.example/, https://b.example",
        }
    )  # fmt: skip
    assert (settings.port, settings.state, settings.turn_seconds) == (80, Path("/tmp/state"), 2.5)
    assert settings.rasa_url == "http://rasa:5005"
    assert settings.origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize("value", ["soon", "", "0", "-1"])
def test_a_number_that_makes_no_sense_is_named_in_the_error(value: str) -> None:
    with pytest.raises(SettingsError, match="SIDEKICK_TURN_SECONDS is"):
        Settings.from_environment({"SIDEKICK_TURN_SECONDS": value})


@pytest.mark.parametrize("rate", ["fast", "", "10"])
def test_a_rate_that_makes_no_sense_is_named_in_the_error(rate: str) -> None:
    with pytest.raises(SettingsError, match="SIDEKICK_SESSION_RATE is"):
        Settings.from_environment({"SIDEKICK_SESSION_RATE": rate})
