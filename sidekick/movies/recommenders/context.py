"""A conversation as the recommenders see it: who said what, and which films were named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sidekick.movies.facets import Facets
from sidekick.movies.preferences import Preferences


@dataclass(frozen=True)
class Turn:
    """One message. ``movies`` are catalogue positions; their titles are not in ``text``."""

    text: str
    by_seeker: bool = True
    movies: tuple[int, ...] = ()


@dataclass(frozen=True)
class Named:
    """A film that was named: its position, by whom, and how many messages ago (0: in the last one)."""

    position: int
    by_seeker: bool
    age: int


@dataclass(frozen=True)
class Context:
    """The messages so far, oldest first."""

    turns: tuple[Turn, ...] = ()

    def named(self) -> Iterator[Named]:
        """Every film named so far, oldest first; one that was named twice comes twice."""
        last = len(self.turns) - 1
        for number, turn in enumerate(self.turns):
            for position in turn.movies:
                yield Named(position, turn.by_seeker, last - number)


def context_of(wishes: Preferences, facets: Facets) -> Context:
    """What the training dialogues would have looked like for such a person.

    Offers made so far stand as the recommender's messages; favourites are named last by the seeker, beside
    the wishes in words. Titles are cut out of what the person said, as they are out of the training text.
    """
    mentioned = _titles(wishes)
    turns = [Turn(_without(text, mentioned)) for text in wishes.utterances]
    offered = facets.positions(wishes.offered_movies)
    if offered:
        turns.append(Turn("", by_seeker=False, movies=tuple(offered)))
    favorites = facets.positions((*wishes.favorite_movies, *wishes.similar_to, *wishes.similar_to))
    turns.append(Turn(wishes_in_words(wishes), movies=tuple(favorites)))
    return Context(tuple(turns))


def wishes_in_words(wishes: Preferences) -> str:
    """The asked genres, moods, people and decades as words: what a person would have typed."""
    words = [*wishes.genres, *wishes.moods, *wishes.people]
    decades = {era[2:4] + "s" for era in wishes.eras if era[:4].isdigit() and era[3] == "0" and era[5:8] == era[:3]}
    return " ".join([*words, *sorted(decades)])


def _titles(wishes: Preferences) -> list[str]:
    names = (*wishes.favorite_movies, *wishes.disliked_movies, *wishes.seen_movies, *wishes.offered_movies)
    titles = {re.sub(r"\s*\(\d{4}\)$", "", name).lower() for name in (*names, *wishes.similar_to, *wishes.opposite_of)}
    return sorted((title for title in titles if title), key=len, reverse=True)


def _without(text: str, titles: list[str]) -> str:
    text = text.lower()
    for title in titles:
        for spelling in (title, title.removeprefix("the ")):
            text = re.sub(rf"\b{re.escape(spelling)}\b", " ", text)
    return text
