"""A message as plain words that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&", re.UNICODE)


@dataclass(frozen=True)
class Word:
    """One word, typed at text[start:end]. ``norm`` is lower case without accents or apostrophes; "&" is "and"."""

    norm: str
    typed: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """The words of a text; punctuation stands between them and is read from the text where it matters."""
    return [Word(normal(found.group()), found.group(), *found.span()) for found in _WORD.finditer(text)]


def normal(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return plain.replace("'", "").replace("&", "and") or word.lower()


def norms(phrase: str) -> list[str]:
    """The words of a phrase as ``split_words`` would have them."""
    return [word.norm for word in split_words(phrase)]
