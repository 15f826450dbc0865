"""Finds films in finished replies that were not offered: a second opinion, built otherwise than the guard.

It reads the text that people would see. What the plan offers is taken out first, name and year as they are in the
catalogue. In the rest it looks for anything between quotation marks or written with capitals inside a sentence, for
titles of the catalogue in any spelling (but one word in small letters is no title, and two or more are none where other
corpora use them as everyday words), and for years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sidekick.movies.catalogue import Catalogue

_QUOTED = re.compile(r"[\"“”«»]|(?<!\w)'[^']{2,60}'(?!\w)")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b|['’]\d\ds\b|\b\d0s\b")
_CAPITALS = re.compile(r"[^.!?…\s]\s+((?!I\b|I['’]|OK\b|DVD\b|TV\b|LOL\b)[A-Z][\w'’-]*)")
_TOKENS = re.compile(r"[a-z0-9]+")
EVERYDAY = 3  # times in other corpora


def words(text: str) -> list[str]:
    """Small letters and digits; apostrophes vanish."""
    return _TOKENS.findall(text.lower().replace("'", "").replace("’", ""))


class Detector:
    """``everyday`` are texts of other corpora, whose common phrases are no films even if some film is called so."""

    def __init__(self, catalogue: Catalogue, everyday: Iterable[str]) -> None:
        titles = {tuple(words(movie.title)) for movie in catalogue}
        self._longest = max(map(len, titles))
        common = self._counted(everyday, titles)
        self._titles = {title for title in titles if len(title) > 1 and common[title] < EVERYDAY}

    def _counted(self, texts: Iterable[str], titles: set[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
        return Counter(phrase for text in texts for phrase in self._phrases(words(text)) if phrase in titles)

    def _phrases(self, said: Sequence[str]) -> Iterable[tuple[str, ...]]:
        for start in range(len(said)):
            for length in range(2, min(self._longest, len(said) - start) + 1):
                yield tuple(said[start : start + length])

    def finds(self, text: str, offers: Sequence[str]) -> str:
        """What looks like a film or a year that was not offered, or nothing."""
        for name in sorted(offers, key=len, reverse=True):
            text = text.replace(name, " ‖ ", 1)
        for pattern in (_QUOTED, _YEAR, _CAPITALS):
            if found := pattern.search(text):
                return found.group(0).strip()
        for part in re.split(r"[‖.,;:!?]", text):
            title = next((phrase for phrase in self._phrases(words(part)) if phrase in self._titles), None)
            if title is not None:
                return " ".join(title)
        return ""
