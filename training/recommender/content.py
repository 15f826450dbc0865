"""Facts and openings of encyclopaedia articles as sparse features of films: what the tower knows of a cold film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import scipy.sparse as sparse

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.recommenders.words import words

LEAST_FILMS = 3
MOST_SHARE = 0.3
OPENING_WEIGHT = 0.5  # words of an opening beside facts


def content_matrix(catalogue: Catalogue, openings: Mapping[int, str]) -> sparse.csr_matrix:
    """Weighted terms of each film, (films, terms), rows of unit length.

    ``openings`` gives, by catalogue position, the opening of the film's article where one is known.
    """
    bags = [_terms(movie, openings.get(position, "")) for position, movie in enumerate(catalogue)]
    counts = Counter(term for bag in bags for term in bag)
    most = max(LEAST_FILMS, MOST_SHARE * len(bags))
    kept = {term: place for place, term in enumerate(sorted(t for t, n in counts.items() if LEAST_FILMS <= n <= most))}
    entries = [(row, kept[term]) for row, bag in enumerate(bags) for term in bag if term in kept]
    names = list(kept)
    values = [
        np.log(len(bags) / counts[names[column]]) * (OPENING_WEIGHT if names[column].startswith("opening") else 1.0)
        for _, column in entries
    ]
    rows, columns = np.array(entries, dtype=np.int64).reshape(-1, 2).T
    matrix = sparse.csr_matrix((np.array(values, dtype=np.float32), (rows, columns)), shape=(len(bags), len(kept)))
    return _unit_rows(matrix)


def _terms(movie: Movie, opening: str) -> list[str]:
    terms = [f"genre {genre}" for genre in movie.genres]
    terms += [f"theme {theme}" for theme in movie.themes]
    terms += [f"kind {word}" for label in (*movie.genres, *movie.themes) for word in words(label)]
    terms += [f"cast {name}" for name in movie.cast] + [f"director {name}" for name in movie.directors]
    terms += [f"title {word}" for word in words(movie.title)] + [f"opening {word}" for word in words(opening)]
    if movie.year:
        terms += [f"decade {movie.year // 10}", f"years {movie.year // 3}"]
    return list(dict.fromkeys(terms))


def _unit_rows(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    lengths[lengths == 0] = 1.0
    return sparse.csr_matrix(sparse.diags(1 / lengths) @ matrix, dtype=np.float32)
