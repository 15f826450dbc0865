"""Settings of the server, from ``SIDEKICK_...`` in the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

from sidekick.chat.shipped import CANDIDATES

MODELS = Path(__file__).parents[2] / "models"


class Settings(BaseSettings):
    """Units in the comments."""

    model_config = SettingsConfigDict(env_prefix="SIDEKICK_", frozen=True)

    gpt2_port: int = 8000
    engine: Literal["onnx", "transformers"] = "onnx"
    gpt2_folder: Path = MODELS / "gpt2"
    recommender_folder: Path = MODELS / "recommender"
    selector_file: Path = MODELS / "chat" / "selector.json"
    candidates: int = CANDIDATES  # replies drawn for a plan, of which the guard picks one
    reply_seconds: float = 4.0  # until a reply is cut off
    waiting_limit: int = 16  # requests that may wait for the engine; one more gets 429
    body_limit: int = 200_000  # bytes of a request
