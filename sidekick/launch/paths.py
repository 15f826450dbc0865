"""Where things are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
MODELS = ROOT / "models"
ENVIRONMENTS = ROOT / "environments"


def state() -> Path:
    """The folder of what running leaves behind: conversations, profiles, logs, secrets."""
    folder = Path(os.environ.get("SIDEKICK_STATE", ROOT / "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def python_of(environment: str) -> Path:
    """The interpreter of the ``rasa`` or the ``gpt2`` environment."""
    return ENVIRONMENTS / environment / ".venv" / "bin" / "python"
