"""ReDial's dialogues, and articles' openings, in terms of catalogue positions."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.context import Turn
from training.recommender.examples import Dialogue, Opinion
from training.redial import records

SEEN_AND_LIKED_UNKNOWN = 2  # the questionnaire's "did not say"


def dialogues_of(read: Iterable[records.Dialogue], catalogue: Catalogue) -> list[Dialogue]:
    """The loader's dialogues with films as positions; films outside the catalogue are left out of contexts."""
    return [_dialogue(dialogue, catalogue.position_by_id) for dialogue in read]


def _dialogue(read: records.Dialogue, positions: dict[int, int]) -> Dialogue:
    turns = tuple(
        Turn(
            records.MENTION.sub(" ", message.text),
            message.from_seeker,
            tuple(dict.fromkeys(positions.get(movie_id, -movie_id) for movie_id in message.movie_ids)),
        )
        for message in read.messages
    )
    return Dialogue(
        id=read.id,
        turns=tuple(Turn(turn.text, turn.by_seeker, _known(turn.movies)) for turn in turns),
        recommender=None if read.recommender is None else str(read.recommender),
        opinions={
            positions[movie_id]: Opinion(*(_answer(given.get(key)) for key in ("suggested", "seen", "liked")))
            for movie_id, given in read.opinions.items()
            if movie_id in positions
        },
        mentioned=frozenset(positions[movie_id] for movie_id in read.movies if movie_id in positions),
        in_order=read.in_order,
        outside={number: missing for number, turn in enumerate(turns) if (missing := _missing(turn.movies))},
    )


def _known(films: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(film for film in films if film >= 0)


def _missing(films: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(film for film in films if film < 0)


def _answer(value: int | None) -> bool | None:
    return None if value is None or value == SEEN_AND_LIKED_UNKNOWN else bool(value)


def read_openings(data: Path | None, catalogue: Catalogue) -> dict[int, str]:
    """Openings of Wikipedia articles by catalogue position; none where the data folder has no such file."""
    path = data / "movies" / "wikipedia_movies.jsonl.gz" if data else None
    if path is None or not path.exists():
        return {}
    positions = {movie.wikipedia: position for position, movie in enumerate(catalogue) if movie.wikipedia}
    openings: dict[int, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("href") in positions and row.get("extract"):
                openings[positions[row["href"]]] = row["extract"]
    return openings
