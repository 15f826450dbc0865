"""A trained dialogue model asked what sentences mean."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rasa.core.agent import Agent

from training.nlu.heldout import Named


@dataclass(frozen=True)
class Understood:
    """The intent Rasa acts upon (``nlu_fallback`` when it is unsure), its confidence, and what was named."""

    intent: str
    confidence: float
    named: frozenset[Named]


def understand(model: Path, sentences: Iterable[str]) -> list[Understood]:
    """What the model (a Rasa archive) makes of each sentence, in order."""
    return asyncio.run(_understand(model, list(sentences)))


async def _understand(model: Path, sentences: list[str]) -> list[Understood]:
    agent = Agent.load(str(model))
    results = [await agent.parse_message(sentence) for sentence in sentences]
    return [
        Understood(
            str(result["intent"]["name"]),
            float(result["intent"]["confidence"]),
            frozenset((str(e.get("role") or ""), str(e["entity"]), str(e["value"])) for e in result["entities"]),
        )
        for result in results
    ]
