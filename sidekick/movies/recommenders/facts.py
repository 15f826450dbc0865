"""What is known of a film as a bag of terms, for matching it with words said and with films named."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.recommenders.context import Context
from sidekick.movies.recommenders.words import grams, words

Floats = npt.NDArray[np.float32]
KINDS = ("genre", "person", "title")
FADE = 0.8  # what a word weighs for each message that followed it
EVERYWHERE = 0.5  # a term that this share of the films has says nothing


class TermIndex:
    """An inverted index of weighted terms over the films; rows of unit length."""

    def __init__(self, documents: Sequence[Iterable[str]]) -> None:
        self.size = len(documents)
        bags = [dict.fromkeys(document) for document in documents]
        table: dict[str, list[int]] = {}
        for position, bag in enumerate(bags):
            for term in bag:
                table.setdefault(term, []).append(position)
        self.rarity = {
            term: float(np.log(self.size / len(films)))
            for term, films in table.items()
            if len(films) <= max(2.0, EVERYWHERE * self.size)
        }
        lengths = np.sqrt([sum(self.rarity.get(term, 0.0) ** 2 for term in bag) or 1.0 for bag in bags])
        self.films = {term: np.array(table[term], dtype=np.int32) for term in self.rarity}
        self.weights = {
            term: (rarity / lengths[self.films[term]]).astype(np.float32) for term, rarity in self.rarity.items()
        }

    def match(self, query: Iterable[tuple[str, float]]) -> Floats:
        """Weighted sum of the query's terms over each film, (movies,)."""
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in query:
            if term in self.films:
                total[self.films[term]] += np.float32(weight) * self.weights[term]
        return total


class Facts:
    """Genres and themes, people, and titles as said; and all of them together as film-to-film likeness."""

    def __init__(self, catalogue: Catalogue) -> None:
        said = {kind: [list(_said(movie, kind)) for movie in catalogue] for kind in KINDS}
        self.said = {kind: TermIndex(documents) for kind, documents in said.items()}
        self.documents = [tuple(_facts(movie)) for movie in catalogue]
        self.alike = TermIndex(self.documents)

    def matches(self, context: Context) -> dict[str, Floats]:
        """For each kind of fact, how well every film answers to the words said, (movies,)."""
        weights: dict[str, float] = {}
        newest = len(context.turns) - 1
        for number, turn in enumerate(context.turns):
            for gram in grams(turn.text):
                weights[gram] = FADE ** (newest - number)
        return {kind: index.match(weights.items()) for kind, index in self.said.items()}

    def likeness(self, positions: Iterable[int]) -> Floats:
        """Cosine of shared facts with each position, summed, (movies,)."""
        query: dict[str, float] = {}
        for position in positions:
            terms = [term for term in self.documents[position] if term in self.alike.rarity]
            length = np.sqrt(sum(self.alike.rarity[term] ** 2 for term in terms)) or 1.0
            for term in terms:
                query[term] = query.get(term, 0.0) + float(self.alike.rarity[term] / length)
        return self.alike.match(query.items())


def _said(movie: Movie, kind: str) -> Iterator[str]:
    """The words by which people mean such a film."""
    if kind == "genre":
        for label in (*movie.genres, *movie.themes):
            yield from grams(label)
        if movie.year:
            yield from (f"{movie.year // 10 % 10}0s", f"{movie.year // 10}0s", str(movie.year))
    elif kind == "person":
        for name in movie.people:
            parts = words(name)
            yield from (f"{first}_{second}" for first, second in itertools.pairwise(parts))
    else:
        yield from grams(movie.title)


def _facts(movie: Movie) -> Iterator[str]:
    yield from (f"genre {genre}" for genre in movie.genres)
    yield from (f"theme {theme}" for theme in movie.themes)
    yield from (f"person {name}" for name in movie.people)
    if movie.year:
        yield from (f"decade {movie.year // 10}", f"years {movie.year // 4}")
    yield from (f"title {word}" for word in words(movie.title))
