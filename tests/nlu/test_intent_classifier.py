"""The classifier as Rasa uses it: trained, stored, loaded again, and refusing what it must not load."""

from __future__ import annotations

import pickle
from pathlib import Path
from zipfile import BadZipFile

import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from sidekick.nlu.intent_classifier import FILE, RANKED, SentenceClassifier
from sidekick.nlu.intent_model import as_line, new_model

ROOT = Path(__file__).parents[2]
RESOURCE = Resource("classifier")
CONTEXT = ExecutionContext(GraphSchema({}))
PHRASINGS = [
    (f"{word} {end}", f"intent {n}") for n, word in enumerate("abcdefghijkl") for end in ("now", "please", "x")
]


def message(text: str, intent: str | None = None) -> Message:
    words = [Token(word, 0) for word in text.split()]
    return Message({TEXT: text, TOKENS_NAMES[TEXT]: words} | ({INTENT: intent} if intent else {}))


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage.create(tmp_path)


def test_what_it_learned_survives_storing(storage: LocalModelStorage) -> None:
    config = SentenceClassifier.get_default_config()
    data = TrainingData([message(text, intent) for text, intent in PHRASINGS])
    trained = SentenceClassifier.create(config, storage, RESOURCE, CONTEXT)
    trained.train(data)
    loaded = SentenceClassifier.load(config, storage, RESOURCE, CONTEXT)
    (before,), (after,) = trained.process([message("c please")]), loaded.process([message("c please")])
    assert before.get("intent") == after.get("intent")
    assert after.get("intent")["name"] == "intent 2"
    ranking = after.get("intent_ranking")
    assert len(ranking) == RANKED
    assert [one["confidence"] for one in ranking] == sorted((one["confidence"] for one in ranking), reverse=True)
    assert loaded.process([]) == []


def test_a_pickle_is_not_loaded(storage: LocalModelStorage) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / FILE).write_bytes(pickle.dumps(new_model()))
    with pytest.raises(BadZipFile):
        SentenceClassifier.load(SentenceClassifier.get_default_config(), storage, RESOURCE, CONTEXT)


def test_a_message_without_words_still_gets_an_intent(storage: LocalModelStorage) -> None:
    trained = SentenceClassifier.create(SentenceClassifier.get_default_config(), storage, RESOURCE, CONTEXT)
    trained.train(TrainingData([message(text, intent) for text, intent in PHRASINGS]))
    (empty,) = trained.process([Message({TEXT: ""})])
    assert 0 < empty.get("intent")["confidence"] < 0.5


def test_the_pipeline_ships_the_settings_that_are_validated() -> None:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    (shipped,) = [part for part in pipeline if part["name"].endswith("SentenceClassifier")]
    given = {name: value for name, value in shipped.items() if name != "name"}
    assert given == SentenceClassifier.get_default_config()
    assert new_model(**given).get_params()["regression__C"] == new_model().get_params()["regression__C"]


def test_words_in_other_scripts_are_one_token() -> None:
    assert as_line(["привет", "hello"]) == "<s> foreigntoken hello </s>"
