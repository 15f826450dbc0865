"""The learned recommender: candidates from the towers and EASE, ordered by a boosted-tree ranker."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets, Mask, Scores
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.artefacts import Learned
from sidekick.movies.recommenders.base import FilteredRecommender
from sidekick.movies.recommenders.context import Context, context_of
from sidekick.movies.recommenders.evidence import CountedEvidence
from sidekick.movies.recommenders.facts import Facts
from sidekick.movies.recommenders.features import Opinions, Sources, candidates, feature_rows, film_table, listen
from sidekick.movies.recommenders.labels import SaidLabels

CANDIDATES = 300  # films that the trees see
ASKED_CANDIDATES = 40  # films with a label that was asked for, that they see as well
DISLIKED_WEIGHT = 4.0  # how much likeness to a disliked film takes off
HARDLY_NAMED = 4  # dialogues: a film that fewer named is offered only where it stands out
HARDLY_NAMED_WEIGHT = 2.0  # what it loses
LABEL_WEIGHT = 5.0  # what a label asked for in words is worth; the trees' scores spread over about five


class Ranker(Protocol):
    """Scores rows of features, (films, features) -> (films,)."""

    def predict(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]: ...


class TreeRanker:
    """A LightGBM model read from its text; one thread, for a request is small."""

    def __init__(self, text: str) -> None:
        import lightgbm  # only this class needs it: the actions' side runs without

        self._trees = lightgbm.Booster(model_str=text)

    def predict(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        return np.asarray(self._trees.predict(rows, num_threads=1), dtype=np.float64)


class ConversationRanker:
    """Orders films for a conversation: the trees' order for the best candidates, the blend's for all others."""

    def __init__(self, sources: Sources, ranker: Ranker) -> None:
        self.sources = sources
        self.ranker = ranker
        self._table = film_table(sources)

    def scores(self, context: Context, allowed: Mask, asked: Mask | None = None) -> Scores:
        """(movies,); films that are not allowed get ``-inf``, candidates stand above everything else.

        The best of the films ``asked`` for by name of a label are candidates too.
        """
        opinions = listen(self.sources, context)
        chosen = candidates(opinions, allowed, CANDIDATES)
        if asked is not None:
            chosen = np.union1d(chosen, candidates(opinions, allowed & asked, ASKED_CANDIDATES))
        scores = np.where(allowed, opinions.blend().astype(np.float64), -np.inf)
        if len(chosen):
            scores[chosen] = self._ranked(opinions, chosen, ceiling=scores[allowed].max())
        return scores

    def _ranked(self, opinions: Opinions, chosen: npt.NDArray[np.intp], ceiling: float) -> Scores:
        rows, _ = feature_rows(self.sources, self._table, opinions, chosen)
        ranked = self.ranker.predict(rows)
        return ranked - ranked.min() + ceiling + 1.0


class LearnedScorer:
    """The conversation's order for wishes: labels asked for count for a film, likeness to a disliked one and
    hardly ever being named against it."""

    def __init__(self, ranker: ConversationRanker) -> None:
        self.ranker = ranker
        self.facets = ranker.sources.facets
        self.labels = SaidLabels(self.facets.catalogue)
        self._doubt = HARDLY_NAMED_WEIGHT * (ranker.sources.standing.mentions < HARDLY_NAMED)  # (movies,)

    def scores(self, wishes: Preferences, allowed: Mask) -> Scores:
        labels = self.labels.match(wishes.utterances)
        scores = self.ranker.scores(context_of(wishes, self.facets), allowed, labels > 0) + LABEL_WEIGHT * labels
        scores = scores - self._doubt
        disliked = self.facets.positions((*wishes.disliked_movies, *wishes.opposite_of))
        if disliked:
            scores = scores - DISLIKED_WEIGHT * self.ranker.sources.ease.sums((film, 1.0) for film in disliked)
            scores = scores - self.ranker.sources.facts.likeness(disliked)
        return scores


def sources_of(learned: Learned, facets: Facets) -> Sources:
    """The artefacts' sources over a catalogue."""
    return Sources(
        facets,
        Facts(facets.catalogue),
        learned.towers,
        learned.ease,
        learned.together,
        learned.follows,
        learned.dialogues,
        learned.standing,
    )


def conversation_ranker(learned: Learned, facets: Facets, ranker: Ranker | None = None) -> ConversationRanker:
    """The ranker of the artefacts over a catalogue's facets."""
    sources = sources_of(learned, facets)
    return ConversationRanker(sources, ranker or TreeRanker(learned.ranker))


class LearnedRecommender(FilteredRecommender):
    """Binding wishes and true reasons around the learned order. ``version`` names the artefacts."""

    def __init__(self, catalogue: Catalogue, learned: Learned, version: str) -> None:
        facets = Facets(catalogue)
        facets.warm()
        evidence = CountedEvidence(learned.liked_together, learned.standing)
        super().__init__(facets, LearnedScorer(conversation_ranker(learned, facets)), evidence)
        self.version = version
