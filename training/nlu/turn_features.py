"""A seeker's turn as features for the taxonomy: what Sidekick understood of it and of what was said before, and how.

Names are placeholders, told apart by whether they were on the table, so no feature is a film.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sidekick.nlu.reader import Mention
from training.nlu.understanding import Understood

Features = dict[str, float]
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\.{2,}\s*")
_TOKEN = re.compile(r"[\w']+|[?!]")
_PLAIN = frozenset({"attribute", "company", "position", "critique"})  # stay as they were typed
SHORT = 4  # words


@dataclass(frozen=True)
class Heard:
    """A turn, what was understood of it as a whole, and of each of its sentences."""

    text: str
    from_seeker: bool
    whole: Understood
    sentences: tuple[Understood, ...]

    @property
    def films(self) -> frozenset[str]:
        return frozenset(mention.value for mention in self.whole.mentions if mention.entity == "movie")


def split_sentences(text: str) -> list[str]:
    """The sentences of a turn; at least one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()] or ["?"]


def seeker_turns(dialogue: Sequence[Heard]) -> Iterator[Features]:
    """Features of each of the seeker's turns, in order."""
    before: Heard | None = None  # the recommender's latest turn
    named: frozenset[str] = frozenset()
    turns = 0
    for place, heard in enumerate(dialogue):
        if heard.from_seeker:
            yield _features(heard, before, named, place, turns)
            turns += 1
        else:
            before = heard
        named |= heard.films


def _features(heard: Heard, before: Heard | None, named: Collection[str], place: int, turns: int) -> Features:
    offered = before.films if before else frozenset()
    found: Features = {f"turn {min(turns, 4)}": 1.0, "place": min(place, 20) / 20, "bias": 1.0}
    found |= _understood("", heard) | dict.fromkeys(_words("says", _plain(heard, named), 3), 1.0)
    found |= dict.fromkeys(_letters(_plain(heard, named)), 1.0)
    if before is not None:
        found |= _understood("before: ", before)
        found |= dict.fromkeys(_words("before says", _plain(before, set(named) - offered), 2), 1.0)
    known = {"offered": heard.films & offered, "named": heard.films & set(named), "new": heard.films - set(named)}
    found |= {f"film {kind}": 1.0 for kind, films in known.items() if films}
    return found | ({"films on the table": 1.0} if offered else {})


def _understood(prefix: str, heard: Heard) -> Features:
    """Intents of the whole, of the first and last sentence and of any; entities; shape."""
    found = {f"{prefix}intent {name}": value for name, value in heard.whole.ranking.items()}
    for name in {name for sentence in heard.sentences for name in sentence.ranking}:
        found[f"{prefix}some {name}"] = max(sentence.ranking.get(name, 0.0) for sentence in heard.sentences)
    for where, sentence in (("first", heard.sentences[0]), ("last", heard.sentences[-1])):
        found |= {f"{prefix}{where} {name}": value for name, value in sentence.ranking.items()}
    for mention in heard.whole.mentions:
        found[f"{prefix}names {mention.role or ''} {mention.entity}"] = 1.0
        if mention.entity in _PLAIN:
            found[f"{prefix}{mention.entity} {mention.value}"] = 1.0
    words = len(heard.text.split())
    shape = {"question": "?" in heard.text, "short": words < SHORT}
    found |= {f"{prefix}{name}": 1.0 for name, holds in shape.items() if holds}
    return found | {f"{prefix}length": math.log1p(words) / 4, f"{prefix}sentences": math.log1p(len(heard.sentences))}


def _plain(heard: Heard, named: Collection[str]) -> list[str]:
    """The words of a turn, names as placeholders: ``knownmovietoken``, ``newmovietoken``, ``excludegenretoken``."""
    parts, done = [], 0
    for mention in sorted(heard.whole.mentions, key=lambda m: (m.start, -m.end)):
        if mention.entity not in _PLAIN and mention.start >= done:
            parts += [heard.text[done : mention.start], f" {_placeholder(mention, named)}token "]
            done = mention.end
    return _TOKEN.findall("".join([*parts, heard.text[done:]]).lower().replace("’", "'"))


def _placeholder(mention: Mention, named: Collection[str]) -> str:
    kind = mention.entity
    if kind == "movie":
        kind = "knownmovie" if mention.value in named else "newmovie"
    return f"exclude{kind}" if mention.role == "exclude" else kind


def _words(prefix: str, words: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for first in range(len(words) - length + 1):
            yield f"{prefix} {' '.join(words[first : first + length])}"


def _letters(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for length in range(2, 6):
            for first in range(len(padded) - length + 1):
                yield f"letters {padded[first : first + length]}"
