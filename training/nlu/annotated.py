"""The training phrasings with their entities annotated, for pipelines that learn entities."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from sidekick.nlu.reader import shared_reader


def annotate(sentence: str) -> str:
    """The sentence in Rasa's form: ``[sci-fi]{"entity": "genre", "value": "science fiction"}``."""
    parts, done = [], 0
    for mention in shared_reader().read(sentence):
        if mention.start >= done:
            entity = {"entity": mention.entity, "value": mention.value}
            entity |= {"role": mention.role} if mention.role else {}
            parts += [sentence[done : mention.start], f"[{sentence[mention.start : mention.end]}]{json.dumps(entity)}"]
            done = mention.end
    return "".join([*parts, sentence[done:]])


def write_training_data(phrasings: Iterable[tuple[str, str]], path: Path) -> None:
    """(sentence, intent) of each phrasing into one of Rasa's files."""
    examples: dict[str, list[str]] = defaultdict(list)
    for sentence, intent in phrasings:
        examples[intent].append(f"- {annotate(sentence)}\n")
    blocks = [{"intent": intent, "examples": "".join(lines)} for intent, lines in examples.items()]
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), encoding="utf-8")
