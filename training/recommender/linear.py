"""Film-to-film models of co-mention, kept sparse: EASE, cosine, and what is named after what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sparse

from sidekick.movies.recommenders.links import Links
from training.recommender.examples import Dialogue

EASE_PENALTY = 30.0
EASE_LEAST_MENTIONS = 3
EASE_SMALLEST = 0.004  # weights below say nothing
KEPT = 150  # links of one film
COSINE_SHRINKAGE = 5.0
FOLLOWS_AFTER = 4  # films named before


def mentions_matrix(dialogues: Sequence[Dialogue], films: int) -> sparse.csr_matrix:
    """Which dialogue names which film, (dialogues, films), ones and zeros."""
    rows = [row for row, dialogue in enumerate(dialogues) for _ in dialogue.films]
    columns = [film for dialogue in dialogues for film in sorted(dialogue.films)]
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (rows, columns)), shape=(len(dialogues), films))


def ease(mentions: sparse.csr_matrix) -> Links:
    """Steck, "Embarrassingly Shallow Autoencoders for Sparse Data" (WWW 2019), over films named three times or more."""
    kept = np.flatnonzero(np.asarray(mentions.sum(0)).ravel() >= EASE_LEAST_MENTIONS)
    part = mentions[:, kept]
    gram = (part.T @ part).toarray().astype(np.float32)
    gram[np.diag_indices(len(kept))] += np.float32(EASE_PENALTY)
    inverse = np.linalg.inv(gram)
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0.0)
    rows, columns = np.nonzero(np.abs(weights) > EASE_SMALLEST)
    return strongest(mentions.shape[1], kept[rows], kept[columns], weights[rows, columns])


def cosine(mentions: sparse.csr_matrix) -> Links:
    """Cosine of the films' columns, shrunk towards 0 for films that are rarely named."""
    shared = (mentions.T @ mentions).tocoo()
    counts = np.asarray(mentions.sum(0)).ravel()
    apart = shared.row != shared.col
    rows, columns, values = shared.row[apart], shared.col[apart], shared.data[apart]
    weights = values / (np.sqrt(counts[rows] * counts[columns]) + COSINE_SHRINKAGE)
    return strongest(mentions.shape[1], rows, columns, weights)


def follows(dialogues: Iterable[Dialogue], films: int) -> Links:
    """How often a recommender named one film soon after another was named, over the root of both counts."""
    pairs: Counter[tuple[int, int]] = Counter()
    for dialogue in dialogues:
        if dialogue.in_order:
            pairs.update(_steps(dialogue))
    rows = np.array([first for first, _ in pairs], dtype=np.int64)
    columns = np.array([then for _, then in pairs], dtype=np.int64)
    values = np.array(list(pairs.values()), dtype=np.float32)
    out = np.bincount(rows, values, films)
    into = np.bincount(columns, values, films)
    weights = values / (np.sqrt(out[rows] * into[columns]) + COSINE_SHRINKAGE)
    return strongest(films, rows, columns, weights.astype(np.float32))


def _steps(dialogue: Dialogue) -> Iterable[tuple[int, int]]:
    named: list[int] = []
    for turn in dialogue.turns:
        if not turn.by_seeker:
            before = set(named[-FOLLOWS_AFTER:])
            yield from ((first, film) for film in turn.movies for first in before if first != film)
        named += turn.movies


def strongest(size: int, rows: np.ndarray, columns: np.ndarray, weights: np.ndarray, kept: int = KEPT) -> Links:
    """Links of the given triples, only the ``kept`` strongest (by absolute weight) of each row."""
    order = np.lexsort((-np.abs(weights), rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)  # rank within the row
    few = place < kept
    return Links.from_triples(size, rows[few], columns[few], weights[few].astype(np.float32))
