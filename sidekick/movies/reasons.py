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
        found = tuple(reasons.values()) or tuple(_plain_facts(self.facets.catalogue[position]))
        return found[:MOST_REASONS]

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
        """One clause for the asked genres, era and people that the film has: "a 90s comedy with Jim Carrey"."""
        genres = [genre for genre in wishes.genres if genre in movie.genres]
        asked = set(map(title_key, wishes.people))
        people = [name for name in movie.people if title_key(name) in asked]
        eras = [era for era in wishes.eras if movie.year in Era.parse(era)]
        if genres or people or eras:
            kind = "person" if people else "genre" if genres else "era"
            yield Reason(kind, _portrait(movie, genres, people, eras))
        for mood in wishes.moods:
            if self.facets.mood(mood)[position]:
                yield Reason("mood", MOOD_WORDS.get(mood, f"a {mood} one"))

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


def in_words(genres: Sequence[str]) -> str:
    """``["western"]`` -> "western"; ``["comedy", "romance"]`` -> "film of comedy and romance"."""
    if len(genres) == 1:
        return genres[0] if genres[0] in NOUNS else f"{genres[0]} film"
    return f"film of {', '.join(genres[:-1])} and {genres[-1]}" if genres else "film"


def _portrait(movie: Movie, genres: Sequence[str], people: Sequence[str], eras: Sequence[str]) -> str:
    said = [Era.parse(era).describe().removeprefix("the ") for era in eras]
    decade = next((words for words in said if words.endswith("s")), "")
    words = _with_article(f"{decade} {in_words(genres)}".strip())
    if people:
        words += f" {_credit(movie, people[0])}" + "".join(f" and {name}" for name in people[1:])
    return words if decade or not eras else f"{words} from {movie.year}"


def _plain_facts(movie: Movie) -> Iterator[Reason]:
    """What can be said of a film that nobody has said anything about."""
    if movie.genres:
        by = f" by {movie.directors[0]}" if movie.directors else ""
        yield Reason("genre", _with_article(in_words(movie.genres[:2])) + by)


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou8' else 'a'} {words}"


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
    return f"by {name}" if name in movie.directors else f"with {name}"
