"""Picking the shortlist: the best films, no franchise three times, the sure ones first and a surprising one last."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from sidekick.movies.facets import Facets, Mask, Scores

PER_FRANCHISE = 1  # films while others remain
AT_MOST_PER_FRANCHISE = 2  # films, ever
SURPRISE_AMONG = 25  # ranks searched for the surprising film
SURPRISE_FAME = 0.5  # it has at most this share of the mentions of the least known sure film
KNOWN_ENOUGH = 10  # mentions; below, too little is known of a film to call it a good surprise


def pick(facets: Facets, scores: Scores, mask: Mask, limit: int, chosen: list[int]) -> list[int]:
    """Up to ``limit`` positions, those already ``chosen`` first, then the best of ``mask`` by ``scores``."""
    ranked = _best_first(scores, mask, count=limit * 4 + 100)
    picked = list(chosen)
    for cap in range(PER_FRANCHISE, AT_MOST_PER_FRANCHISE + 1):
        counts = Counter(int(facets.franchises[position]) for position in picked)
        for position in ranked:
            franchise = int(facets.franchises[position])
            if len(picked) < limit and position not in picked and counts[franchise] < cap:
                picked.append(int(position))
                counts[franchise] += 1
    return picked


def surprise_last(facets: Facets, scores: Scores, mask: Mask, picked: list[int]) -> list[int]:
    """The same list with its last film changed for a good one that is much less known, where there is one."""
    if len(picked) < 3:
        return picked
    sure = picked[:-1]
    taken = {int(facets.franchises[position]) for position in sure}
    fame_limit = facets.mentions[sure].min() * SURPRISE_FAME
    for position in _best_first(scores, mask, count=SURPRISE_AMONG):
        fresh = int(facets.franchises[position]) not in taken and position not in sure
        if fresh and KNOWN_ENOUGH <= facets.mentions[position] <= fame_limit:
            return [*sure, int(position)]
    return picked


def _best_first(scores: Scores, mask: Mask, count: int) -> npt.NDArray[np.intp]:
    """The ``count`` best positions of the mask; equal scores keep the catalogue's order."""
    allowed = np.flatnonzero(mask)
    if len(allowed) > count:
        allowed = np.sort(allowed[np.argpartition(-scores[allowed], count - 1)[:count]])
    return allowed[np.argsort(-scores[allowed], kind="stable")]
