"""What a person wants, and what a recommender answers: the values that cross every seam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sidekick.movies.catalogue import Movie

CRITIQUES: tuple[str, ...] = (
    "newer",
    "older",
    "funnier",
    "more serious",
    "less violent",
    "less scary",
    "scarier",
    "lighter",
    "darker",
    "more famous",
    "less famous",
)


@dataclass(frozen=True)
class Preferences:
    """Wishes so far. Films are canonical names, eras canonical spellings (sidekick.movies.eras).

    Asked ``genres``, ``moods``, ``people`` and ``eras`` bind unless fewer than the limit fit;
    exclusions, and films disliked, seen or offered, bind always.
    """

    genres: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    eras: tuple[str, ...] = ()  # any of them will do
    favorite_movies: tuple[str, ...] = ()
    excluded_genres: tuple[str, ...] = ()
    excluded_moods: tuple[str, ...] = ()
    excluded_people: tuple[str, ...] = ()
    excluded_eras: tuple[str, ...] = ()
    disliked_movies: tuple[str, ...] = ()
    seen_movies: tuple[str, ...] = ()
    offered_movies: tuple[str, ...] = ()  # never offered twice
    similar_to: tuple[str, ...] = ()  # "more like this one"
    opposite_of: tuple[str, ...] = ()  # "the opposite of that"
    critiques: tuple[str, ...] = ()  # of CRITIQUES, relative to ``compared_to``
    compared_to: tuple[str, ...] = ()  # usually the last shortlist
    surprise: bool = False
    utterances: tuple[str, ...] = ()  # what the person said, oldest first


@dataclass(frozen=True)
class Reason:
    """One true reason for a film. ``kind`` is one of liked_together, person, theme, genre, mood, era, loved, similar.

    ``text`` is a clause that follows a film's name: "liked together with Inception by 41 people".
    """

    kind: str
    text: str
    movie: str | None = None  # canonical name of the favourite it goes with
    count: int | None = None


@dataclass(frozen=True)
class Recommendation:
    movie: Movie
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Shortlist:
    """Films best first, and the wishes given up to find enough: values such as ``"era: 1990-1999"``."""

    recommendations: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()


class Recommender(Protocol):
    """Anything that turns wishes into a shortlist."""

    def recommend(self, wishes: Preferences, limit: int = 3) -> Shortlist:
        """The best ``limit`` films for the wishes, best first."""
        ...
