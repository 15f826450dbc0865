"""Which films have what: one boolean array over the catalogue for every genre, person, mood or era."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.eras import Era
from sidekick.movies.franchises import franchise_numbers
from sidekick.movies.moods import MOODS, fits_mood
from sidekick.movies.names import title_key

Mask: TypeAlias = npt.NDArray[np.bool_]  # (movies,)
Scores: TypeAlias = npt.NDArray[np.float64]  # (movies,)


class Facets:
    """The catalogue turned sideways: every lookup gives an array of its own, which the caller may change."""

    def __init__(self, catalogue: Catalogue, mood_test: Callable[[Movie, str], bool] = fits_mood) -> None:
        self.catalogue = catalogue
        self.years = np.array([movie.year or 0 for movie in catalogue], dtype=np.int16)  # 0: unknown
        self.mentions = np.array([movie.mentions for movie in catalogue], dtype=np.int64)
        self.franchises = franchise_numbers(catalogue)
        self._titles = _inverted([title_key(movie.title) or movie.name] for movie in catalogue)
        self.known_genres: Mask = np.array([bool(movie.genres) for movie in catalogue], dtype=bool)
        self.known_people: Mask = np.array([bool(movie.people) for movie in catalogue], dtype=bool)
        self._mood_test = mood_test
        self._genres = _inverted(movie.genres for movie in catalogue)
        self._people = _inverted([title_key(name) for name in movie.people] for movie in catalogue)
        self._moods: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self.catalogue)

    def genre(self, genre: str) -> Mask:
        return self.mask(self._genres.get(genre, ()))

    def person(self, name: str) -> Mask:
        """Films directed by the person or with them in the cast; accents and case do not matter."""
        return self.mask(self._people.get(title_key(name), ()))

    def era(self, spelling: str) -> Mask:
        """Films of the era; a film of unknown year is in none. Raises ``ValueError`` for a spelling that is no era."""
        era = Era.parse(spelling)
        mask = self.years > 0
        if era.first is not None:
            mask &= self.years >= era.first
        if era.last is not None:
            mask &= self.years <= era.last
        return mask

    def mood(self, mood: str) -> Mask:
        if mood not in self._moods:
            self._moods[mood] = np.array([self._mood_test(movie, mood) for movie in self.catalogue], dtype=bool)
        return self._moods[mood].copy()

    def warm(self) -> None:
        """Work out every mood now, so that no request waits for it."""
        for mood in MOODS:
            self.mood(mood)

    def films(self, names: Iterable[str]) -> Mask:
        """The named films; names that the catalogue lacks are passed over."""
        return self.mask(self.positions(names))

    def same_films(self, names: Iterable[str]) -> Mask:
        """The named films and what is most likely the same under another name.

        That is any other film of the title ("Titanic" under another year), and one of the same franchise, year and
        director ("Annabelle 2" for "Annabelle: Creation").
        """
        found: list[int] = []
        for position in self.positions(names):
            movie = self.catalogue[position]
            found += self._titles[title_key(movie.title) or movie.name]
            if movie.year:
                alike = (self.franchises == self.franchises[position]) & (self.years == movie.year)
                others = np.flatnonzero(alike).tolist()
                found += [other for other in others if set(self.catalogue[other].directors) & set(movie.directors)]
        return self.mask(found)

    def positions(self, names: Iterable[str]) -> list[int]:
        found = (self.catalogue.position(name) for name in names)
        return [position for position in found if position is not None]

    def mask(self, positions: Sequence[int]) -> Mask:
        mask = np.zeros(len(self.catalogue), dtype=bool)
        mask[list(positions)] = True
        return mask


def _inverted(rows: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Value -> positions of the films that have it."""
    table: dict[str, list[int]] = {}
    for position, values in enumerate(rows):
        for value in dict.fromkeys(values):
            table.setdefault(value, []).append(position)
    return table
