"""What all recommenders share: binding wishes, a diverse shortlist, true reasons. They differ in how they score."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import numpy as np

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.diversity import pick, surprise_last
from sidekick.movies.facets import Facets, Mask, Scores
from sidekick.movies.filters import ENOUGH, eligible_films
from sidekick.movies.moods import fits_mood
from sidekick.movies.namesakes import Namesakes
from sidekick.movies.preferences import Preferences, Recommendation, Shortlist
from sidekick.movies.reasons import Evidence, NoEvidence, Reasons

SURPRISE_AMONG = 60  # best films that a surprise is drawn from


class Scorer(Protocol):
    """Scores every film for the wishes: (movies,), higher is better. Only the ``allowed`` films need to be right."""

    def scores(self, wishes: Preferences, allowed: Mask) -> Scores: ...


class FilteredRecommender:
    """A recommender around any scorer."""

    def __init__(
        self,
        facets: Facets,
        scorer: Scorer,
        evidence: Evidence | None = None,
    ) -> None:
        self.facets = facets
        self.scorer = scorer
        self.namesakes = Namesakes(facets.catalogue)
        self.reasons = Reasons(facets, evidence or NoEvidence())

    def recommend(self, wishes: Preferences, limit: int = 3) -> Shortlist:
        """The best ``limit`` films for the wishes. Raises ``ValueError`` for a limit below 1 or a misspelt era."""
        if limit < 1:
            raise ValueError(f"a shortlist needs at least one film, not {limit}")
        eligible = eligible_films(self.facets, wishes, limit)
        scores = self.scorer.scores(wishes, eligible.fitting | eligible.spare)
        if wishes.surprise:
            scores = _shuffled(scores, eligible.fitting, wishes)
        scores, fitting = self.namesakes.swap(scores, eligible.fitting, enough=max(limit, ENOUGH))
        picked = pick(self.facets, scores, fitting, limit, [])
        if len(picked) == limit and not wishes.similar_to:
            picked = surprise_last(self.facets, scores, fitting, picked)
        else:
            picked = pick(self.facets, scores, eligible.spare, limit, picked)
        return Shortlist(
            tuple(
                Recommendation(
                    self.facets.catalogue[position],
                    float(scores[position]),
                    self.reasons.explain(position, wishes),
                )
                for position in picked
            ),
            eligible.relaxed,
        )


def facets_of(catalogue: Catalogue, mood_test: Callable[[Movie, str], bool] | None = None) -> Facets:
    """The catalogue's facets under the catalogue's own idea of moods, or another."""
    return Facets(catalogue, mood_test or fits_mood)


def _shuffled(scores: Scores, mask: Mask, wishes: Preferences) -> Scores:
    """The best films of the mask in random order: the same for the same wishes, another once something was offered."""
    allowed = np.flatnonzero(mask)
    best = allowed[np.argsort(-scores[allowed], kind="stable")[:SURPRISE_AMONG]]
    seed = zlib.crc32("|".join((*wishes.offered_movies, *wishes.seen_movies, *wishes.utterances)).encode())
    shuffled = scores.copy()
    shuffled[best] = scores.max() + 1 + np.random.default_rng(seed).permutation(len(best))
    return shuffled
