"""Reading the sources, and telling which Wikipedia article is a film's."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from training.catalogue.sources import Facts, Wikipedia

NOTHING = Facts()


def wikipedia(folder: Path, *articles: dict[str, Any]) -> Wikipedia:
    path = folder / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    return Wikipedia.read(path)


def article(title: str, year: int, cast: tuple[str, ...] = (), extract: str | None = None) -> dict[str, Any]:
    href = f"{title}_{year}".replace(" ", "_")
    return {"title": title, "year": year, "cast": list(cast), "genres": [], "href": href, "extract": extract}


def test_the_same_title_in_the_same_year_is_the_film(tmp_path: Path) -> None:
    found = wikipedia(tmp_path, article("The Café!", 1990), article("Cafe", 2000)).match("Cafe (1990)", NOTHING)
    assert found is not None
    assert found.wikipedia == "The_Café!_1990"


def test_two_films_of_one_title_and_year_need_a_person_to_tell_them_apart(tmp_path: Path) -> None:
    articles = wikipedia(tmp_path, article("Twin", 1990, ("Ann Lee",)), article("Twin", 1990, ("Bob Ray",)))
    assert articles.match("Twin (1990)", NOTHING) is None
    found = articles.match("Twin (1990)", Facts(cast=("Bob Ray",)))
    assert found is not None
    assert found.cast == ("Bob Ray",)


def test_an_article_whose_people_contradict_what_is_known_is_another_film(tmp_path: Path) -> None:
    articles = wikipedia(tmp_path, article("Alone", 1990, ("Ann Lee",)))
    assert articles.match("Alone (1990)", Facts(cast=("Bob Ray",))) is None


@pytest.mark.parametrize("name", ["Late (1991)", "Late"])
def test_another_year_or_none_needs_a_person_in_common(tmp_path: Path, name: str) -> None:
    articles = wikipedia(tmp_path, article("Late", 1990, ("Penélope Cruz",)))
    assert articles.match(name, NOTHING) is None
    assert articles.match(name, Facts(cast=("Penelope Cruz",))) is not None
    assert articles.match("Late (1993)", Facts(cast=("Penelope Cruz",))) is None


@pytest.mark.parametrize(
    ("sentence", "directors"),
    [
        ("directed by Sam Raimi. It stars others.", ("Sam Raimi",)),
        ("directed by Paul Feig. Starring Melissa McCarthy", ("Paul Feig",)),
        ("written and directed by M. Night Shyamalan. It", ("M. Night Shyamalan",)),
        ("directed and co-written by J.J. Abrams and produced", ("J.J. Abrams",)),
        ("directed by Tabitha St. Germain, who", ("Tabitha St. Germain",)),
        ("directed by Robert Downey Jr. in", ("Robert Downey Jr.",)),
        ("directed by Pitof. It", ()),
        ("directed by the brothers", ()),
    ],
)
def test_the_director_is_read_off_the_opening_and_ends_with_the_sentence(
    tmp_path: Path, sentence: str, directors: tuple[str, ...]
) -> None:
    found = wikipedia(tmp_path, article("Film", 1990, extract=f"Film is a 1990 drama film {sentence}"))
    assert found.by_title["film"][0].directors == directors


def test_the_genre_of_the_opening_is_one_line_whatever_the_article_does(tmp_path: Path) -> None:
    found = wikipedia(
        tmp_path, article("Film", 1990, extract="Film is a 1990 American black \ncomedy\xa0thriller film.")
    )
    assert found.by_title["film"][0].labels == ("American black comedy thriller",)
