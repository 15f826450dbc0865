"""Compile the catalogue: ``python -m training.catalogue.compile``.

One film per canonical name; a film that ReDial lists under two ids knows both.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from sidekick.movies.catalogue import CATALOGUE_PATH, SEPARATOR, Catalogue, Movie, movie_from_name
from sidekick.movies.franchises import FRANCHISES_PATH
from sidekick.movies.names import title_key
from training.catalogue.franchises import franchises, openings, write
from training.catalogue.genres import canonical_genres, themes
from training.catalogue.sources import (
    Facts,
    Wikipedia,
    read_dbpedia,
    read_known_facts,
    read_wikidata,
)
from training.redial.archive import RedialError, check
from training.redial.read import count_mentions, load_dataset, load_movies

KNOWN_FACTS = Path(__file__).with_name("known_facts.csv")
_TOGETHER = re.compile(r" (?:and|&) ")
CAST = 5  # people kept of a film's cast
DIRECTORS = 3


def compile_catalogue(data: Path, known_facts: Path = KNOWN_FACTS) -> Catalogue:
    """Read every source below ``data`` and merge them.

    Raises ``RedialError`` for the archive, and ``FileNotFoundError`` for another source that is missing.
    """
    archive = check(data / "redial" / "redial_dataset.zip")
    mentions = Counter(count_mentions(load_dataset(archive)).to_dict())
    wikidata = read_wikidata(data / "movies" / "wikimkg_redial_movie_facts.json.gz")
    dbpedia = read_dbpedia(data / "movies")
    wikipedia = Wikipedia.read(data / "movies" / "wikipedia_movies.jsonl.gz")
    by_hand = dict(read_known_facts(known_facts))
    fame = _fame([*wikidata.values(), *dbpedia.values()])

    movies = []
    for name, ids in _ids_by_name(load_movies(archive)).items():
        ids.sort(key=lambda movie_id: (-mentions[movie_id], movie_id))
        sources = [found[movie_id] for found in (wikidata, dbpedia) for movie_id in ids if movie_id in found]
        known = by_hand.get(name, Facts())
        article = wikipedia.match(name, known if known.people else _merge_people(sources))
        movie = replace(
            movie_from_name(ids[0], name), other_ids=tuple(ids[1:]), mentions=sum(mentions[one] for one in ids)
        )
        movies.append(_with_facts(movie, known, article, sources, fame))
    return Catalogue(sorted(movies, key=lambda movie: movie.id))


def _ids_by_name(films: pd.DataFrame) -> dict[str, list[int]]:
    return {str(name): group.tolist() for name, group in films.groupby("name", sort=False)["movieId"]}


def _fame(sources: Iterable[Facts]) -> Counter[str]:
    """In how many films each person is, to put a cast of unknown order best-known first."""
    return Counter(person for facts in sources for person in facts.people)


def _merge_people(sources: Sequence[Facts]) -> Facts:
    return Facts(
        directors=tuple(person for facts in sources for person in facts.directors),
        cast=tuple(person for facts in sources for person in facts.cast),
    )


def _with_facts(
    movie: Movie, by_hand: Facts, article: Facts | None, sources: Sequence[Facts], fame: Counter[str]
) -> Movie:
    """What was written by hand replaces the rest; else Wikipedia's billing order, then the others best-known first."""
    everything = [*([article] if article else []), *sources]
    labels = by_hand.labels or [label for facts in everything for label in facts.labels]
    return replace(
        movie,
        year=movie.year or by_hand.year or (article.year if article else None),
        genres=canonical_genres(labels),
        themes=themes(labels),
        directors=_people(by_hand.directors or _directors(article, sources), DIRECTORS),
        cast=_people(by_hand.cast or _cast(article, sources, fame), CAST),
        wikipedia=article.wikipedia if article else "",
    )


def _directors(article: Facts | None, sources: Sequence[Facts]) -> list[str]:
    return [person for facts in [*sources, *([article] if article else [])] for person in facts.directors]


def _cast(article: Facts | None, sources: Sequence[Facts], fame: Counter[str]) -> list[str]:
    billed = list(article.cast) if article else []
    if len(billed) >= CAST:
        return billed
    others = {person for facts in sources for person in facts.cast}
    return billed + sorted(others, key=lambda person: (-fame[person], person))


def _people(names: Iterable[str], limit: int) -> tuple[str, ...]:
    """The first ``limit`` different people; two spellings that differ in accents alone are one person."""
    found: dict[str, str] = {}
    for name in filter(None, (one for text in names for one in _apart(_person(text)))):
        found.setdefault(title_key(name), name)
    return tuple(found.values())[:limit]


def _apart(text: str) -> Sequence[str]:
    """Two people where both have a surname: "Phil Lord and Christopher Miller", but not "Jen and Sylvia Soska"."""
    parts = _TOGETHER.split(text)
    return parts if all(" " in part for part in parts) else [text]


def _person(text: str) -> str:
    """The name; empty for what is no name: "(voices)", "voices of"."""
    name = text.strip()
    first = name.partition(" ")[0]
    if not first or set(name) & set("()" + SEPARATOR) or (first.isalpha() and first.islower()) or name.endswith(" of"):
        return ""
    return name


def coverage(catalogue: Catalogue) -> dict[str, float]:
    """Share of the training mentions whose film has genres, people and a year."""
    total = sum(movie.mentions for movie in catalogue)

    def share(known: Iterable[Movie]) -> float:
        return sum(movie.mentions for movie in known) / total if total else 0.0

    return {
        "genres": share(movie for movie in catalogue if movie.genres),
        "people": share(movie for movie in catalogue if movie.people),
        "years": share(movie for movie in catalogue if movie.year),
    }


def main() -> None:
    data = os.environ.get("SIDEKICK_DATA")
    if not data:
        sys.exit("The catalogue's sources are looked for in the folder that SIDEKICK_DATA names: set it.")
    try:
        catalogue = compile_catalogue(Path(data))
    except (RedialError, FileNotFoundError) as error:
        sys.exit(f"The catalogue cannot be compiled: {error}")
    catalogue.save(CATALOGUE_PATH)
    write(franchises(catalogue, openings(Path(data) / "movies" / "wikipedia_movies.jsonl.gz")), FRANCHISES_PATH)
    ids = sum(1 + len(movie.other_ids) for movie in catalogue)
    shares = ", ".join(f"{name} for {share:.1%} of mentions" for name, share in coverage(catalogue).items())
    print(f"{ids} ids in {len(catalogue)} films: {shares}")


if __name__ == "__main__":
    main()
