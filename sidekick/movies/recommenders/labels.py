"""Finer labels asked for in passing, "a good heist movie": no wish that binds, but a reason to rank higher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Scores
from sidekick.movies.recommenders.words import words
from sidekick.movies.wording import DULL

LONGEST = 3  # words of a label that people say
COMMON = 0.05  # share of the films: a label on more of them is a genre, and genres are asked for as wishes
NEGATIONS = frozenset(["avoid", "don't", "dont", "except", "hate", "less", "never", "no", "not", "nothing", "without"])
_CLAUSE_END = re.compile(r"[,.;:!?]|\bbut\b|\binstead\b")


class SaidLabels:
    """Which films carry a label, by the words that people say for it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.size = len(catalogue)
        spoken = {" ".join(words(theme)) for movie in catalogue for theme in movie.themes if theme not in DULL}
        spoken = {label for label in spoken if 0 < len(label.split()) <= LONGEST}
        films: dict[str, list[int]] = {}
        for position, movie in enumerate(catalogue):
            for label in {part for theme in movie.themes for part in _runs(words(theme))} & spoken:
                films.setdefault(label, []).append(position)
        self.films = {label: found for label, found in films.items() if len(found) <= max(2, COMMON * self.size)}

    def match(self, utterances: Iterable[str]) -> Scores:
        """1 for films with a label that was asked for, -1 for those with one that was refused, else 0; (movies,)."""
        scores = np.zeros(self.size)
        for text in utterances:
            asked, refused = _asked_and_refused(text)
            scores[self._with(asked)] = 1.0
            scores[self._with(refused)] = -1.0
        return scores

    def _with(self, said: list[str]) -> list[int]:
        spellings = {spelling for run in _runs(said) for spelling in (run, run.removesuffix("s"))}
        return [film for label in spellings & self.films.keys() for film in self.films[label]]


def _runs(said: list[str]) -> Iterator[str]:
    """Every run of up to three words."""
    for place in range(len(said)):
        for length in range(1, min(LONGEST, len(said) - place) + 1):
            yield " ".join(said[place : place + length])


def _asked_and_refused(text: str) -> tuple[list[str], list[str]]:
    """The words, and those that follow a negation in their clause; empty strings keep what was apart apart."""
    asked: list[str] = []
    refused: list[str] = []
    for clause in _CLAUSE_END.split(text.lower()):
        said = words(clause)
        start = next((place for place, word in enumerate(said) if word in NEGATIONS), len(said))
        asked += [*said[:start], ""]
        refused += [*said[start:], ""]
    return asked, refused
