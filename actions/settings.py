"""Where the actions find what they need, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Addresses, time budgets and the folder of what is remembered."""

    server_url: str = "http://127.0.0.1:8000"  # GPT-2 server: recommendations
    chat_url: str = "http://127.0.0.1:8000/v1"  # anything that speaks the OpenAI protocol
    chat_model: str = "sidekick"
    chat_key: str = ""
    state: Path = Path("var")
    chat_timeout: float = 8.0  # seconds for a reply to small talk
    recommend_timeout: float = 6.0  # seconds for a shortlist
    sitting_gap: float = 3600.0  # seconds of silence after which a new sitting begins; as in domain.yml

    @property
    def profiles_path(self) -> Path:
        return self.state / "profiles.db"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """``SIDEKICK_GPT2_URL``, ``SIDEKICK_CHAT_URL``, ``_MODEL``, ``_KEY`` and ``SIDEKICK_STATE``, or the defaults."""
    environment = os.environ if environment is None else environment
    defaults = Settings()
    server_url = environment.get("SIDEKICK_GPT2_URL", defaults.server_url).rstrip("/")
    return Settings(
        server_url=server_url,
        chat_url=environment.get("SIDEKICK_CHAT_URL", f"{server_url}/v1").rstrip("/"),
        chat_model=environment.get("SIDEKICK_CHAT_MODEL", defaults.chat_model),
        chat_key=environment.get("SIDEKICK_CHAT_KEY", defaults.chat_key),
        state=Path(environment.get("SIDEKICK_STATE", str(defaults.state))),
    )
