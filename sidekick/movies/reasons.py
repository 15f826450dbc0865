"""Reasons that are true of the film at hand: each is read off the catalogue or was counted in training dialogues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from sidekick.movies.catalogue import Movie
from sidekick.movies.eras import Era
from sidekick.movies.facets import Facets
from sidekick.movies.names import title_key
from sidekick.movies.preferences import Preferences, Reason
from sidekick.movies.wording import DULL, genres_in_words, most_telling, portrait, theme_in_words, with_article

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
        """Up to three reasons for the film at ``position``, no two of one kind about the same thing."""
        movie = self.facets.catalogue[position]
        reasons: dict[tuple[str, bool], Reason] = {}
        for reason in self._all(position, movie, wishes):
            if not any(_core(told) in reason.text or _core(reason) in told.text for told in reasons.values()):
                reasons.setdefault((reason.kind, reason.movie is None), reason)
        return tuple(reasons.values())[:MOST_REASONS] or tuple(_fame(movie))

    def _all(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        favorites = self.facets.positions((*wishes.similar_to, *reversed(wishes.favorite_movies)))
        yield from self._liked_together(position, favorites)
        for favorite in favorites:
            yield from _shared(movie, self.facets.catalogue[favorite])
        yield from self._portrait(position, movie, wishes)
        for favorite in favorites:
            yield from _alike(movie, self.facets.catalogue[favorite])
        yield from self._standing(position)

    def _portrait(self, position: int, movie: Movie, wishes: Preferences) -> Iterator[Reason]:
        """One clause with the asked genres, moods, era and people that the film has: "a 90s comedy with Jim Carrey"."""
        genres = [genre for genre in wishes.genres if genre in movie.genres]
        moods = [mood for mood in wishes.moods if self.facets.mood(mood)[position]]
        asked = set(map(title_key, wishes.people))
        people = [name for name in movie.people if title_key(name) in asked]
        eras = [era for era in wishes.eras if movie.year in Era.parse(era)]
        kind = "person" if people else "genre" if genres else "era" if eras else "mood" if moods else "genre"
        if movie.genres or people or eras:
            yield Reason(kind, portrait(movie, genres, moods, people, eras))

    def _liked_together(self, position: int, favorites: list[int]) -> Iterator[Reason]:
        counts = [self.evidence.liked_together(favorite, position) for favorite in favorites]
        if counts and max(counts) >= WORTH_COUNTING:
            favorite = self.facets.catalogue[favorites[counts.index(max(counts))]]
            text = f"liked together with {favorite.title} by {max(counts)} people"
            yield Reason("liked_together", text, favorite.name, max(counts))

    def _standing(self, position: int) -> Iterator[Reason]:
        liked, judged = self.evidence.opinions(position)
        if judged >= WELL_KNOWN and liked >= WELL_LOVED * judged:
            who = f"all {judged} people" if liked == judged else f"{liked} of the {judged} people"
            yield Reason("loved", f"liked by {who} who rated it", count=liked)


def _core(reason: Reason) -> str:
    """What a reason says without its article and whom it is like: of two that say the same, the later is left out."""
    return reason.text.partition(", like ")[0].removeprefix("an ").removeprefix("a ")


def _fame(movie: Movie) -> Iterator[Reason]:
    """What is left to say of a film of which no fact is known."""
    if movie.mentions >= WELL_KNOWN:
        yield Reason("loved", f"it came up in {movie.mentions} conversations about films", count=movie.mentions)


def _shared(movie: Movie, favorite: Movie) -> Iterator[Reason]:
    """People and themes that the two films have in common."""
    for name in movie.directors:
        if name in favorite.directors:
            yield Reason("person", f"directed by {name}, like {favorite.title}", favorite.name)
    for name in movie.cast:
        if name in favorite.people:
            yield Reason("person", f"with {name}, like {favorite.title}", favorite.name)
    for theme in movie.themes:
        if theme in favorite.themes and theme not in DULL:
            yield Reason("theme", f"{with_article(theme_in_words(theme))}, like {favorite.title}", favorite.name)


def _alike(movie: Movie, favorite: Movie) -> Iterator[Reason]:
    genres = most_telling(genre for genre in movie.genres if genre in favorite.genres)
    if len(genres) > 1:
        yield Reason("similar", f"{with_article(genres_in_words(genres))}, like {favorite.title}", favorite.name)
