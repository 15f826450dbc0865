"""The door's settings, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from limits import parse

MESSAGE_CHARACTERS: Final = 2000
BODY_BYTES: Final = 64 * 1024
SESSION_SECONDS: Final = 90 * 24 * 3600


class SettingsError(ValueError):
    """A variable of the environment that makes no sense; the message says which and why."""


@dataclass(frozen=True)
class Settings:
    """Where the others are, and how much one visitor may ask of them."""

    host: str = "127.0.0.1"
    port: int = 7860
    rasa_url: str = "http://127.0.0.1:5005"
    rasa_token: str = ""
    gpt2_url: str = "http://127.0.0.1:8000"
    state: Path = Path("var")
    tmdb_key: str = ""  # of The Movie Database; without it nothing asks anybody for posters
    origins: tuple[str, ...] = ()  # other sites that may embed the widget
    proxies: str = ""  # addresses of reverse proxies whose X-Forwarded-* are believed
    session_rate: str = "40/minute"  # messages of one session
    address_rate: str = "400/minute"  # messages of one address
    entry_rate: str = "120/minute"  # new sessions of one address
    read_rate: str = "3000/minute"  # all other requests of one address
    turn_seconds: float = 25.0  # until a turn is given up
    queue_length: int = 4  # messages of one session that may wait for their turn

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read ``SIDEKICK_*``. Raises ``SettingsError``."""
        plain = cls()
        return cls(
            host=environment.get("SIDEKICK_HOST", plain.host),
            port=int(_number(environment, "SIDEKICK_WEB_PORT", plain.port)),
            rasa_url=environment.get("SIDEKICK_RASA_URL", plain.rasa_url).rstrip("/"),
            rasa_token=environment.get("SIDEKICK_RASA_TOKEN", plain.rasa_token),
            gpt2_url=environment.get("SIDEKICK_GPT2_URL", plain.gpt2_url).rstrip("/"),
            state=Path(environment.get("SIDEKICK_STATE", plain.state)),
            tmdb_key=environment.get("SIDEKICK_TMDB_KEY", plain.tmdb_key).strip(),
            origins=_list(environment.get("SIDEKICK_ORIGINS", "")),
            proxies=environment.get("SIDEKICK_PROXIES", plain.proxies),
            session_rate=_rate(environment, "SIDEKICK_SESSION_RATE", plain.session_rate),
            address_rate=_rate(environment, "SIDEKICK_ADDRESS_RATE", plain.address_rate),
            turn_seconds=_number(environment, "SIDEKICK_TURN_SECONDS", plain.turn_seconds),
        )


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip().rstrip("/").lower() for part in value.split(",") if part.strip())


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    value = environment.get(name, str(default))
    try:
        number = float(value)
    except ValueError:
        raise SettingsError(f"{name} is {value!r}: set it to a number") from None
    if number <= 0:
        raise SettingsError(f"{name} is {value!r}: set it to more than zero")
    return number


def _rate(environment: Mapping[str, str], name: str, default: str) -> str:
    value = environment.get(name, default)
    try:
        parse(value)
    except ValueError:
        raise SettingsError(f"{name} is {value!r}: set it to something like {default}") from None
    return value
