"""Which runs of words of a message might be names or wishes: exactly, or misspelled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy
from rapidfuzz.distance import OSA
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu import lexicon
from sidekick.nlu.names import Named, NameIndex
from sidekick.nlu.spelling import one_edit_apart, sound
from sidekick.nlu.words import Word, norms

LONGEST_NAME_WITH_TYPO = 10  # words
SHORTEST_WISH_BY_EAR = 4  # letters
SHORTEST_WISH_WITH_TYPO = 6
SHORTEST_WISH_WITH_TWO_TYPOS = 9
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
        self._catalogue = catalogue
        self._names = NameIndex(catalogue)
        self._vocab = spacy.blank("en").vocab
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._phrases = _word_tables()
        self._wishes = _long_wishes(self._phrases)
        self._wishes_like = lru_cache(maxsize=10_000)(self._find_wishes_like)  # words come again
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
                person = self._names.short_names.get(key)
                if person and place + length <= len(words):
                    yield Span(place, place + length, "short_name", (person,), key)

    def near(self, text: str, words: Sequence[Word]) -> Iterator[Span]:
        """Misspelled wishes, and misspelled names within a sentence of the text; they may overlap."""
        yield from self._near_wishes(words)
        ends = [place + 1 for place, word in enumerate(words) if _SENTENCE_END.match(text, word.end)]
        for first, last in zip([0, *ends], [*ends, len(words)], strict=True):
            yield from self._near_names([word.norm for word in words[first:last]], first)

    def starring(self, films: Iterable[Span], people: Iterable[Span]) -> list[Span]:
        """Those of the films that somebody among the people made or played in."""
        named = {name for person in people for name in person.values}
        return [film for film in films if named and any(self._people_of(name) & named for name in film.values)]

    def _people_of(self, name: str) -> frozenset[str]:
        movie = self._catalogue.by_name(name)
        return frozenset(movie.people) if movie else frozenset()

    def _near_names(self, words: Sequence[str], offset: int) -> Iterator[Span]:
        """Of the words of one sentence, which stands after ``offset`` words; the longest first."""
        for length in range(min(self._names.longest, LONGEST_NAME_WITH_TYPO), 0, -1):
            for first in range(len(words) - length + 1):
                found = self._names.near(" ".join(words[first : first + length]))
                if found is not None:
                    yield _misspelled(first + offset, first + offset + length, *found)
        for first, last, key, named in self._names.near_by_word(words):
            yield _misspelled(first + offset, last + offset, key, named)

    def _near_wishes(self, words: Sequence[Word]) -> Iterator[Span]:
        """Genres and moods of one word, misspelled but for the first letter."""
        for place, word in enumerate(words):
            for entity, phrase, values in self._wishes_like(word.norm):
                yield Span(place, place + 1, entity, values, phrase, typo=True)

    def _find_wishes_like(self, typed: str) -> tuple[_Wish, ...]:
        near = self._wishes.get(typed[:1], ())
        return tuple(wish for wish in near if wish[1] != typed and is_near_wish(wish[1], typed))

    def _doc(self, words: Sequence[str]) -> Doc:
        return Doc(self._vocab, words=list(words))


def is_near_wish(phrase: str, typed: str) -> bool:
    """Whether ``typed`` may be a wish misspelled: it sounds the same, or has a typo; two in a long word."""
    return (
        sound(phrase) == sound(typed)
        or (len(phrase) >= SHORTEST_WISH_WITH_TYPO and one_edit_apart(phrase, typed))
        or has_two_typos(phrase, typed)
    )


def has_two_typos(phrase: str, typed: str) -> bool:
    """Whether a long phrase was typed with just two letters wrong."""
    return len(phrase) >= SHORTEST_WISH_WITH_TWO_TYPOS and OSA.distance(phrase, typed, score_cutoff=2) == 2


def _misspelled(first: int, last: int, key: str, named: Named) -> Span:
    return Span(first, last, named.kind, named.values, key, typo=True)


def _long_wishes(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, list[_Wish]]:
    """Genres and moods that are long enough to be misspelled, by their first letter."""
    found: dict[str, list[_Wish]] = defaultdict(list)
    for entity in ("genre", "mood"):
        for phrase, values in tables[entity].items():
            if len(phrase) >= SHORTEST_WISH_BY_EAR:
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
