"""A data folder with four films, laid out as the real one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from tests.training.redial.world import lines, record, write_archive

FILMS = """movieId,movieName,nbMentions
10,Night  Heist (1999),500
20,Twice%3F (2001),500
21,Twice? (2001),500
30,Nobody's Film (2005),500
"""
TALKS = lines(record("1", "@10 and @20", "@21 or @21"), record("2", "@10", "@99"))
HEIST = {
    "title": "Night Heist",
    "year": 1999,
    "genres": ["Thriller"],
    "cast": ["Zoe First", "Ann Second"],
    "href": "Night_Heist",
    "extract": "Night Heist is a 1999 American\nheist comedy film directed by Dan D. Rector. It stars Zoe First.",
}
HEADER = "name,year,genres,directors,cast\n"


def write_data(folder: Path, articles: tuple[dict[str, Any], ...] = (HEIST,), by_hand: str = "") -> tuple[Path, Path]:
    """The data folder, and the file of facts known by hand."""
    write_archive(folder / "redial" / "redial_dataset.zip", TALKS, films=FILMS)
    movies = folder / "movies"
    movies.mkdir()
    wikidata = {
        "10": {"genre": ["crime film"], "director": ["Dan D. Rector"], "cast": ["Ann Second", "Bob Third"]},
        "21": {"genre": ["animated film"], "production_company": ["Pixar"], "cast": ["Bob Third", "Cy Fourth"]},
    }
    _zip(movies / "wikimkg_redial_movie_facts.json.gz", json.dumps(wikidata))
    _zip(movies / "wikipedia_movies.jsonl.gz", "".join(json.dumps(article) + "\n" for article in articles))
    _write_dbpedia(movies)
    known = folder / "known.csv"
    known.write_text(HEADER + by_hand, encoding="utf-8")
    return folder, known


def _write_dbpedia(movies: Path) -> None:
    resources = ["Twice", "Ed_Maker_(director)", "Drama_film", "Jazz"]
    entities = {f"<http://dbpedia.org/resource/{name}>": number for number, name in enumerate(resources)}
    _zip(movies / "dbpedia_entity2id.json.gz", json.dumps(entities))
    _zip(movies / "dbpedia_subkg.json.gz", json.dumps({"0": [[7, 1], [1, 2], [1, 3]]}))  # director, genres
    ids = {"redial_movieId_to_entity_id": {"20": 0}}
    (movies / "redial_movieId_to_entity_id.json").write_text(json.dumps(ids))


def _zip(path: Path, text: str) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)
