"""Which runs of words of a message might be names or wishes: exactly, or with one letter wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu import lexicon
from sidekick.nlu.names import NameIndex, one_edit_apart
from sidekick.nlu.words import Word, norms

LONGEST_NAME_WITH_TYPO = 10  # words
SHORTEST_WISH_WITH_TYPO = 6  # letters
_Wish = tuple[str, str, tuple[str, ...]]  # entity, phrase, values
_SENTENCE_END = re.compile(r"\s*[.!?]+(?:\s|$)")


@dataclass(frozen=True)
class Span:
    """Words[first:last] and what they may be, best value first. ``key`` is the name as it should be spelled."""

    first: int
    last: int
    entity: str
    values: tuple[str, ...]
    key: str
    typo: bool = False

    @property
    def length(self) -> int:
        return self.last - self.first

    def overlaps(self, other: Span) -> bool:
        return self.first < other.last and other.first < self.last


class SpanFinder:
    """Everything that could be meant; what is meant is decided by the reader."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names = NameIndex(catalogue)
        self._vocab = spacy.blank("en").vocab
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._phrases = _word_tables()
        self._wishes = _long_wishes(self._phrases)
        for entity, table in self._phrases.items():
            self._matcher.add(entity, [self._doc(phrase.split()) for phrase in table])
        self._matcher.add("name", [self._doc(key.split()) for key in self._names.named])

    def exact(self, words: Sequence[Word]) -> Iterator[Span]:
        """Every phrase, title and person among the words; they may overlap."""
        if not words:
            return
        for label, first, last in self._matcher(self._doc([word.norm for word in words])):
            entity = self._vocab.strings[label]
            key = " ".join(word.norm for word in words[first:last])
            if entity == "name":
                named = self._names.named[key]
                yield Span(first, last, named.kind, named.values, key)
            else:
                yield Span(first, last, entity, self._phrases[entity][key], key)
        for place in range(len(words)):
            for length in (1, 2):
                key = " ".join(word.norm for word in words[place : place + length])
                person = self._names.last_names.get(key)
                if person and place + length <= len(words):
                    yield Span(place, place + length, "last_name", (person,), key)

    def near(self, text: str, words: Sequence[Word]) -> Iterator[Span]:
        """Names with one letter wrong within a sentence of the text, the longest first; they may overlap."""
        yield from self._near_wishes(words)
        ends = {place for place, word in enumerate(words) if _SENTENCE_END.match(text, word.end)}
        for length in range(min(self._names.longest, LONGEST_NAME_WITH_TYPO), 0, -1):
            for first in range(len(words) - length + 1):
                if not ends.isdisjoint(range(first, first + length - 1)):
                    continue
                found = self._names.near(" ".join(word.norm for word in words[first : first + length]))
                if found is not None:
                    key, named = found
                    yield Span(first, first + length, named.kind, named.values, key, typo=True)

    def _near_wishes(self, words: Sequence[Word]) -> Iterator[Span]:
        """Genres and moods of one word, with one letter wrong but the first right."""
        for place, word in enumerate(words):
            for entity, phrase, values in self._wishes.get(word.norm[:1], ()):
                if one_edit_apart(phrase, word.norm):
                    yield Span(place, place + 1, entity, values, phrase, typo=True)

    def _doc(self, words: Sequence[str]) -> Doc:
        return Doc(self._vocab, words=list(words))


def _long_wishes(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, list[_Wish]]:
    """Genres and moods that are long enough for a typo, by their first letter."""
    found: dict[str, list[_Wish]] = defaultdict(list)
    for entity in ("genre", "mood"):
        for phrase, values in tables[entity].items():
            if len(phrase) >= SHORTEST_WISH_WITH_TYPO:
                found[phrase[0]].append((entity, phrase, values))
    return found


def _word_tables() -> dict[str, dict[str, tuple[str, ...]]]:
    """entity -> phrase as plain words -> values."""
    tables = {
        "genre": lexicon.GENRES,
        "mood": lexicon.MOODS,
        "company": lexicon.COMPANY,
        "critique": lexicon.CRITIQUES,
        "position": lexicon.POSITIONS,
        "attribute": lexicon.ATTRIBUTES,
    }
    found: dict[str, dict[str, tuple[str, ...]]] = {
        entity: {" ".join(norms(phrase)): (value,) for phrase, value in lexicon.phrases(table).items()}
        for entity, table in tables.items()
    }
    found["nothing"] = {" ".join(norms(phrase)): () for phrase in lexicon.NOTHING.split("|")}
    found["genre"].update({" ".join(norms(phrase)): values for phrase, values in lexicon.SEVERAL_GENRES.items()})
    return found
