"""ReDial messages with their films typed out, as people would type them, and where each stands."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.names import canonical_name, split_name
from training.nlu.typos import mistype
from training.redial.records import MENTION, Dialogue

_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)", re.IGNORECASE)
SHORTEST_WITH_TYPO = 7  # letters of a title that may be mistyped


@dataclass(frozen=True)
class Tag:
    """A film at text[start:end]; ``title`` as it is properly written, without its year."""

    start: int
    end: int
    title: str


@dataclass(frozen=True)
class TaggedMessage:
    """A message with its films typed out."""

    text: str
    tags: tuple[Tag, ...]


def tagged_messages(
    dialogues: Iterable[Dialogue],
    catalogue: Catalogue,
    rng: random.Random,
    capitals: float = 0.0,
    no_article: float = 0.0,
) -> Iterator[TaggedMessage]:
    """Every message that is not empty. Half of the longer titles have one typo.

    ``capitals`` is the share of messages whose titles keep their capitals, ``no_article`` that of titles that lose
    their article.
    """
    for dialogue in dialogues:
        titles = _titles(dialogue, catalogue)
        for message in dialogue.messages:
            if message.text.strip():
                yield type_out(message.text, titles, rng, rng.random() >= capitals, no_article)


def type_out(
    text: str, titles: Mapping[int, str], rng: random.Random, lower: bool = True, no_article: float = 0.0
) -> TaggedMessage:
    """The message with each @id replaced by its title. An unknown id is left out."""
    typed, tags, done = "", [], 0
    for found in MENTION.finditer(text):
        typed += text[done : found.start()]
        done = found.end()
        title = titles.get(int(found.group(1)))
        if title:
            spelled = title.lower() if lower else title
            if no_article and rng.random() < no_article:
                spelled = _ARTICLE.sub("", spelled)
            if len(spelled) >= SHORTEST_WITH_TYPO and rng.random() < 0.5:
                spelled = mistype(spelled, rng)
            tags.append(Tag(len(typed), len(typed) + len(spelled), title))
            typed += spelled
    return TaggedMessage(typed + text[done:], tuple(tags))


def _titles(dialogue: Dialogue, catalogue: Catalogue) -> dict[int, str]:
    titles = {}
    for movie_id, name in dialogue.movies.items():
        movie = catalogue.by_id(movie_id)
        titles[movie_id] = movie.title if movie else split_name(canonical_name(name))[0]
    return titles
