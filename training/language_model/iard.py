"""The recommender's turns of IARD (Cai and Chen, UMAP 2020): ReDial turns with the intents that people saw in them."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sidekick.gpt2.dialogue import MOVIE

FILE = Path("dialogues") / "iard.json.gz"
INTENTS = {
    "REC-S": "recommend",
    "REC-E": "recommend",
    "REQ": "ask",
    "CLQ": "ask",
    "EXP-I": "explain",
    "EXP-P": "explain",
    "EXP-S": "explain",
    "R-ANS": "answer",
    "RESP": "respond",
    "OTH": "other",
}
_FILM = re.compile(r"@\d+\s*<[^>]*>")
_FILM_ID = re.compile(r"@(\d+)")


@dataclass(frozen=True)
class LabelledTurn:
    """A delexicalised turn. ``intents`` are values of ``INTENTS``, one or several; ``before`` is what it answers and
    ``fresh_films`` the number of films that it is the first to name."""

    dialogue: str
    text: str
    intents: frozenset[str]
    before: str = ""
    fresh_films: int = 0


def read_iard(path: Path) -> list[LabelledTurn]:
    """Every turn of a recommender."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        dialogues: dict[str, Any] = json.load(file)
    return [turn for name, dialogue in dialogues.items() for turn in _turns(name, dialogue["dialogue_info"].values())]


def _turns(name: str, said: Iterable[dict[str, Any]]) -> Iterator[LabelledTurn]:
    before, named = "", set[str]()
    for turn in said:
        text = _delexicalised(turn["utterance_text"])
        films = set(_FILM_ID.findall(turn["utterance_text"]))
        if turn["role"] == "recommender":
            yield LabelledTurn(name, text, _intents(turn["sub-intent/action"]), before, len(films - named))
        before, named = text, named | films


def _delexicalised(text: str) -> str:
    return " ".join(_FILM.sub(f" {MOVIE} ", html.unescape(text)).split())


def _intents(labels: list[str]) -> frozenset[str]:
    return frozenset(INTENTS[label] for label in labels if label in INTENTS)
