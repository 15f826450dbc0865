from dataclasses import replace
from pathlib import Path

import pytest

from sidekick.movies.catalogue import COLUMNS, Catalogue, CatalogueError, movie_from_name
from tests.movies.worlds import film

HEAT = replace(film(3, "Heat", 1995, ("crime", "drama"), ("Michael Mann", "Al Pacino"), mentions=5), other_ids=(30,))
UNKNOWN = film(1, "Unknown", None, (), (), mentions=9)


def test_a_film_is_found_by_any_of_its_ids_by_name_and_by_position() -> None:
    catalogue = Catalogue([UNKNOWN, HEAT])
    assert catalogue.by_id(3) == catalogue.by_id(30) == catalogue.by_name("Heat (1995)") == HEAT
    assert catalogue[1] == HEAT
    assert catalogue.position("Heat (1995)") == 1


def test_what_is_not_there_is_none() -> None:
    catalogue = Catalogue([HEAT])
    assert catalogue.by_id(4) is None
    assert catalogue.by_name("Heat") is None
    assert catalogue.position("Heat") is None


@pytest.mark.parametrize("double", [film(30, "Another"), film(4, "Heat", 1995)])
def test_two_films_share_neither_an_id_nor_a_name(double) -> None:
    with pytest.raises(CatalogueError, match="twice"):
        Catalogue([HEAT, double])


def test_the_most_mentioned_come_first() -> None:
    assert Catalogue([HEAT, UNKNOWN]).most_mentioned == (UNKNOWN, HEAT)


def test_a_person_who_directs_and_plays_counts_once() -> None:
    movie = replace(HEAT, directors=("Ann", "Bob"), cast=("Bob", "Cleo"))
    assert movie.people == ("Ann", "Bob", "Cleo")


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "movies.csv"
    Catalogue([HEAT, UNKNOWN]).save(path)
    assert Catalogue.load(path).movies == (UNKNOWN, HEAT)  # in the order of their ids


def test_a_missing_file_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="make train"):
        Catalogue.load(tmp_path / "movies.csv")


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "movies.csv"
    path.write_text("id,name\n1,Heat\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="must have the columns"):
        Catalogue.load(path)


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "movies.csv"
    path.write_text(",".join(COLUMNS) + "\nthree,,Heat (1995),Heat,1995,,,,,0,\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"movies\.csv:2"):
        Catalogue.load(path)


def test_a_name_alone_makes_a_film() -> None:
    movie = movie_from_name(7, "Heat (1995)")
    assert (movie.title, movie.year, movie.genres) == ("Heat", 1995, ())


def test_the_shipped_catalogue_is_whole() -> None:
    catalogue = Catalogue.load()
    assert len(catalogue) > 6000
    inception = catalogue.by_name("Inception (2010)")
    assert inception is not None
    assert "Christopher Nolan" in inception.directors
    assert "science fiction" in inception.genres
