"""The texts beside ReDial: film dialogues of other collections, and the openings of Wikipedia's articles on films."""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sidekick.gpt2.dialogue import Turn

FILES = {
    "sgd": "dialogues/sgd_movies.jsonl.gz",
    "taskmaster": "dialogues/taskmaster3_movies.tsv.gz",
    "wikipedia": "movies/wikipedia_movies.jsonl.gz",
}
FIRST_YEAR = 1970  # of the films whose articles are read: people seldom talk about older ones
ARTICLES = 4000
LONGEST_ARTICLE = 600  # characters
_SPOKEN = re.compile(r"<(U|A)>([^<]*)")


@dataclass(frozen=True)
class Text:
    """What one row of training holds: a dialogue, or plain prose as one turn of nobody's."""

    turns: tuple[Turn, ...]
    is_prose: bool = False


def read_source(name: str, data: Path) -> Iterator[Text]:
    """The texts of ``sgd``, ``taskmaster`` or ``wikipedia``, as they were written."""
    readers: dict[str, Callable[[Path], Iterator[Text]]] = {
        "sgd": _schema_guided,
        "taskmaster": _taskmaster,
        "wikipedia": _wikipedia,
    }
    return readers[name](data / FILES[name])


def _schema_guided(path: Path) -> Iterator[Text]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Text(tuple(Turn(text, side == "USER") for side, text in json.loads(line)["turns"]))


def _taskmaster(path: Path) -> Iterator[Text]:
    """Each line holds a dialogue so far, with calls to a service between, and the reply to it."""
    csv.field_size_limit(sys.maxsize)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for context, reply, *_ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            said = [Turn(text.strip(), side == "U") for side, text in _SPOKEN.findall(context) if text.strip()]
            if reply.startswith("[A]"):
                said.append(Turn(reply.removeprefix("[A]").strip(), from_user=False))
            yield Text(tuple(said))


def _wikipedia(path: Path) -> Iterator[Text]:
    """The openings of ``ARTICLES`` articles, drawn by a fixed seed; whole sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        films = [json.loads(line) for line in lines]
    openings = [film["extract"] for film in films if film.get("extract") and film["year"] >= FIRST_YEAR]
    for opening in random.Random(0).sample(openings, min(ARTICLES, len(openings))):
        yield Text((Turn(_whole_sentences(" ".join(opening.split())), from_user=False),), is_prose=True)


def _whole_sentences(text: str) -> str:
    if len(text) <= LONGEST_ARTICLE:
        return text
    end = text.rfind(". ", 0, LONGEST_ARTICLE)
    return text[: end + 1] if end > 0 else text[:LONGEST_ARTICLE]
