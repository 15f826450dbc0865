"""Reasons that are true of the film at hand: each is read off the catalogue or was counted in training dialogues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sidekick.movies.catalogue import Movie
from sidekick.movies.eras import Era
from sidekick.movies.facets import Facets
from sidekick.movies.names import title_key
from sidekick.movies.preferences import Preferences, Reason

MOST_REASONS = 3  # for one film
WORTH_COUNTING = 2  # people who liked both films
WELL_KNOWN = 20  # mentions
WELL_LOVED = 0.9  # share of those who said how they liked it


class Evidence(Protocol):
    """What was counted in the training dialogues, by catalogue position."""

    def liked_together(self, first: int, second: int) -> int:
        """How many people liked both films."""
        ...

    def opinions(self, position: int) -> tuple[int, int]:
        """How many people liked the film, and how many said whether they did."""
        ...


class NoEvidence:
    """Nothing was counted: reasons come from the catalogue alone."""

    def liked_together(self, first: int, second: int) -> int:
        return 0

    def opinions(self, position: int) -> tuple[int, int]:
        return 0, 0


class Reasons:
    """Why a film was offered, the most personal reason first."""

    def __init__(self, facets: Facets, evidence: Evidence) -> None:
        self.facets = facets
        self.evidence = evidence

    def explain(self, position: int, wishes: Preferences) -> tuple[Reason, ...]:
        """Up to three reasons, each of a different kind, for the film at ``position``."""
        movie = self.facets.catalogue[position]
        reasons: dict[str, Reason] = {}
        for reason in self._all(position, movie, wishes):
            reasons.setdefault(reason.kind, reason)
        if not reasons:
            reasons = {reason.kind: reason for reason in self._standing(position, movie)}
        return tuple(reasons.values())[:MOST_REASONS]

    def _all(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        yield from self._like_the_favorites(position, movie, wishes)
        for name in wishes.people:
            if title_key(name) in map(title_key, movie.people):
                yield Reason("person", _credit(movie, name))
        for mood in wishes.moods:
            if self.facets.mood(mood)[position]:
                yield Reason("mood", f"a good fit for the {mood} mood")
        genres = [genre for genre in wishes.genres if genre in movie.genres]
        if genres:
            yield Reason("genre", f"it is {' and '.join(genres)}")
        for era in wishes.eras:
            if movie.year in Era.parse(era):
                yield Reason("era", f"it came out in {movie.year}")
        yield from self._standing(position, movie)

    def _like_the_favorites(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        positions = self.facets.positions((*wishes.similar_to, *reversed(wishes.favorite_movies)))
        counts = [self.evidence.liked_together(favorite, position) for favorite in positions]
        if counts and max(counts) >= WORTH_COUNTING:
            favorite = self.facets.catalogue[positions[counts.index(max(counts))]]
            text = f"liked together with {favorite.title} by {max(counts)} people"
            yield Reason("liked_together", text, favorite.name, max(counts))
        for favorite in map(self.facets.catalogue.__getitem__, positions):
            yield from _shared(movie, favorite)

    def _standing(self, position: int, movie: Movie) -> Iterator[Reason]:
        liked, asked = self.evidence.opinions(position)
        if asked >= WELL_KNOWN and liked >= WELL_LOVED * asked:
            yield Reason("loved", f"liked by {liked} of the {asked} people who said what they thought", count=liked)
        elif movie.mentions >= WELL_KNOWN:
            yield Reason(
                "loved", f"people brought it up {movie.mentions} times when they talked films", count=movie.mentions
            )


def _shared(movie: Movie, favorite: Movie) -> Iterator[Reason]:
    """People and themes that the two films have in common."""
    for name in movie.directors:
        if name in favorite.directors:
            yield Reason("person", f"directed by {name}, like {favorite.title}", favorite.name)
    for name in movie.cast:
        if name in favorite.people:
            yield Reason("person", f"with {name}, like {favorite.title}", favorite.name)
    for theme in movie.themes:
        if theme in favorite.themes:
            yield Reason("theme", f"{theme}, like {favorite.title}", favorite.name)
    genres = [genre for genre in movie.genres if genre in favorite.genres]
    if len(genres) >= 2:
        yield Reason("similar", f"{' and '.join(genres[:2])}, like {favorite.title}", favorite.name)


def _credit(movie: Movie, name: str) -> str:
    directed = title_key(name) in map(title_key, movie.directors)
    return f"directed by {name}" if directed else f"with {name}"
