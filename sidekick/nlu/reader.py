"""Read a message: which films, people, genres, moods, eras, positions and questions it names, and in which role.

Exact names and words are found by spaCy's PhraseMatcher over plain words; what is left is tried for typos.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu import lexicon
from sidekick.nlu.context import is_everyday, is_meant
from sidekick.nlu.eras import find_eras
from sidekick.nlu.names import Named, NameIndex
from sidekick.nlu.polarity import is_excluded, is_seen
from sidekick.nlu.words import Word, norms, split_words

LONGEST_MESSAGE = 2000  # characters that are read
MOST_WORDS_FOR_TYPOS = 60
_PERSON_CUE = re.compile(
    r"\b(?:with|by|starring|stars?|actor|actress|director|directed by|from|like|likes?|love|hate|anything|any|mr|"
    r"and|or|no|not)\W{0,2}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^\W{0,3}((?:19|20)\d\d)\b")
_QUESTION = re.compile(r"\?|^\s*(?:and )?(?:who|what|when|which|how|is|was|whats|whos|tell|does|did)\b", re.IGNORECASE)
PREFERRED = {"critique": 5, "company": 4, "movie": 3, "person": 3, "genre": 2, "mood": 2, "position": 1, "attribute": 0}


@dataclass(frozen=True)
class Mention:
    """One thing named at text[start:end]. Several mentions may share a place ("romcom": romance and comedy)."""

    entity: str
    value: str
    start: int
    end: int
    role: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Span:
    """Words[first:last] and what they may be: (entity, values)."""

    first: int
    last: int
    entity: str
    named: Named | None = None
    values: tuple[str, ...] = ()


class Reader:
    """Built once over the catalogue; ``read`` is pure."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names = NameIndex(catalogue)
        self._vocab = spacy.blank("en").vocab
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._phrases = _word_tables()
        by_entity: dict[str, list[Doc]] = {}
        for entity, table in self._phrases.items():
            by_entity[entity] = [self._doc(norms(phrase)) for phrase in table]
        by_entity["name"] = [self._doc(key.split()) for key in self._names.named]
        for entity, patterns in by_entity.items():
            self._matcher.add(entity, patterns)

    def read(self, text: str) -> list[Mention]:
        """The mentions of a message in the order of their places."""
        text = text[:LONGEST_MESSAGE].replace("’", "'")
        words = split_words(text)
        spans = self._choose(text, words, list(self._spans(words)))
        if len(words) <= MOST_WORDS_FOR_TYPOS:
            spans += self._typos(text, words, spans)
        found = [mention for span in spans for mention in self._mentions(text, words, span)]
        eras = self._eras(text, found)
        found = [m for m in found if m.entity in ("movie", "person") or not _overlaps(m, eras)]
        return _each_once(sorted(found + eras, key=lambda mention: (mention.start, mention.end)))

    def _doc(self, words: Sequence[str]) -> Doc:
        return Doc(self._vocab, words=list(words))

    def _spans(self, words: Sequence[Word]) -> Iterator[_Span]:
        if not words:
            return
        doc = self._doc([word.norm for word in words])
        for label, first, last in self._matcher(doc):
            entity = self._vocab.strings[label]
            key = " ".join(word.norm for word in words[first:last])
            if entity == "name":
                named = self._names.named[key]
                yield _Span(first, last, named.kind, named, named.values)
            else:
                yield _Span(first, last, entity, values=self._phrases[entity][key])
        for place, word in enumerate(words):
            person = self._names.last_names.get(word.norm)
            if person:
                yield _Span(place, place + 1, "last_name", values=(person,))

    def _choose(self, text: str, words: Sequence[Word], spans: list[_Span]) -> list[_Span]:
        """Longest first, then by kind; a company phrase may share its place with a mood."""
        ordered = sorted(spans, key=lambda s: (-(s.last - s.first), -PREFERRED.get(s.entity, 0), s.first))
        chosen: list[_Span] = []
        last_title: int | None = None
        for span in sorted(ordered, key=lambda s: (-(s.last - s.first), _is_title(s))):
            if self._fits(text, words, span, chosen, last_title):
                chosen.append(span)
        return self._again_after_titles(text, words, ordered, chosen)

    def _again_after_titles(
        self, text: str, words: Sequence[Word], spans: list[_Span], chosen: list[_Span]
    ) -> list[_Span]:
        """Short titles that are joined to a title before them: "The Conjuring and get out"."""
        for span in sorted((s for s in spans if _is_title(s) and s not in chosen), key=lambda s: s.first):
            ends = [words[c.last - 1].end for c in chosen if _is_title(c) and c.last <= span.first]
            if ends and self._fits(text, words, span, chosen, max(ends)):
                chosen.append(span)
        return chosen

    def _fits(self, text: str, words: Sequence[Word], span: _Span, chosen: list[_Span], last_title: int | None) -> bool:
        place = words[span.first : span.last]
        for other in chosen:
            if span.first < other.last and other.first < span.last and not _may_share(span, other):
                return False
        if span.entity == "movie":
            return is_meant(text, place, last_title, whole_message=len(place) == len(words))
        if span.entity == "last_name":
            return bool(_PERSON_CUE.search(text[: place[0].start])) and not is_everyday(place)
        if span.entity == "attribute":
            return bool(_QUESTION.search(text))
        return True

    def _typos(self, text: str, words: Sequence[Word], chosen: Sequence[_Span]) -> list[_Span]:
        """Names with one letter wrong among the words that nothing claimed."""
        taken = {place for span in chosen if span.entity != "attribute" for place in range(span.first, span.last)}
        found: list[_Span] = []
        for length in range(min(self._names.longest, 6), 0, -1):
            for first in range(len(words) - length + 1):
                places = range(first, first + length)
                if taken.intersection(places):
                    continue
                part = words[first : first + length]
                named = self._names.near(" ".join(word.norm for word in part))
                if named is not None and self._typo_is_meant(text, part, named, len(words) == length):
                    found.append(_Span(first, first + length, named.kind, named, named.values))
                    taken.update(places)
        return found

    def _typo_is_meant(self, text: str, part: Sequence[Word], named: Named, whole_message: bool) -> bool:
        if is_everyday(part) or any(len(part) > 1 and is_everyday([word]) for word in (part[0], part[-1])):
            return False
        if named.kind == "person" or len(part) > 2:
            return True
        return is_meant(text, part, None, whole_message)

    def _mentions(self, text: str, words: Sequence[Word], span: _Span) -> Iterator[Mention]:
        start, end = words[span.first].start, words[span.last - 1].end
        if span.entity == "movie":
            yield self._film(text, start, end, span.values)
            return
        entity = "person" if span.entity == "last_name" else span.entity
        excludable = entity in ("person", "genre", "mood")
        role = "exclude" if excludable and is_excluded(text, start, end) else None
        for value in span.values:
            yield Mention(entity, value, start, end, role)
        if entity == "company":
            yield from (
                Mention("mood", mood, start, end, role)
                for mood in dict.fromkeys(lexicon.COMPANY_MOODS.get(value) for value in span.values)
                if mood
            )

    def _film(self, text: str, start: int, end: int, names: tuple[str, ...]) -> Mention:
        """The film of a title: the one of the year that follows it, else the best known, with the others named."""
        year = _YEAR.match(text[end:])
        if year:
            dated = [name for name in names if name.endswith(f"({year.group(1)})")]
            if dated:
                names, end = (dated[0],), end + year.end() + (text[end + year.end() : end + year.end() + 1] == ")")
        role = "exclude" if is_excluded(text, start, end) else "seen" if is_seen(text, start, end) else None
        return Mention("movie", names[0], start, end, role, names if len(names) > 1 else ())

    def _eras(self, text: str, found: Sequence[Mention]) -> list[Mention]:
        titles = [m for m in found if m.entity == "movie"]
        critiques = [m for m in found if m.entity == "critique"]
        return [
            Mention(
                "era", str(era.era), era.start, era.end, "exclude" if is_excluded(text, era.start, era.end) else None
            )
            for era in find_eras(text)
            if not any(era.start < other.end and other.start < era.end for other in (*titles, *critiques))
        ]


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
    found = {
        entity: {" ".join(norms(phrase)): (value,) for phrase, value in lexicon.phrases(table).items()}
        for entity, table in tables.items()
    }
    found["genre"].update({" ".join(norms(phrase)): values for phrase, values in lexicon.SEVERAL_GENRES.items()})
    return found


def _each_once(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each thing in each role: the first."""
    return list({(m.entity, m.value, m.role): m for m in reversed(list(mentions))}.values())[::-1]


def _is_title(span: _Span) -> bool:
    return span.entity == "movie"


def _may_share(one: _Span, other: _Span) -> bool:
    return {one.entity, other.entity} == {"company", "mood"}


def _overlaps(mention: Mention, eras: Iterable[Mention]) -> bool:
    return any(era.start < mention.end and mention.start < era.end for era in eras)


@lru_cache(maxsize=1)
def shared_reader() -> Reader:
    """One reader for all components of a process."""
    return Reader(Catalogue.load())


def delexicalise(text: str, mentions: Iterable[Mention]) -> str:
    """The text with its names and wishes as placeholder words, so that no title decides an intent."""
    parts, done = [], 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.entity in ("attribute", "company", "position", "critique") or mention.start < done:
            continue
        parts += [text[done : mention.start], f"{mention.role or ''}{mention.entity}token"]
        done = mention.end
    return "".join([*parts, text[done:]])
