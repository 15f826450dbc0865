"""The entities of a message, from the reader. Stands after every other extractor and synonym mapper."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from sidekick.nlu.reader import Mention, shared_reader


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FilmMatcher(GraphComponent):
    """Canonical films, people, genres, moods, eras and the rest, with roles."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FilmMatcher:
        shared_reader()  # read the catalogue now, not at the first message
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = [as_entity(mention) for mention in shared_reader().read(message.get(TEXT) or "")]
            message.set(ENTITIES, found, add_to_output=True)
        return messages


def as_entity(mention: Mention) -> dict[str, Any]:
    """A mention in Rasa's form; a title that could be several films carries them as ``candidates``."""
    entity: dict[str, Any] = {
        "entity": mention.entity,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "extractor": "FilmMatcher",
    }
    if mention.role:
        entity["role"] = mention.role
    if mention.candidates:
        entity["candidates"] = list(mention.candidates)
    return entity
