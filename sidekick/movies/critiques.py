"""Critiques ("newer", "funnier", ...): which films answer one, compared with the films it was said about."""

from __future__ import annotations

import numpy as np

from sidekick.movies.facets import Facets, Mask
from sidekick.movies.preferences import Preferences

RECENT = 2010  # "newer" than nothing in particular
OLD = 1990  # "older" than nothing in particular
FAMOUS = 100  # mentions; about the 200 best-known films of the catalogue
_WANTED = {
    "funnier": ("funny",),
    "more serious": ("thoughtful", "sad"),
    "scarier": ("scary",),
    "lighter": ("feel-good", "funny", "cosy"),
    "darker": ("dark",),
}
_UNWANTED = {
    "more serious": ("funny",),
    "less violent": ("violent", "gory"),
    "less scary": ("scary", "gory"),
    "lighter": ("dark", "scary", "gory", "sad"),
}


def critique_mask(facets: Facets, wishes: Preferences, critique: str) -> Mask:
    """Films that answer the critique. A word that is no critique rules nothing out."""
    compared = facets.positions(wishes.compared_to)
    if critique in ("newer", "older"):
        return _by_year(facets, compared, newer=critique == "newer")
    if critique in ("more famous", "less famous"):
        return _by_fame(facets, compared, more=critique == "more famous")
    mask = np.ones(len(facets), dtype=bool)
    if critique in _WANTED:
        mask &= np.logical_or.reduce([facets.mood(mood) for mood in _WANTED[critique]])
    for mood in _UNWANTED.get(critique, ()):
        mask &= ~facets.mood(mood) & facets.known_genres
    return mask


def _by_year(facets: Facets, compared: list[int], newer: bool) -> Mask:
    """Newer than the newest of the compared films (older than the oldest); than their middle if that leaves few."""
    years = np.array([facets.years[position] for position in compared if facets.years[position]])
    known = facets.years > 0
    if not len(years):
        return known & (facets.years >= RECENT if newer else facets.years < OLD)
    for mark in (years.max() if newer else years.min(), np.median(years)):
        mask = known & (facets.years > mark if newer else facets.years < mark)
        if mask.sum() >= 100:
            break
    return mask


def _by_fame(facets: Facets, compared: list[int], more: bool) -> Mask:
    fame = facets.mentions[compared] if compared else np.array([FAMOUS])
    return facets.mentions > fame.max() if more else facets.mentions < fame.min()
