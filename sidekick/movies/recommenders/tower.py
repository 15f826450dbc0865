"""Two towers: a vector for the conversation, one for every film, and their products.

Trained with torch (training.recommender.tower); served with these few lines of numpy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.context import Context
from sidekick.movies.recommenders.words import Indices, Vocabulary, encode_movies

Floats: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True)
class TowerWeights:
    """The trained arrays; d is the width of the vectors."""

    word_vectors: Floats  # (words, d)
    word_gates: Floats  # (words,) log-weights
    word_places: Floats  # (buckets,) log-weights
    movie_vectors: Floats  # (movies, d): a film as something that was named
    movie_gates: Floats  # (movies,)
    movie_places: Floats  # (buckets,)
    hidden_in: Floats  # (2d, 2d)
    hidden_in_bias: Floats  # (2d,)
    hidden_out: Floats  # (2d, d)
    hidden_out_bias: Floats  # (d,)
    film_vectors: Floats  # (movies, d): a film as something to recommend
    film_biases: Floats  # (movies,)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))


class Tower:
    """Log-probabilities that each film is the one a recommender would name next."""

    def __init__(self, vocabulary: Vocabulary, weights: TowerWeights) -> None:
        self.vocabulary = vocabulary
        self.weights = weights

    def vector(self, context: Context) -> Floats:
        """The conversation's vector, (d,)."""
        w = self.weights
        grams, gram_places = self.vocabulary.encode(context)
        movies, movie_places = encode_movies(context)
        text = _bag(w.word_vectors, w.word_gates, w.word_places, grams, gram_places)
        named = _bag(w.movie_vectors, w.movie_gates, w.movie_places, movies, movie_places)
        hidden = _gelu(np.concatenate([text, named]) @ w.hidden_in + w.hidden_in_bias)
        return text + named + hidden @ w.hidden_out + w.hidden_out_bias

    def scores(self, context: Context) -> Floats:
        """Log-probabilities, (movies,)."""
        logits = self.weights.film_vectors @ self.vector(context) + self.weights.film_biases
        logits -= logits.max()
        return logits - np.log(np.exp(logits).sum())


def _bag(vectors: Floats, gates: Floats, places: Floats, index: Indices, place: Indices) -> Floats:
    """Weighted sum of vectors over the root of the summed weights, (d,)."""
    weights = np.exp(gates[index] + places[place])
    return (weights @ vectors[index]) / np.sqrt(weights.sum() + np.float32(0.1))


def _gelu(x: Floats) -> Floats:
    """The tanh form of GELU (Hendrycks and Gimpel, 2016)."""
    inner = np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x**3)
    return np.float32(0.5) * x * (1 + np.tanh(inner))
