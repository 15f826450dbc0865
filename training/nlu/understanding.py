"""A trained dialogue model asked what sentences mean."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.log_utils import configure_structlog

from sidekick.nlu.reader import Mention
from training.nlu.heldout import Named


@dataclass(frozen=True)
class Understood:
    """The intent Rasa acts upon (``nlu_fallback`` when it is unsure), the likeliest intents, and what was named."""

    intent: str
    ranking: Mapping[str, float] = field(default_factory=dict)  # intent -> probability
    mentions: tuple[Mention, ...] = ()

    @property
    def named(self) -> frozenset[Named]:
        return frozenset((mention.role or "", mention.entity, mention.value) for mention in self.mentions)


def understand(model: Path, sentences: Iterable[str]) -> list[Understood]:
    """What the model (a Rasa archive) makes of each sentence, in order; each is read once however often it comes."""
    listed = list(sentences)
    once = list(dict.fromkeys(listed))
    found = dict(zip(once, asyncio.run(_understand(model, once)), strict=True))
    return [found[sentence] for sentence in listed]


async def _understand(model: Path, sentences: Iterable[str]) -> list[Understood]:
    configure_structlog(logging.WARNING)  # or Rasa prints every message it reads
    agent = Agent.load(str(model))
    return [_understood(await agent.parse_message(sentence)) for sentence in sentences]


def _understood(result: Mapping[str, Any]) -> Understood:
    return Understood(
        str(result["intent"]["name"]),
        {str(one["name"]): float(one["confidence"]) for one in result["intent_ranking"]},
        tuple(Mention(e["entity"], e["value"], e["start"], e["end"], e.get("role")) for e in result["entities"]),
    )
