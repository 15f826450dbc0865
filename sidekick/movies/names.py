"""Canonical movie names, and the looser key under which people's spellings of a title meet."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_YEAR_AT_END = re.compile(r"\s*\((\d{4})\)\s*$")
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(the|a|an) ")


def canonical_name(raw: str) -> str:
    """ReDial's ``movieName`` with URL escapes decoded and runs of white space made one."""
    return " ".join(unquote(raw).split())


def split_name(name: str) -> tuple[str, int | None]:
    """``"Inception (2010)"`` -> ``("Inception", 2010)``; no year gives ``None``."""
    match = _YEAR_AT_END.search(name)
    if match is None:
        return name.strip(), None
    return name[: match.start()].strip(), int(match.group(1))


def title_key(title: str) -> str:
    """Lower case, no accents, punctuation or leading article: ``"The Café!"`` -> ``"cafe"``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = _NOT_ALPHANUMERIC.sub(" ", plain.replace("'", "").replace("&", " and ")).strip()
    return _ARTICLE.sub("", words)
