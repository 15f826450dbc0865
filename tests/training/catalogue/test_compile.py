"""The catalogue of a small world: every source has its say, and nobody's facts are made up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sidekick.movies.catalogue import CATALOGUE_PATH, Catalogue, Movie
from tests.training.catalogue.world import HEIST, write_data
from training.catalogue import compile as compiling
from training.catalogue.compile import compile_catalogue, coverage
from training.redial.archive import RedialError


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return compile_catalogue(*write_data(tmp_path))


def named(catalogue: Catalogue, name: str) -> Movie:
    movie = catalogue.by_name(name)
    assert movie is not None
    return movie


def test_a_film_has_what_all_its_sources_know(catalogue: Catalogue) -> None:
    heist = named(catalogue, "Night Heist (1999)")
    assert (heist.id, heist.title, heist.year) == (10, "Night Heist", 1999)
    assert heist.genres == ("comedy", "crime", "thriller")
    assert heist.themes == ("heist comedy",)
    assert heist.directors == ("Dan D. Rector",)
    assert heist.wikipedia == "Night_Heist"


def test_the_cast_is_in_billing_order_and_then_best_known_first(catalogue: Catalogue) -> None:
    assert named(catalogue, "Night Heist (1999)").cast == ("Zoe First", "Ann Second", "Bob Third")
    assert named(catalogue, "Twice? (2001)").cast == ("Bob Third", "Cy Fourth")  # Bob plays in two films


def test_two_ids_of_one_name_are_one_film_that_knows_both(catalogue: Catalogue) -> None:
    twice = named(catalogue, "Twice? (2001)")
    assert (twice.id, twice.other_ids) == (21, (20,))  # the one more often mentioned comes first
    assert twice.genres == ("animation", "drama", "family")
    assert twice.directors == ("Ed Maker",)


def test_mentions_are_counted_in_the_dialogues_not_taken_from_the_list(catalogue: Catalogue) -> None:
    assert {movie.name: movie.mentions for movie in catalogue} == {
        "Night Heist (1999)": 2,
        "Twice? (2001)": 3,
        "Nobody's Film (2005)": 0,
    }


def test_a_film_that_no_source_knows_is_there_without_facts(catalogue: Catalogue) -> None:
    nobodys = named(catalogue, "Nobody's Film (2005)")
    assert (nobodys.genres, nobodys.themes, nobodys.people, nobodys.wikipedia) == ((), (), (), "")


def test_what_is_known_by_hand_replaces_what_the_sources_say(tmp_path: Path) -> None:
    by_hand = "Night Heist (1999),,film noir,,Star Themselves\nNobody's Film (2005),,drama film,Una Known,\n"
    catalogue = compile_catalogue(*write_data(tmp_path, by_hand=by_hand))
    heist = named(catalogue, "Night Heist (1999)")
    assert (heist.cast, heist.genres) == (("Star Themselves",), ("film noir",))
    assert heist.directors == ("Dan D. Rector",)
    assert named(catalogue, "Nobody's Film (2005)").directors == ("Una Known",)


def test_a_cast_has_five_people_at_most(tmp_path: Path) -> None:
    crowd = {**HEIST, "cast": [f"Extra Number {letter}" for letter in "ABCDEFG"]}
    heist = named(compile_catalogue(*write_data(tmp_path, (crowd,))), "Night Heist (1999)")
    assert heist.cast == tuple(f"Extra Number {letter}" for letter in "ABCDE")


def test_coverage_weighs_films_by_their_mentions(catalogue: Catalogue) -> None:
    assert coverage(catalogue) == {"genres": 1.0, "people": 1.0, "years": 1.0}
    assert coverage(Catalogue([Movie(1, "A", "A", None, mentions=3), Movie(2, "B", "B", 1999, mentions=1)])) == {
        "genres": 0.0,
        "people": 0.0,
        "years": 0.25,
    }


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    data, known = write_data(tmp_path)
    (data / "movies" / "wikipedia_movies.jsonl.gz").unlink()
    with pytest.raises(FileNotFoundError, match="wikipedia_movies"):
        compile_catalogue(data, known)
    (data / "redial" / "redial_dataset.zip").unlink()
    with pytest.raises(RedialError, match="does not exist"):
        compile_catalogue(data, known)


def test_without_sources_the_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIDEKICK_DATA", raising=False)
    with pytest.raises(SystemExit, match="the folder that SIDEKICK_DATA names: set it"):
        compiling.main()


def test_the_shipped_catalogue_covers_redial() -> None:
    catalogue = Catalogue.load()
    assert len(catalogue) == 6_916
    assert len(catalogue.position_by_id) == 6_924
    shares = coverage(catalogue)
    assert shares["genres"] >= 0.98
    assert shares["people"] >= 0.98
    assert sum(movie.year is None for movie in catalogue) <= 614
    assert max(len(movie.cast) for movie in catalogue) == 5


@pytest.mark.skipif("SIDEKICK_DATA" not in os.environ, reason="SIDEKICK_DATA names no data")
def test_the_shipped_catalogue_is_what_its_sources_say(tmp_path: Path) -> None:
    compile_catalogue(Path(os.environ["SIDEKICK_DATA"])).save(tmp_path / "movies.csv")
    assert (tmp_path / "movies.csv").read_bytes() == CATALOGUE_PATH.read_bytes()
