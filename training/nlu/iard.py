"""The IARD dialogues: what every turn of 298 ReDial dialogues is for (Cai and Chen, UMAP 2020), read and mapped.

The file is read where it lies, never copied. It maps dialogue ids to ``{"dialogue_info": {"S1": {...}, "R2": ...}}``; a
turn has ``role``, ``utterance_text`` and the list ``sub-intent/action``.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The taxonomy's labels -> what Sidekick does about them. Wishes, answers and critiques all enter one list of wishes
# (docs/dialogue.md), so they are one group; everything else is told apart.
GROUPS: Mapping[str, str] = {
    "IQU": "ask first",
    "CON": "ask for others",
    "STO": "start over",
    "PRO": "wish",
    "ANS": "wish",
    "REF": "wish",
    "CRI-A": "wish",
    "CRI-F": "wish",
    "CRI-C": "wish",
    "ASK": "ask an opinion",
    "SEE": "seen",
    "ACC": "accept",
    "REJ": "reject",
    "INQ": "inquire",
    "NRE": "neutral",
    "OTH": "other",
}
_TAG = re.compile(r"@\d+\s*<\s*(.*?)\s*>")  # @76 <Beethoven (1992)>


class IardError(RuntimeError):
    """A file that is missing or not in IARD's format; the message says what is wrong."""


@dataclass(frozen=True)
class Turn:
    """One turn. ``labels`` are the taxonomy's own."""

    text: str
    from_seeker: bool
    labels: frozenset[str]


Dialogues = Mapping[str, tuple[Turn, ...]]


def iard_path() -> Path | None:
    """The file in the folder that SIDEKICK_DATA names, if it is there."""
    folder = os.environ.get("SIDEKICK_DATA")
    path = Path(folder or "") / "dialogues" / "iard.json.gz"
    return path if folder and path.exists() else None


def read_iard(path: Path) -> Dialogues:
    """Dialogues by id, from JSON or gzipped JSON. Raises ``IardError``."""
    try:
        content = path.read_bytes()
        data = json.loads(gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)
        return {str(name): tuple(_turns(dialogue)) for name, dialogue in data.items()}
    except FileNotFoundError as error:
        raise IardError(f"{path} does not exist.") from error
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IardError(f"{path} is not in IARD's format: {error!r}") from error


def grouped(labels: frozenset[str], groups: Mapping[str, str] = GROUPS) -> frozenset[str]:
    """The groups of some labels. Raises ``IardError`` for a label that is not the taxonomy's."""
    unknown = sorted(labels - groups.keys())
    if unknown:
        raise IardError(f"{', '.join(unknown)} is no label of the taxonomy.")
    return frozenset(groups[label] for label in labels)


def _turns(dialogue: Mapping[str, Any]) -> Iterator[Turn]:
    for turn in dialogue["dialogue_info"].values():
        text = " ".join(_TAG.sub(r"\1", turn["utterance_text"]).split())
        yield Turn(text or "?", turn["role"] == "seeker", frozenset(turn["sub-intent/action"]))
