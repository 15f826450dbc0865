"""Franchises read from openings of articles (the sentences are ours)."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.franchises import FRANCHISES_PATH
from tests.movies.worlds import film
from training.catalogue.franchises import franchises, named_franchise, openings, write

DATA = os.environ.get("SIDEKICK_DATA", "")


@pytest.mark.parametrize(
    ("opening", "named"),
    [
        ("It is the ninth film in the Star Trek film series.", "Star Trek"),
        ("The third part of the Lord of the Boots trilogy came out in 2003.", "Lord of the Boots"),
        ("Wet Floor is a slasher and the second installment in the original Wet slasher series.", "Wet"),
        ("It was adapted from the series of novels by a teacher.", ""),
        ("A man walks in the rain.", ""),
    ],
)
def test_an_opening_names_the_franchise(opening: str, named: str) -> None:
    assert named_franchise(opening) == named


def test_a_franchise_has_two_films_at_least() -> None:
    movies = [replace(film(number), wikipedia=f"F{number}") for number in (3, 1, 2)]
    texts = {"F1": "It is in the Rats series.", "F2": "It is in the Cats series.", "F3": "Last of the Rats saga."}
    assert [(name, movie.id) for name, movie in franchises(movies, texts)] == [("Rats", 1), ("Rats", 3)]


@pytest.mark.skipif(not DATA, reason="SIDEKICK_DATA names no folder with the articles")
def test_the_committed_list_is_what_the_articles_give(tmp_path: Path) -> None:
    articles = openings(Path(DATA) / "movies" / "wikipedia_movies.jsonl.gz")
    write(franchises(Catalogue.load(), articles), tmp_path / "franchises.csv")
    assert (tmp_path / "franchises.csv").read_bytes() == FRANCHISES_PATH.read_bytes()
