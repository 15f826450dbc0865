"""The words that people use, as training found them: what else the model says, it made up."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "models" / "chat"
EVERYDAY = FOLDER / "everyday.txt"  # titles (as title_key) that are everyday words
WORDS = FOLDER / "words.txt"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def read_lines(path: Path) -> frozenset[str]:
    """The lines of a list; those that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def unknown_word(text: str, words: Collection[str]) -> str:
    """The first word of a text that nobody uses, or nothing. Without ``words`` every word is known."""
    said = (match.group().lower().replace("’", "'") for match in WORD.finditer(text))
    return next((word for word in said if words and word not in words), "")
