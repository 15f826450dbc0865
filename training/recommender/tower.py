"""Training of the two towers (sidekick.movies.recommenders.tower) with torch, on one CPU thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
import torch
from torch import nn
from tqdm import tqdm

from sidekick.movies.recommenders.tower import Tower, TowerWeights
from sidekick.movies.recommenders.words import BUCKETS, Vocabulary
from training.recommender.batches import Batch, Encoded, batches
from training.recommender.examples import Example


@dataclass(frozen=True)
class TowerConfig:
    """How a tower is trained. The dropouts are heavy because 43,000 examples meet five million parameters."""

    width: int = 96
    epochs: int = 5
    batch: int = 512
    rate: float = 4e-3
    decay: float = 5e-2
    dropout: float = 0.5
    word_dropout: float = 0.5
    movie_dropout: float = 0.3
    seeker_weight: float = 0.5  # what seekers name next teaches too, but counts less
    least_conversations: int = 10  # that hold a word, for the tower to know it
    seed: int = 0


class TowerNet(nn.Module):
    """The same sums as the numpy tower, with the films' vectors made of their content and something of their own."""

    def __init__(self, words: int, content: sparse.csr_matrix, prior: torch.Tensor, config: TowerConfig) -> None:
        super().__init__()
        films, terms = content.shape
        width = config.width
        self.words = _vectors(words, width)
        self.word_gates, self.word_places = nn.Embedding(words, 1), nn.Embedding(BUCKETS, 1)
        self.movies = _vectors(films, width)
        self.movie_gates, self.movie_places = nn.Embedding(films, 1), nn.Embedding(BUCKETS, 1)
        self.films = _vectors(films, width)
        self.biases = nn.Parameter(prior)
        self.content = _tensor(content)
        self.content_in = nn.Parameter(torch.randn(terms, width) * 0.05)
        self.content_out = nn.Parameter(torch.randn(terms, width) * 0.05)
        self.speaker = nn.Embedding(2, width)
        self.hidden = nn.Linear(2 * width, 2 * width)
        self.back = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(config.dropout)
        for gates in (self.word_gates, self.word_places, self.movie_gates, self.movie_places, self.speaker):
            nn.init.zeros_(gates.weight)

    def movie_vectors(self) -> torch.Tensor:
        return self.movies.weight + torch.sparse.mm(self.content, self.content_in)

    def film_vectors(self) -> torch.Tensor:
        return self.films.weight + torch.sparse.mm(self.content, self.content_out)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Logits, (examples, films)."""
        word_weights = torch.exp(self.word_gates(batch.words) + self.word_places(batch.word_places))
        movie_weights = torch.exp(self.movie_gates(batch.movies) + self.movie_places(batch.movie_places))
        text = _bag(self.words(batch.words), word_weights, batch.word_rows, batch.size)
        named = _bag(self.movie_vectors()[batch.movies], movie_weights, batch.movie_rows, batch.size)
        hidden = nn.functional.gelu(self.hidden(self.dropout(torch.cat([text, named], 1))), approximate="tanh")
        vector = text + named + self.back(self.dropout(hidden)) + self.speaker(batch.speakers)
        return self.dropout(vector) @ self.film_vectors().T + self.biases


def train_tower(
    examples: Sequence[Example], content: sparse.csr_matrix, config: TowerConfig, quiet: bool = False
) -> Tower:
    """Fit a tower to the examples' fresh films; the same seed gives the same tower."""
    torch.manual_seed(config.seed)
    chance = np.random.default_rng(config.seed)
    examples = [example for example in examples if example.fresh]
    conversations = {id(example.dialogue): example.dialogue.turns for example in examples}
    vocabulary = Vocabulary.fit(conversations.values(), config.least_conversations)
    encoded = Encoded.of(examples, vocabulary)
    net = TowerNet(len(vocabulary), content, _log_share(encoded, content.shape[0]), config)
    steps = config.epochs * encoded.steps(config.batch)
    optimizer = torch.optim.AdamW(net.parameters(), lr=config.rate, weight_decay=config.decay, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, config.rate, total_steps=steps, pct_start=0.15)
    net.train()
    progress = tqdm(total=steps, desc="tower", unit="step", disable=quiet)
    for batch in batches(encoded, config, chance):
        optimizer.zero_grad()
        _loss(net(batch), batch, config).backward()
        optimizer.step()
        schedule.step()
        progress.update()
    progress.close()
    return Tower(vocabulary, export(net))


def export(net: TowerNet) -> TowerWeights:
    """The arrays that serving needs; the recommender's own speaker vector joins the last bias."""
    with torch.no_grad():
        arrays = {
            "word_vectors": net.words.weight,
            "word_gates": net.word_gates.weight[:, 0],
            "word_places": net.word_places.weight[:, 0],
            "movie_vectors": net.movie_vectors(),
            "movie_gates": net.movie_gates.weight[:, 0],
            "movie_places": net.movie_places.weight[:, 0],
            "hidden_in": net.hidden.weight.T,
            "hidden_in_bias": net.hidden.bias,
            "hidden_out": net.back.weight.T,
            "hidden_out_bias": net.back.bias + net.speaker.weight[0],
            "film_vectors": net.film_vectors(),
            "film_biases": net.biases,
        }
    return TowerWeights(**{name: array.detach().numpy().astype(np.float32) for name, array in arrays.items()})


def _loss(logits: torch.Tensor, batch: Batch, config: TowerConfig) -> torch.Tensor:
    """Cross-entropy over all films, averaged over targets."""
    chosen = logits.log_softmax(1)[batch.target_rows, batch.targets]
    weights = 1.0 - (1.0 - config.seeker_weight) * batch.speakers[batch.target_rows]
    return -(chosen * weights).sum() / len(batch.targets)


def _bag(vectors: torch.Tensor, weights: torch.Tensor, rows: torch.Tensor, size: int) -> torch.Tensor:
    total = torch.zeros(size, vectors.shape[1]).index_add_(0, rows, vectors * weights)
    return total / (torch.zeros(size, 1).index_add_(0, rows, weights) + 0.1).sqrt()


def _vectors(count: int, width: int) -> nn.Embedding:
    vectors = nn.Embedding(count, width)
    nn.init.normal_(vectors.weight, std=0.05)
    return vectors


def _tensor(matrix: sparse.csr_matrix) -> torch.Tensor:
    entries = matrix.tocoo()
    where = torch.from_numpy(np.stack([entries.row, entries.col]).astype(np.int64))
    values = torch.from_numpy(entries.data)
    return torch.sparse_coo_tensor(where, values, entries.shape, check_invariants=True).coalesce()


def _log_share(encoded: Encoded, films: int) -> torch.Tensor:
    """The films' log-shares of all targets: where their biases start."""
    counts = np.bincount(encoded.targets.values, minlength=films).astype(np.float32)
    return torch.from_numpy(np.log((counts + 0.3) / counts.sum()).astype(np.float32))
