"""The intent classifier of the pipeline: ``intent_model`` over the tokenizer's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import Pipeline

from sidekick.nlu.intent_model import as_line, new_model

RANKED = 10  # intents of a ranking
FILE = "intents.skops"  # no pickle: only known types are loaded
TRUSTED = ["scipy.sparse._csr.csr_matrix"]  # beside scikit-learn's own; TF-IDF keeps its weights in one


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(IntentClassifier, GraphComponent):
    """Intents and their probabilities from a message's tokens."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strength": 30.0, "iterations": 200, "seed": 42}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        settings = {name: config[name] for name in cls.get_default_config()}
        return cls(new_model(**settings), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> SentenceClassifier:
        """The trained classifier. Raises ``ValueError`` where none was stored, ``zipfile.BadZipFile`` for a file that
        is none of skops's, and skops's ``UntrustedTypesFoundException`` for one that holds other types."""
        with model_storage.read_from(resource) as folder:
            return cls(skops.io.load(folder / FILE, trusted=TRUSTED), model_storage, resource)

    def __init__(self, model: Pipeline, model_storage: ModelStorage, resource: Resource) -> None:
        self._model, self._model_storage, self._resource = model, model_storage, resource

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the examples that have an intent. Raises ``ValueError`` (scikit-learn) for fewer than two intents."""
        examples = training_data.intent_examples
        self._model.fit(_lines(examples), [example.get(INTENT) for example in examples])
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._model, folder / FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets ``intent`` and ``intent_ranking`` of every message."""
        if not messages:
            return messages
        for message, chances in zip(messages, self._model.predict_proba(_lines(messages)), strict=True):
            best = chances.argsort()[::-1][:RANKED]
            ranking = [
                {INTENT_NAME_KEY: str(self._model.classes_[i]), PREDICTED_CONFIDENCE_KEY: float(chances[i])}
                for i in best
            ]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages


def _lines(messages: Iterable[Message]) -> list[str]:
    return [as_line([token.text for token in message.get(TOKENS_NAMES[TEXT]) or []]) for message in messages]
