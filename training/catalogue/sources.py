"""The public sources of film facts, each read into the same small record.

Licences and attributions: ``data/catalogue/PROVENANCE.md``.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sidekick.movies.names import split_name, title_key

GENRE, STARRING, DIRECTOR = 1, 4, 7  # relations of the DBpedia graph
FAMILY_STUDIOS = {
    "Pixar",
    "Walt Disney Animation Studios",
    "Disneytoon Studios",
    "DreamWorks Animation",
    "Illumination",
    "Illumination Entertainment",
    "Blue Sky Studios",
    "Aardman Animations",
}
_OPENING = re.compile(r"\bis an? (?:upcoming )?((?:19|20)\d\d) ([^.,;]{3,60}?) (?:film|movie)\b")
# A name ends with its sentence: only initials and these few titles bring a full stop of their own.
_NAME = r"(?:(?:[A-Z]\.)+|(?:St|Jr|Sr|Dr|Mr)\.|[A-Z][\w'-]+)"
_DIRECTED = re.compile(rf"directed(?: and [a-z -]{{1,40}})? by ({_NAME}(?: {_NAME}){{1,3}})")
_DISAMBIGUATION = re.compile(r"_\([^)]*\)$")


@dataclass(frozen=True)
class Facts:
    """What one source knows about one film. ``labels`` are genre labels as the source spells them."""

    labels: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    year: int | None = None
    wikipedia: str = ""

    @property
    def people(self) -> set[str]:
        return {*self.directors, *self.cast}


def read_wikidata(path: Path) -> dict[int, Facts]:
    """Wikidata's facts by movieId; the cast is in alphabetical order."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        records: dict[str, dict[str, list[str]]] = json.load(file)
    return {
        int(movie_id): Facts(
            labels=(*record.get("genre", ()), *_studio_labels(record.get("production_company", ()))),
            directors=tuple(record.get("director", ())),
            cast=tuple(record.get("cast", ())),
        )
        for movie_id, record in records.items()
    }


def _studio_labels(companies: Iterable[str]) -> tuple[str, ...]:
    """Wikidata seldom calls a studio's animated films family films, though they are made for families."""
    return ("family film",) if FAMILY_STUDIOS.intersection(companies) else ()


def read_dbpedia(folder: Path) -> dict[int, Facts]:
    """DBpedia's facts by movieId, names read off the addresses of the resources."""
    with gzip.open(folder / "dbpedia_entity2id.json.gz", "rt", encoding="utf-8") as file:
        names = {number: _resource_name(address) for address, number in json.load(file).items()}
    with gzip.open(folder / "dbpedia_subkg.json.gz", "rt", encoding="utf-8") as file:
        graph: dict[str, list[list[int]]] = json.load(file)
    ids = json.loads((folder / "redial_movieId_to_entity_id.json").read_text())["redial_movieId_to_entity_id"]
    return {int(movie_id): _dbpedia_facts(graph.get(str(entity), ()), names) for movie_id, entity in ids.items()}


def _dbpedia_facts(triples: Any, names: dict[int, str]) -> Facts:
    by_relation: dict[int, list[str]] = defaultdict(list)
    for relation, target in triples:
        by_relation[relation].append(names[target])
    return Facts(
        labels=tuple(label for label in by_relation[GENRE] if "film" in label.lower()),
        directors=tuple(by_relation[DIRECTOR]),
        cast=tuple(by_relation[STARRING]),
    )


def _resource_name(address: str) -> str:
    name = unquote(address.strip("<>").rsplit("/", 1)[-1])
    return _DISAMBIGUATION.sub("", name).replace("_", " ")


@dataclass
class Wikipedia:
    """American films of Wikipedia, found by normalised title."""

    by_title: dict[str, list[Facts]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, path: Path) -> Wikipedia:
        found = cls()
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found.by_title[title_key(row["title"])].append(_wikipedia_facts(row))
        return found

    def match(self, name: str, known: Facts) -> Facts | None:
        """The article of a film, or ``None`` when it is not certain which one it is.

        The same title in the same year is trusted unless its people contradict those known already; another
        year, or none, needs a person in common.
        """
        title, year = split_name(name)
        candidates = self.by_title.get(title_key(title), [])
        exact = [facts for facts in candidates if facts.year == year and not _contradict(facts, known)]
        if len(exact) == 1:
            return exact[0]
        near = [facts for facts in candidates if year is None or abs((facts.year or 0) - year) <= 1]
        shared = [facts for facts in near if _folded(facts.people) & _folded(known.people)]
        return shared[0] if len(shared) == 1 else None


def _wikipedia_facts(row: dict[str, Any]) -> Facts:
    extract = row.get("extract") or ""
    opening = _OPENING.search(extract)
    directed = _DIRECTED.search(extract)
    labels = tuple(row["genres"]) + ((" ".join(opening.group(2).split()),) if opening else ())
    return Facts(
        labels=labels,
        directors=(directed.group(1).strip(),) if directed else (),
        cast=tuple(person for person in row["cast"] if " " in person or len(person) > 3),
        year=row["year"],
        wikipedia=row.get("href") or "",
    )


def _folded(people: set[str]) -> set[str]:
    return {title_key(person) for person in people}


def _contradict(one: Facts, other: Facts) -> bool:
    """Whether both name people and share none."""
    return bool(one.people and other.people) and not _folded(one.people) & _folded(other.people)


def read_known_facts(path: Path) -> Iterator[tuple[str, Facts]]:
    """Facts compiled by hand for films that no source covers: canonical name, facts."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield (
                row["name"],
                Facts(
                    labels=tuple(filter(None, row["genres"].split("|"))),
                    directors=tuple(filter(None, row["directors"].split("|"))),
                    cast=tuple(filter(None, row["cast"].split("|"))),
                    year=int(row["year"]) if row["year"] else None,
                ),
            )
