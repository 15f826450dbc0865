"""The film catalogue: ``data/catalogue/movies.csv`` read into typed records."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from sidekick.movies.names import split_name

CATALOGUE_PATH = Path(__file__).parents[2] / "data" / "catalogue" / "movies.csv"
COLUMNS = ("id", "other_ids", "name", "title", "year", "genres", "themes", "directors", "cast", "mentions", "wikipedia")
Entry = TypeVar("Entry")
SEPARATOR = "|"  # between the values of a column that holds several


class CatalogueError(ValueError):
    """The catalogue file is missing, cut short or malformed; the message says where and what to do."""


@dataclass(frozen=True)
class Movie:
    """One film. ``id`` is ReDial's movieId; ``other_ids`` are further ids of the same film."""

    id: int
    name: str  # canonical: "Inception (2010)"
    title: str
    year: int | None
    genres: tuple[str, ...] = ()  # of sidekick.movies.genres.GENRES
    themes: tuple[str, ...] = ()  # finer labels: "heist film", "body horror"
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()  # billing order where known
    mentions: int = 0  # in training dialogues
    other_ids: tuple[int, ...] = ()
    wikipedia: str = ""  # article name, "Inception"; empty when unknown

    @property
    def people(self) -> tuple[str, ...]:
        """Directors, then cast, each person once."""
        return tuple(dict.fromkeys(self.directors + self.cast))


class Catalogue:
    """All films, found by id, canonical name or position.

    Raises ``CatalogueError`` when two films share an id or a name.
    """

    def __init__(self, movies: Iterable[Movie]) -> None:
        self.movies: tuple[Movie, ...] = tuple(movies)
        self.position_by_id: dict[int, int] = {}
        self._by_name: dict[str, Movie] = {}
        for position, movie in enumerate(self.movies):
            for movie_id in (movie.id, *movie.other_ids):
                if movie_id in self.position_by_id:
                    raise CatalogueError(f"the catalogue has movie id {movie_id} twice")
                self.position_by_id[movie_id] = position
            if movie.name in self._by_name:
                raise CatalogueError(f"the catalogue has {movie.name!r} twice")
            self._by_name[movie.name] = movie

    def __len__(self) -> int:
        return len(self.movies)

    def __iter__(self) -> Iterator[Movie]:
        return iter(self.movies)

    def __getitem__(self, position: int) -> Movie:
        return self.movies[position]

    def by_id(self, movie_id: int) -> Movie | None:
        position = self.position_by_id.get(movie_id)
        return None if position is None else self.movies[position]

    def by_name(self, name: str) -> Movie | None:
        return self._by_name.get(name)

    def position(self, name: str) -> int | None:
        movie = self._by_name.get(name)
        return None if movie is None else self.position_by_id[movie.id]

    @cached_property
    def most_mentioned(self) -> tuple[Movie, ...]:
        """Every film, most often mentioned in training dialogues first."""
        return tuple(sorted(self.movies, key=lambda movie: (-movie.mentions, movie.name)))

    @classmethod
    def load(cls, path: Path = CATALOGUE_PATH) -> Catalogue:
        """Read ``movies.csv``. Raises ``CatalogueError`` with the line at fault."""
        try:
            with path.open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file)
                if tuple(rows.fieldnames or ()) != COLUMNS:
                    raise CatalogueError(f"{path} must have the columns {', '.join(COLUMNS)}")
                return cls(_movie(row, f"{path}:{rows.line_num}") for row in rows)
        except FileNotFoundError as error:
            raise CatalogueError(
                f"{path} is missing: check the file out again, or rebuild it with `make train`"
            ) from error

    def save(self, path: Path = CATALOGUE_PATH) -> None:
        """Write ``movies.csv``, ordered by id, so that a rebuild changes only what changed."""
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            rows.writeheader()
            for movie in sorted(self.movies, key=lambda movie: movie.id):
                rows.writerow(_row(movie))


def read_list(path: Path, what: str, parse: Callable[[dict[str, str]], Entry]) -> list[Entry]:
    """The rows of a list beside the catalogue, each by ``parse``, which may raise ``KeyError`` or ``ValueError``.

    Raises ``CatalogueError`` when the file is missing, or is no list of ``what``.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [parse(row) for row in csv.DictReader(file)]
    except FileNotFoundError as error:
        raise CatalogueError(f"{path} is missing: check the file out again, or run `make train`") from error
    except (KeyError, ValueError) as error:
        raise CatalogueError(f"{path} is not a list of {what}: {error}") from error


def _movie(row: dict[str, str], where: str) -> Movie:
    try:
        return Movie(
            id=int(row["id"]),
            name=row["name"],
            title=row["title"],
            year=int(row["year"]) if row["year"] else None,
            genres=_values(row["genres"]),
            themes=_values(row["themes"]),
            directors=_values(row["directors"]),
            cast=_values(row["cast"]),
            mentions=int(row["mentions"]),
            other_ids=tuple(int(value) for value in _values(row["other_ids"])),
            wikipedia=row["wikipedia"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{where}: not a film: {error}") from error


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _row(movie: Movie) -> dict[str, object]:
    several = ("other_ids", "genres", "themes", "directors", "cast")
    row: dict[str, object] = {column: getattr(movie, column) for column in COLUMNS}
    row.update({column: SEPARATOR.join(map(str, getattr(movie, column))) for column in several})
    row["year"] = movie.year or ""
    return row


def movie_from_name(movie_id: int, name: str) -> Movie:
    """A film of which only ReDial's id and canonical name are known."""
    title, year = split_name(name)
    return Movie(id=movie_id, name=name, title=title, year=year)
