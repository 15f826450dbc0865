"""One ReDial dialogue as typed values, whatever oddities its record has."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MENTION = re.compile(r"@(\d+)")


@dataclass(frozen=True)
class Message:
    """One message. ``text`` keeps its @ids; HTML entities are decoded."""

    text: str
    from_seeker: bool

    @property
    def movie_ids(self) -> tuple[int, ...]:
        """The ids mentioned, in order; an id that the catalogue does not know is for the reader to skip."""
        return tuple(int(movie_id) for movie_id in MENTION.findall(self.text))


@dataclass(frozen=True)
class Dialogue:
    """One conversation. ``in_order`` is False where which message came first was guessed."""

    id: str
    messages: tuple[Message, ...]
    seeker: int
    recommender: int | None  # None where the worker is not known
    movies: Mapping[int, str]
    opinions: Mapping[int, Mapping[str, int]]  # the seeker's: movieId -> suggested, seen, liked
    in_order: bool = True


def dialogue_from_record(record: Mapping[str, Any]) -> Dialogue:
    """Read one line of ReDial's files. Raises ``KeyError`` or ``TypeError`` for what is no such line."""
    provenance = record.get("provenance") or {}
    seeker = record["initiatorWorkerId"]
    known_workers = provenance.get("roles", "raw") == "raw"
    return Dialogue(
        id=str(record.get("conversationId") or ""),
        messages=tuple(
            Message(html.unescape(message["text"]), message["senderWorkerId"] == seeker)
            for message in record["messages"]
        ),
        seeker=seeker,
        recommender=record["respondentWorkerId"] if known_workers else None,
        movies={int(movie_id): name or "" for movie_id, name in _mapping(record.get("movieMentions")).items()},
        opinions={
            int(movie_id): {key: value for key, value in opinion.items() if value is not None}
            for movie_id, opinion in _mapping(record.get("initiatorQuestions")).items()
        },
        in_order="heuristic" not in provenance.get("order", ""),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    """ReDial writes an empty object as an empty list."""
    return value if isinstance(value, Mapping) else {}
