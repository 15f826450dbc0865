"""The texts beside ReDial: film dialogues of other collections, and the openings of Wikipedia's articles on films."""

from __future__ import annotations

import csv
import gzip
import json
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
NAMES = 0.12  # share of capitalised words after the first, from which a sentence is a list of names and left out
SHORTEST_SENTENCE = 6  # words
LONGEST_ARTICLE = 600  # characters
_SPOKEN = re.compile(r"<(U|A)>([^<]*)")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_WORD = re.compile(r"[A-Za-z'-]+")


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
    """The openings of articles on films, without the sentences that are mostly names: they teach no words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            opening = " ".join((json.loads(line).get("extract") or "").split())
            sentences = [sentence for sentence in _SENTENCE_END.split(opening) if _is_plain(sentence)]
            while len(" ".join(sentences)) > LONGEST_ARTICLE:
                sentences.pop()
            if sentences:
                yield Text((Turn(" ".join(sentences), from_user=False),), is_prose=True)


def _is_plain(sentence: str) -> bool:
    words = _WORD.findall(sentence)
    names = sum(word[0].isupper() for word in words[1:])
    return len(words) >= SHORTEST_SENTENCE and names <= NAMES * len(words)
