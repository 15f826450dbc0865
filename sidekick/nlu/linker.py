"""Whether words that are also a title name the film here: "It", "Up", "Get Out", "Heat", "Superhero Movie".

A logistic regression over how often the words were a title and how often they were not in ReDial's messages
(keyphraseness: Mihalcea and Csomai 2007), the words around them, capitals, and titles they are joined to.
Fitted by training/nlu/fit_linker.py.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sidekick.movies.names import split_name
from sidekick.nlu.contexts import is_filed
from sidekick.nlu.nicknames import NICKNAMES
from sidekick.nlu.spans import Span
from sidekick.nlu.words import Word, norms

LINKER_FILE = Path(__file__).resolve().parents[2] / "models" / "linker" / "films.json.gz"
FORMAT = 2
COMMON = 150  # times in ReDial's messages: a word that people use all the time
_JOINED = re.compile(r"^\W*(?:and|or|&|also|plus|as well as|then|then maybe)?\W*$", re.IGNORECASE)
_YEAR = re.compile(r"^\W{0,3}((?:19|20)\d\d)\b")
ANYTHING = frozenset({"it", "them", "him", "her", "us", "me", "this", "that", "one", "both", "all", "something", "up"})
_PUNCTUATION = frozenset(",.;:!?()\"'-*")


@dataclass(frozen=True)
class Counts:
    """From ReDial's messages: word -> times typed; key -> (times it was a title, times it was not); two words, one of
    them a title that is an everyday word -> times typed one after the other, no title."""

    words: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def total(self) -> int:
        """Words typed."""
        return sum(self.words.values())


@dataclass(frozen=True)
class Message:
    """A message as typed, and its words."""

    text: str
    words: Sequence[Word]

    def place(self, span: Span) -> tuple[int, int]:
        """Start and end of a span in the text."""
        return self.words[span.first].start, self.words[span.last - 1].end

    def around(self, span: Span) -> tuple[str, str]:
        """The text before and after a span."""
        start, end = self.place(span)
        return self.text[:start], self.text[end:]


class Linker:
    """Probabilities that spans are films that are meant."""

    def __init__(self, weights: Mapping[str, float], counts: Counts) -> None:
        self._weights = weights
        self.counts = counts

    @classmethod
    def load(cls, path: Path = LINKER_FILE) -> Linker:
        """Raises ``ValueError`` for a file of another format, ``FileNotFoundError`` for none."""
        with gzip.open(path, "rt", encoding="utf-8") as file:
            data = json.load(file)
        if data.get("format") != FORMAT:
            raise ValueError(f"{path} has format {data.get('format')}, not {FORMAT}: run make train.")
        keys = {key: (linked, plain) for key, (linked, plain) in data["keys"].items()}
        return cls(data["weights"], Counts(data["words"], keys, data["pairs"]))

    def probability(self, message: Message, span: Span, titles: Sequence[Span] = (), starring: bool = False) -> float:
        """That the span names its film, given the ``titles`` already accepted; ``starring`` as in ``features``.

        A nickname means nothing else, and neither does a title with its year or one that is put on a list.
        """
        if (span.key in NICKNAMES and not span.typo) or _is_dated(message, span):
            return 1.0
        if span.key not in ANYTHING and is_filed(*message.around(span)):
            return 1.0
        found = features(message, span, self.counts, titles, starring)
        score = sum(self._weights.get(name, 0.0) * value for name, value in found)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))

    def is_common(self, words: Sequence[Word]) -> bool:
        """Whether all words are ones that people use all the time."""
        return all(self.counts.words.get(word.norm, 0) >= COMMON for word in words)


def features(
    message: Message,
    span: Span,
    counts: Counts,
    titles: Sequence[Span],
    starring: bool = False,
    own: tuple[int, int] = (0, 0),
) -> Iterator[tuple[str, float]]:
    """(name, value). ``starring``: somebody of the film is named too.

    ``own`` is what the span itself added to its key's counts: training takes it out again.
    """
    yield "bias", 1.0
    yield from _of_the_name(message, span, counts, own)
    yield from _of_the_spelling(message, span)
    yield from _of_the_context(message, span)
    yield from _of_the_neighbours(message, span, counts, own)
    if starring:
        yield "starring", 1.0
        yield f"starring {min(span.length, 3)}", 1.0
    if any(_joined(message, *pair) for title in titles for pair in ((title, span), (span, title))):
        yield "joined", 1.0
        yield f"joined {min(span.length, 3)}", 1.0


def whole_title(span: Span) -> str:
    """The title of the span's best film, as plain words."""
    return " ".join(norms(split_name(span.values[0])[0]))


def is_probably_untagged(span: Span, counts: Counts) -> bool:
    """Whether the words name a film even where nobody tagged them: "matrix", rarer than "The Matrix" is a film."""
    whole = whole_title(span)
    return whole != span.key and 2 * counts.keys.get(span.key, (0, 0))[1] <= counts.keys.get(whole, (0, 0))[0]


def _of_the_name(message: Message, span: Span, counts: Counts, own: tuple[int, int]) -> Iterator[tuple[str, float]]:
    linked, plain = counts.keys.get(span.key, (0, 0))
    linked, plain = max(0, linked - own[0]), max(0, plain - own[1])
    if is_probably_untagged(span, counts):
        plain = 0
    kind = "typo " if span.typo else ""
    yield f"{kind}prior", math.log((linked + 0.5) / (plain + 0.5))
    yield f"{kind}evidence", math.log1p(linked + plain)
    if not linked + plain:
        yield f"{kind}unknown", 1.0
    whole = whole_title(span)
    if whole != span.key:
        linked, plain = counts.keys.get(whole, (0, 0))
        yield "part of a title", 1.0
        yield "prior of the title", math.log((linked + 0.5) / (plain + 0.5))
    rarity = [math.log1p(counts.words.get(word.norm, 0)) for word in message.words[span.first : span.last]]
    yield f"{kind}rarest", min(rarity)
    yield f"{kind}mean", sum(rarity) / len(rarity)
    yield f"{kind}words {min(span.length, 5)}", 1.0
    yield f"{kind}letters", min(len(span.key), 24) / 8


def _of_the_spelling(message: Message, span: Span) -> Iterator[tuple[str, float]]:
    words = message.words[span.first : span.last]
    capitals = all(word.typed[0].isupper() or word.typed[0].isdigit() for word in (words[0], words[-1]))
    if any(word.typed[0].isupper() for word in message.words):
        yield "has capitals", 1.0
    if capitals and not message.text.isupper():
        inside = span.first > 0 and message.text[: words[0].start].rstrip()[-1:] not in ".!?"
        yield ("capitals inside" if inside else "capitals first"), 1.0
    if span.length == len(message.words):
        yield "whole", 1.0
        yield f"whole {min(span.length, 3)}", 1.0


def _of_the_context(message: Message, span: Span) -> Iterator[tuple[str, float]]:
    words = message.words
    before, after = message.around(span)
    mark_before, mark_after = before.rstrip()[-1:], after.lstrip()[:1]
    if mark_before in _PUNCTUATION and mark_before:
        yield f"mark {mark_before} before", 1.0
    if mark_after in _PUNCTUATION and mark_after:
        yield f"mark {mark_after} after", 1.0
    if mark_before in "\"'*" and mark_before and mark_before == mark_after:
        yield "quoted", 1.0
    if _YEAR.match(after):
        yield "year after", 1.0
    earlier = ["<", "<", *(word.norm for word in words[max(0, span.first - 2) : span.first])][-2:]
    later = [*(word.norm for word in words[span.last : span.last + 2]), ">", ">"][:2]
    yield f"{earlier[1]} _", 1.0
    yield f"{earlier[0]} {earlier[1]} _", 1.0
    yield f"_ {later[0]}", 1.0
    yield f"_ {later[0]} {later[1]}", 1.0
    yield f"{earlier[1]} _ {later[0]}", 1.0


def _of_the_neighbours(
    message: Message, span: Span, counts: Counts, own: tuple[int, int]
) -> Iterator[tuple[str, float]]:
    """How unusual an everyday word is beside its neighbours: nobody saws what they loved ("I loved Saw")."""
    if span.length > 1 or span.typo:
        return
    words = [word.norm for word in message.words]
    for side, place in (("before", span.first - 1), ("after", span.first + 1)):
        if 0 <= place < len(words):
            pair = (words[place], span.key) if side == "before" else (span.key, words[place])
            often = max(0, counts.pairs.get(" ".join(pair), 0) - own[1])
            expected = counts.words.get(pair[0], 0) * counts.words.get(pair[1], 0) / max(1, counts.total)
            yield f"usual {side}", max(-4.0, min(4.0, math.log((often + 0.5) / (expected + 0.5))))


def _is_dated(message: Message, span: Span) -> bool:
    """Whether the year of one of the span's films follows it."""
    year = _YEAR.match(message.text[message.words[span.last - 1].end :])
    return year is not None and any(name.endswith(f"({year.group(1)})") for name in span.values)


def _joined(message: Message, title: Span, span: Span) -> bool:
    """Whether only a comma or an "and" stands between the title and the span that follows it."""
    if title.last > span.first:
        return False
    between = message.text[message.words[title.last - 1].end : message.words[span.first].start]
    return bool(between) and bool(_JOINED.match(between))
