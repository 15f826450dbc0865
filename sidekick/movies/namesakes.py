"""Films that stand in ReDial's dialogues for a better-known film of the same title.

The people who wrote the dialogues picked titles from a list, and often the wrong year: a hundred of them "loved" *The
Notebook (2013)*, a Hungarian war film, and meant the one of 2004. Who is to be offered it wants the other one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.facets import Mask, Scores
from sidekick.movies.names import title_key

UNKNOWN = 2  # films with an article that people nobody has heard of may be in

Positions = npt.NDArray[np.intp]


class Namesakes:
    """Pairs of positions: a film that was hardly ever meant, and the film of its title that was."""

    def __init__(self, catalogue: Catalogue) -> None:
        pairs = list(_pairs(catalogue))
        self.mistaken: Positions = np.array([mistaken for mistaken, _ in pairs], dtype=np.intp)
        self.meant: Positions = np.array([meant for _, meant in pairs], dtype=np.intp)

    def swap(self, scores: Scores, mask: Mask, enough: int) -> tuple[Scores, Mask]:
        """Scores and mask (movies,) in which the film that was meant takes the place of the mistaken one.

        Only where both are in the mask, and only when at least ``enough`` films stay.
        """
        both = mask[self.mistaken] & mask[self.meant]
        if mask.sum() - both.sum() < enough:
            return scores, mask
        scores, mask = scores.copy(), mask.copy()
        np.maximum.at(scores, self.meant[both], scores[self.mistaken[both]])
        mask[self.mistaken[both]] = False
        return scores, mask


def _pairs(catalogue: Catalogue) -> Iterable[tuple[int, int]]:
    """A film without an article, with nobody known in it, beside the most mentioned one of its title that has one."""
    known_for = Counter(person for movie in catalogue if movie.wikipedia for person in movie.people)
    by_title: dict[str, list[Movie]] = defaultdict(list)
    for movie in catalogue:
        by_title[title_key(movie.title)].append(movie)
    for position, movie in enumerate(catalogue):
        famous = [other for other in by_title[title_key(movie.title)] if other.wikipedia]
        if famous and not movie.wikipedia and all(known_for[person] <= UNKNOWN for person in movie.people):
            meant = max(famous, key=lambda other: other.mentions)
            yield position, catalogue.position_by_id[meant.id]
