"""What training would learn in the world of even and odd films, written down by hand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.preferences import Recommender
from sidekick.movies.recommenders.artefacts import Learned
from sidekick.movies.recommenders.base import FilteredRecommender
from sidekick.movies.recommenders.dialogues import DialogueArrays, Dialogues
from sidekick.movies.recommenders.evidence import CountedEvidence, LikedTogether
from sidekick.movies.recommenders.features import Standing
from sidekick.movies.recommenders.learned import LearnedScorer, conversation_ranker
from sidekick.movies.recommenders.links import Links
from sidekick.movies.recommenders.tower import Tower, TowerWeights
from sidekick.movies.recommenders.words import BUCKETS, Vocabulary

WIDTH = 2
WORDS = ("comedy", "funny", "horror", "scary")  # the first two mean odd films, the others even ones
STRONG = 3.0


class BlendRanker:
    """A stand-in for the trees: orders by the blend alone."""

    def __init__(self, features: tuple[str, ...]) -> None:
        self.column = features.index("blend")

    def predict(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        return rows[:, self.column].astype(np.float64)


def kinds(catalogue: Catalogue) -> npt.NDArray[np.float32]:
    """(movies, 2): ones in the first column for odd films, in the second for even ones."""
    even = np.array([movie.id % 2 == 0 for movie in catalogue])
    return np.column_stack([~even, even]).astype(np.float32)


def learned(catalogue: Catalogue, features: tuple[str, ...] = ()) -> Learned:
    like = _links(catalogue)
    mentions = np.array([movie.mentions for movie in catalogue], dtype=np.float32)
    return Learned(
        towers=(_tower(catalogue, mentions),),
        ease=like,
        together=like,
        follows=like,
        dialogues=_dialogues(catalogue),
        standing=Standing(mentions, mentions / 2, mentions * 0.9, mentions),
        liked_together=_pairs(catalogue),
        ranker="",
        features=features,
    )


def recommender(facets: Facets) -> Recommender:
    known = learned(facets.catalogue)
    ranker = conversation_ranker(known, facets, BlendRanker(feature_names(facets)))
    return FilteredRecommender(facets, LearnedScorer(ranker), CountedEvidence(known.liked_together, known.standing))


def feature_names(facets: Facets) -> tuple[str, ...]:
    from sidekick.movies.recommenders.context import Context
    from sidekick.movies.recommenders.features import feature_rows, film_table, listen
    from sidekick.movies.recommenders.learned import sources_of

    sources = sources_of(learned(facets.catalogue), facets)
    return feature_rows(sources, film_table(sources), listen(sources, Context()), np.arange(1))[1]


def _tower(catalogue: Catalogue, mentions: npt.NDArray[np.float32]) -> Tower:
    kind = kinds(catalogue) * STRONG
    meanings = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    zeros = np.zeros
    return Tower(
        Vocabulary(WORDS),
        TowerWeights(
            word_vectors=meanings,
            word_gates=zeros(len(WORDS), np.float32),
            word_places=zeros(BUCKETS, np.float32),
            movie_vectors=kinds(catalogue),
            movie_gates=zeros(len(catalogue), np.float32),
            movie_places=zeros(BUCKETS, np.float32),
            hidden_in=zeros((2 * WIDTH, 2 * WIDTH), np.float32),
            hidden_in_bias=zeros(2 * WIDTH, np.float32),
            hidden_out=zeros((2 * WIDTH, WIDTH), np.float32),
            hidden_out_bias=zeros(WIDTH, np.float32),
            film_vectors=kind,
            film_biases=np.log(mentions + 1),
        ),
    )


def _links(catalogue: Catalogue) -> Links:
    kind = kinds(catalogue)
    rows, columns = np.nonzero((kind @ kind.T) * (1 - np.eye(len(catalogue))))
    return Links.from_triples(len(catalogue), rows, columns, np.full(len(rows), 0.1, np.float32))


def _dialogues(catalogue: Catalogue) -> Dialogues:
    """Two dialogues: about odd films, with the words for them, and about even ones."""
    odd = np.flatnonzero(kinds(catalogue)[:, 0])
    even = np.flatnonzero(kinds(catalogue)[:, 1])
    arrays = DialogueArrays(
        term_starts=np.arange(len(WORDS) + 1),
        term_dialogues=np.array([0, 0, 1, 1], dtype=np.int32),
        film_starts=np.array([0, len(odd), len(catalogue)]),
        films=np.concatenate([odd, even]).astype(np.int32),
    )
    return Dialogues(Vocabulary(WORDS), arrays, len(catalogue))


def _pairs(catalogue: Catalogue) -> LikedTogether:
    size = len(catalogue)
    pairs = [one * size + two for one in range(size) for two in range(one + 2, size, 2)]
    return LikedTogether(size, np.array(pairs, dtype=np.int64), np.full(len(pairs), 4, dtype=np.int32))
