"""Read a message: which films, people, genres, moods, eras, positions and questions it names, and in which role.

Exact names and words are found by spaCy's PhraseMatcher over plain words, the rest is tried for typos; whether a
title is meant is the linker's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu import lexicon
from sidekick.nlu.contexts import has_later_part, is_amount, is_away, is_description, is_person
from sidekick.nlu.eras import find_eras
from sidekick.nlu.linker import Counts, Linker, Message
from sidekick.nlu.polarity import HIDDEN, film_role, is_excluded
from sidekick.nlu.positions import find_positions
from sidekick.nlu.spans import Span, SpanFinder, has_two_typos
from sidekick.nlu.words import Word, split_words

LONGEST_MESSAGE = 2000  # characters that are read
MOST_WORDS_FOR_TYPOS = 60
MEANT = 0.5  # probability from which a title is meant
_PERSON_CUE = re.compile(
    r"\b(?:with|w|by|starring|stars?|actor|actress|director|directed by|from|likes?|love|hate|anything|any|mr|"
    r"and|or|no|not)\W{0,2}$",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(r"^(?:'s)?\s+(?:movies?|films?|flicks?|classics?|fan|stuff)\b", re.IGNORECASE)
_YEAR = re.compile(r"^\W{0,3}((?:19|20)\d\d)\b")
_QUESTION = re.compile(r"\?|^\s*(?:and )?(?:who|what|when|which|how|is|was|whats|whos|tell|does|did)\b", re.IGNORECASE)
# Among spans of the same words: what wins.
RANK = {"movie": 6, "critique": 5, "company": 4, "person": 3, "genre": 2, "mood": 2, "position": 1, "attribute": 0}
BINDING = {"person", "genre", "mood"}  # may be excluded
PEOPLE = {"person", "short_name"}


@dataclass(frozen=True)
class Mention:
    """One thing named at text[start:end]. Several mentions may share a place ("romcom": romance and comedy)."""

    entity: str
    value: str
    start: int
    end: int
    role: str | None = None
    candidates: tuple[str, ...] = ()


class Reader:
    """Built once over the catalogue; ``read`` is pure."""

    def __init__(self, catalogue: Catalogue, linker: Linker) -> None:
        self._finder = SpanFinder(catalogue)
        self._linker = linker

    @property
    def counts(self) -> Counts:
        """How often words are films and are not, from the training dialogues."""
        return self._linker.counts

    def read(self, text: str) -> list[Mention]:
        """The mentions of a message in the order of their places."""
        text = text[:LONGEST_MESSAGE].replace("’", "'")
        message = Message(text, split_words(text))
        spans = self._spans(message)
        hidden = _hidden(message, [span for span in spans if span.entity == "movie"])
        found = [mention for span in spans for mention in _mentions(hidden, message, span)]
        positions = _positions(text)
        found = [m for m in found if not (_is_pointing(text, m) and _overlaps(m, positions))]
        found += [mention for mention in positions if not _overlaps(mention, found)]
        eras = _eras(text, found)
        found = [m for m in found if _is_name(text, m) or not _overlaps(m, eras)]
        return _each_once(sorted(found + eras, key=lambda mention: (mention.start, mention.end)))

    def _spans(self, message: Message) -> list[Span]:
        spans = list(self._finder.exact(message.words))
        if len(message.words) <= MOST_WORDS_FOR_TYPOS:
            spans += self._finder.near(message.text, message.words)
        films = [span for span in spans if span.entity == "movie"]
        others = [span for span in spans if span.entity != "movie" and self._holds(message, span)]
        starring = self._finder.starring(films, (span for span in others if span.entity in PEOPLE))
        return _longest(self._meant(message, films, starring) + others)

    def _meant(self, message: Message, films: Sequence[Span], starring: Sequence[Span]) -> list[Span]:
        """The titles that are meant; then those that are meant because they are joined to one of them."""
        titles: list[Span] = []
        for _ in range(2):
            free = [film for film in films if not any(film.overlaps(title) for title in titles)]
            likely = [f for f in free if self._linker.probability(message, f, titles, f in starring) >= MEANT]
            titles += _longest([film for film in likely if not _is_no_film(message, film)])
        return [title for title in titles if not _is_later_part(message, title, titles)]

    def _holds(self, message: Message, span: Span) -> bool:
        if span.entity == "short_name":
            before, after = message.around(span)
            cued = _PERSON_CUE.search(before) or _PERSON_AFTER.match(after)
            return bool(cued) and span.key not in lexicon.EVERYDAY_LAST_NAMES
        if span.typo:
            return self._is_rare(message.words[span.first : span.last], span.key)
        return span.entity != "attribute" or bool(_QUESTION.search(message.text))

    def _is_rare(self, words: Sequence[Word], key: str) -> bool:
        """Whether words are rare enough to be a misspelling. Two typos in one are believed of unknown words only."""
        if len(words) == 1 and has_two_typos(key, words[0].norm):
            return words[0].norm not in self._linker.counts.words
        return not self._linker.is_common(words)


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap: longest first, then by kind. Company may share its place with a mood."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (-s.length, s.typo, -RANK.get(s.entity, 0), s.first)):
        if not any(span.overlaps(other) and not _may_share(span, other) for other in chosen):
            chosen.append(span)
    return chosen


def _is_no_film(message: Message, span: Span) -> bool:
    """Friends who want something, the ages of children, and other numbers that count."""
    before, after = message.around(span)
    return is_person(before, after) or (span.key.isdigit() and len(span.key) <= 2 and is_amount(before, after))


def _is_later_part(message: Message, span: Span, titles: Sequence[Span]) -> bool:
    """Whether a title is only part of a sequel's: "Rocky" or "9" of "Rocky 9"."""
    if span.key.isdigit():
        return any(title.last == span.first for title in titles)
    return not span.key[-1].isdigit() and has_later_part(message.around(span)[1])


def _hidden(message: Message, titles: Iterable[Span]) -> str:
    """The text without the letters of titles: the "no" of "No Country for Old Men" turns nothing away."""
    text = message.text
    for title in titles:
        start, end = message.place(title)
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text


def _mentions(text: str, message: Message, span: Span) -> Iterator[Mention]:
    """``text`` is the message's with its titles ``HIDDEN``."""
    start, end = message.place(span)
    if span.entity == "movie":
        yield _film(text, start, end, span.values)
    if span.entity in ("movie", "nothing") or (span.entity == "company" and _is_away(text, start, end)):
        return
    entity = "person" if span.entity == "short_name" else span.entity
    role = _role(text, start, end) if entity in BINDING else None
    if (role and span.key in lexicon.NARROWER) or (entity == "mood" and not role and is_description(text[:start])):
        return
    for value in span.values:
        yield Mention(entity, value, start, end, role)
        if entity == "company" and value in lexicon.COMPANY_MOODS:
            yield Mention("mood", lexicon.COMPANY_MOODS[value], start, end, role)


def _is_away(text: str, start: int, end: int) -> bool:
    return is_away(text[end:]) or is_excluded(text, start, end)


def _film(text: str, start: int, end: int, names: tuple[str, ...]) -> Mention:
    """The film of a title: the one of the year that follows it, else the best known, with the others named."""
    year = _YEAR.match(text[end:])
    dated = [name for name in names if year and name.endswith(f"({year.group(1)})")]
    if year and dated:
        names, end = (dated[0],), end + year.end() + (text[end + year.end() : end + year.end() + 1] == ")")
    return Mention("movie", names[0], start, end, film_role(text, start, end), names if len(names) > 1 else ())


def _eras(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Eras beside titles; "newer" and "older" stand for themselves unless a year follows."""
    titles = [m for m in found if _is_name(text, m)]
    critiques = [m for m in found if m.entity == "critique"]
    return [
        mention
        for era in find_eras(text)
        for mention in [Mention("era", str(era.era), era.start, era.end, _role(text, era.start, era.end))]
        if not _overlaps(mention, titles)
        and (re.search(r"\d", text[era.start : era.end]) or not _overlaps(mention, critiques))
    ]


def _is_name(text: str, mention: Mention) -> bool:
    """Films and people; a film named like a year ("2012") gives way to the year."""
    return mention.entity in ("movie", "person") and not text[mention.start : mention.end].isdigit()


def _is_pointing(text: str, mention: Mention) -> bool:
    """What gives way to films pointed at by number: "the first" of "the first two", and films called 8 or 9."""
    return mention.entity == "position" or (mention.entity == "movie" and text[mention.start : mention.end].isdigit())


def _positions(text: str) -> list[Mention]:
    return [Mention("position", position, start, end) for position, start, end in find_positions(text)]


def _role(text: str, start: int, end: int) -> str | None:
    return "exclude" if is_excluded(text, start, end) else None


def _each_once(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each thing in each role: the first."""
    return list({(m.entity, m.value, m.role): m for m in reversed(list(mentions))}.values())[::-1]


def _may_share(one: Span, other: Span) -> bool:
    return {one.entity, other.entity} == {"company", "mood"}


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


@lru_cache(maxsize=1)
def shared_reader() -> Reader:
    """One reader for all components of a process."""
    return Reader(Catalogue.load(), Linker.load())


def delexicalise(text: str, mentions: Iterable[Mention]) -> str:
    """The text with its names and wishes as placeholder words, so that no title decides an intent."""
    parts, done = [], 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.entity in ("attribute", "company", "position", "critique") or mention.start < done:
            continue
        role = mention.role if mention.role != "unseen" else None
        parts += [text[done : mention.start], f"{role or ''}{mention.entity}token"]
        done = mention.end
    return "".join([*parts, text[done:]])
