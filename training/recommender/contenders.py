"""Everything that the benchmark compares: Sidekick, and the baselines it must beat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import scipy.sparse as sparse

from sidekick.movies.recommenders.artefacts import Learned
from sidekick.movies.recommenders.context import Context
from sidekick.movies.recommenders.learned import ConversationRanker
from sidekick.movies.recommenders.words import Vocabulary, words
from training.recommender.examples import Dialogue, examples_of

Scores: TypeAlias = npt.NDArray[np.floating]
Contender: TypeAlias = Callable[[Context], Scores]  # a conversation -> (films,)

K1, B = 1.2, 0.75  # BM25's usual constants (Robertson and Zaragoza, 2009)
REPEATS_FROM = 3  # place of the films already named, where they may be named again
REPEATS = 3  # the latest so many of them


def baselines(learned: Learned) -> dict[str, Contender]:
    """Repeat the context, popularity, item cosine and EASE, out of the counts that Sidekick has too."""
    popularity = learned.standing.mentions
    faint = popularity / (popularity.max() or 1) * 1e-6  # orders the films that nothing else tells apart

    def repeat(context: Context) -> Scores:
        scores = np.full_like(popularity, -np.inf)
        for number, film in enumerate(context.named()):
            scores[film.position] = 1 + number
        return scores

    return {
        "repeat-context": repeat,
        "popularity": lambda context: popularity,
        "item-cosine": lambda context: learned.together.sums((film.position, 1.0) for film in context.named()) + faint,
        "ease": lambda context: learned.ease.sums((film.position, 1.0) for film in context.named()) + faint,
    }


def sidekick(ranker: ConversationRanker) -> dict[str, Contender]:
    """Sidekick for the two protocols: films already named are out in *dedup*, and may come again in *full*."""
    films = len(ranker.sources.facets)

    def fresh(context: Context) -> Scores:
        allowed = ~ranker.sources.facets.mask([film.position for film in context.named()])
        return ranker.scores(context, allowed)

    def with_repeats(context: Context) -> Scores:
        scores = fresh(context)
        latest = list(dict.fromkeys(film.position for film in reversed(list(context.named()))))[:REPEATS]
        mark = np.partition(scores, films - REPEATS_FROM)[films - REPEATS_FROM] if films >= REPEATS_FROM else 0.0
        scores[latest] = mark + 1e-9 * np.arange(len(latest), 0, -1)
        return scores

    return {"full": with_repeats, "dedup": fresh}


@dataclass(frozen=True)
class Bm25:
    """BM25 over one document a film: the words and films that came before a recommender named it."""

    vocabulary: Vocabulary
    weights: sparse.csr_matrix  # (terms, films)

    def __call__(self, context: Context) -> Scores:
        terms = [self.vocabulary.index[term] for term in _terms(context) if term in self.vocabulary.index]
        return np.asarray(self.weights[terms].sum(0)).ravel()

    @classmethod
    def fit(cls, dialogues: Sequence[Dialogue], films: int) -> Bm25:
        documents: list[list[str]] = [[] for _ in range(films)]
        for example in examples_of(dialogues):
            if not example.by_seeker:
                for film in example.films:
                    documents[film] += _terms(example.context)
        vocabulary = Vocabulary(sorted({term for document in documents for term in document}))
        lengths = np.array([len(document) for document in documents], dtype=np.float64)
        counts = _counts(documents, vocabulary)
        shown = np.bincount(counts.row, minlength=len(vocabulary))
        rarity = np.log(1 + (films - shown + 0.5) / (shown + 0.5))
        norm = K1 * (1 - B + B * lengths[counts.col] / lengths[lengths > 0].mean())
        values = rarity[counts.row] * counts.data * (K1 + 1) / (counts.data + norm)
        return cls(vocabulary, sparse.csr_matrix((values, (counts.row, counts.col)), shape=counts.shape))


def _terms(context: Context) -> list[str]:
    said = [word for turn in context.turns for word in words(turn.text)]
    return list(dict.fromkeys(said)) + [f"film {film.position}" for film in context.named()]


def _counts(documents: Sequence[Sequence[str]], vocabulary: Vocabulary) -> sparse.coo_matrix:
    rows = [vocabulary.index[term] for document in documents for term in document]
    columns = [film for film, document in enumerate(documents) for _ in document]
    matrix = sparse.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(vocabulary), len(documents)))
    return sparse.coo_matrix(sparse.csr_matrix(matrix))
