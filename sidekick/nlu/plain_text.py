"""Typed commands are plain text: ``/inform{"genre": "x"}`` must set no slot and ``/restart`` must end nothing.
A thumb up or down is the word it stands for.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

GESTURES = {"👍": "yes", "👎": "no"}
SHADES = "\ufe0f🏻🏼🏽🏾🏿 "  # what may follow a gesture to colour it
PAYLOAD = re.compile(r"\{.*\}?", re.DOTALL)  # the entities of a command


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlainText(GraphComponent):
    """Takes leading slashes off a message, for Rasa's own command parser, which runs after the pipeline.

    Stands first in the pipeline. Every channel passes here: REST, `rasa shell`, anything added later.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PlainText:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Rewrite the text of the messages in place."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            if text.startswith(INTENT_MESSAGE_PREFIX) or text[:1] in GESTURES:
                message.set(TEXT, spoken(text), add_to_output=True)
        return messages


def spoken(text: str) -> str:
    """What a person would have said: no slashes, no payload in braces, a word for a gesture; a question mark when
    nothing is left.

    >>> spoken('/inform{"genre": "western"}'), spoken("/restart"), spoken("//"), spoken("👍")
    ('inform', 'restart', '?', 'yes')
    """
    if text[0] in GESTURES:
        return f"{GESTURES[text[0]]} {text[1:].lstrip(SHADES)}".strip()
    return PAYLOAD.sub("", text.lstrip(INTENT_MESSAGE_PREFIX + " ")).strip() or "?"
