"""Small data in ReDial's format, oddities included."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

FILMS = "movieId,movieName,nbMentions\n1,Heat (1995),9\n2,Why Him%3F (2016),9\n3,Up  (2009),9\n4,Triangle (2009),9\n"
SEEKER, RECOMMENDER = 7, 8


def record(number: str | None, *texts: str, **changes: Any) -> dict[str, Any]:
    """A dialogue as ReDial writes it; seeker and recommender take turns."""
    return {
        "conversationId": number,
        "initiatorWorkerId": SEEKER,
        "respondentWorkerId": RECOMMENDER,
        "messages": [
            {"messageId": place, "timeOffset": place, "text": text, "senderWorkerId": (SEEKER, RECOMMENDER)[place % 2]}
            for place, text in enumerate(texts)
        ],
        "movieMentions": {"1": "Heat (1995)"},
        "initiatorQuestions": {"1": {"suggested": 0, "seen": 1, "liked": 1}},
        "respondentQuestions": {"1": {"suggested": 0, "seen": 1, "liked": 1}},
        **changes,
    }


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


TALK = record("1", "I liked @1", "Then see @2 and @1")


def write_archive(path: Path, train: bytes = lines(TALK), test: bytes | None = None, films: str = FILMS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("train_data.jsonl", train)
        zipped.writestr("movies_with_mentions.csv", films)
        if test is not None:
            zipped.writestr("test_data.jsonl", test)
    return path
