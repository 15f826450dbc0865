"""Reasons that are true of the film at hand: each is read off the catalogue or was counted in training dialogues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
NOUNS = frozenset(
    {"comedy", "documentary", "drama", "film noir", "musical", "mystery", "romance", "thriller", "western"}
)
MOOD_WORDS = {"for the kids": "one for the kids", "exciting": "an exciting one", "inspiring": "an inspiring one"}


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
        """Up to three reasons for the film at ``position``, no two of one kind about the same thing."""
        reasons: dict[tuple[str, bool], Reason] = {}
        for reason in self._all(position, self.facets.catalogue[position], wishes):
            reasons.setdefault((reason.kind, reason.movie is None), reason)
        return tuple(reasons.values())[:MOST_REASONS]

    def _all(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        favorites = self.facets.positions((*wishes.similar_to, *reversed(wishes.favorite_movies)))
        yield from self._liked_together(position, favorites)
        for favorite in favorites:
            yield from _shared(movie, self.facets.catalogue[favorite])
        yield from self._as_asked(position, movie, wishes)
        for favorite in favorites:
            yield from _alike(movie, self.facets.catalogue[favorite])
        yield from self._standing(position, movie)

    def _as_asked(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        for name in wishes.people:
            for credited in movie.people:
                if title_key(credited) == title_key(name):
                    yield Reason("person", _credit(movie, credited))
        genres = [genre for genre in wishes.genres if genre in movie.genres]
        if genres:
            yield Reason("genre", f"{in_words(genres)}, as you asked")
        for mood in wishes.moods:
            if self.facets.mood(mood)[position]:
                yield Reason("mood", MOOD_WORDS.get(mood, f"a {mood} one"))
        for era in wishes.eras:
            if movie.year in Era.parse(era):
                yield Reason("era", f"from {movie.year}")

    def _liked_together(self, position: int, favorites: list[int]) -> Iterator[Reason]:
        counts = [self.evidence.liked_together(favorite, position) for favorite in favorites]
        if counts and max(counts) >= WORTH_COUNTING:
            favorite = self.facets.catalogue[favorites[counts.index(max(counts))]]
            text = f"liked together with {favorite.title} by {max(counts)} people"
            yield Reason("liked_together", text, favorite.name, max(counts))

    def _standing(self, position: int, movie: Movie) -> Iterator[Reason]:
        liked, judged = self.evidence.opinions(position)
        if judged >= WELL_KNOWN and liked >= WELL_LOVED * judged:
            who = f"all {judged} people" if liked == judged else f"{liked} of the {judged} people"
            yield Reason("loved", f"liked by {who} who rated it", count=liked)
        elif movie.mentions >= WELL_KNOWN:
            text = f"it came up in {movie.mentions} conversations about films"
            yield Reason("loved", text, count=movie.mentions)
        elif movie.genres:
            by = f" by {movie.directors[0]}" if movie.directors else ""
            yield Reason("genre", f"{in_words(movie.genres[:2])}{by}")


def in_words(genres: Sequence[str]) -> str:
    """``["western"]`` -> "a western"; ``["comedy", "romance"]`` -> "comedy and romance"."""
    if len(genres) > 1:
        return f"{', '.join(genres[:-1])} and {genres[-1]}"
    noun = genres[0] if genres[0] in NOUNS else f"{genres[0]} film"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


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


def _alike(movie: Movie, favorite: Movie) -> Iterator[Reason]:
    genres = [genre for genre in movie.genres if genre in favorite.genres]
    if len(genres) >= 2:
        yield Reason("similar", f"{' and '.join(genres[:2])}, like {favorite.title}", favorite.name)


def _credit(movie: Movie, name: str) -> str:
    return f"directed by {name}" if name in movie.directors else f"with {name}"
