"""Word vectors from the project's own data, as a spaCy pipeline. They take part in the comparison only.

Positive pointwise mutual information of words within four words of one another, reduced to 100 dimensions by a
truncated singular value decomposition (Levy, Goldberg and Dagan, TACL 2015). From ReDial's training dialogues and the
openings of Wikipedia's articles on films; about a minute.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sparse
import spacy
from sklearn.utils.extmath import randomized_svd
from spacy.vectors import Vectors

from sidekick.nlu.words import norms
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues
from training.redial.records import MENTION

DIMENSIONS = 100
LENGTH = 10.0  # so that the values are about one, as in published vectors; classifiers regularise small ones away
WINDOW = 4  # words to either side
RAREST = 5  # times a word must occur
SMOOTHING = 0.75  # exponent of the context's frequency, against a bias for rare words
SEED = 42
Array = npt.NDArray[np.float32]


def write_pipeline(folder: Path) -> None:
    """A spaCy pipeline that knows the vectors, for ``SpacyNLP``. Raises ``RedialError`` when there are no dialogues."""
    words, vectors = train([*_dialogues(), *_openings()])
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(data=vectors, keys=[nlp.vocab.strings.add(word) for word in words])
    nlp.to_disk(folder)


def train(texts: Iterable[Sequence[str]]) -> tuple[list[str], Array]:
    """The words that are not rare, and a vector of ``LENGTH`` for each: (words, dimensions)."""
    listed = list(texts)
    counts = Counter(word for text in listed for word in text)
    words = [word for word, times in counts.most_common() if times >= RAREST]
    number = {word: place for place, word in enumerate(words)}
    # One row of word numbers; -1 for rare words and between texts.
    row = np.array([number.get(word, -1) for text in listed for word in [*text, *[""] * WINDOW]])
    information = _information(_together(row, len(words)))
    left, strength, _ = randomized_svd(information, min(DIMENSIONS, len(words) - 1), random_state=SEED)
    vectors = left * np.sqrt(strength)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return words, (LENGTH * vectors / lengths).astype(np.float32)


def _together(row: npt.NDArray[np.int64], words: int) -> sparse.csr_matrix:
    """How often each word stands near each other: (words, words)."""
    near = sparse.csr_matrix((words, words))
    for distance in range(1, WINDOW + 1):
        one, other = row[:-distance], row[distance:]
        both = (one >= 0) & (other >= 0)
        near += sparse.coo_matrix((np.ones(both.sum()), (one[both], other[both])), (words, words)).tocsr()
    return near + near.T


def _information(near: sparse.csr_matrix) -> sparse.csr_matrix:
    """Positive pointwise mutual information: (words, words)."""
    pairs = near.tocoo()
    often = np.asarray(near.sum(axis=1)).ravel()  # (words,)
    context = often**SMOOTHING / (often**SMOOTHING).sum()
    gain = np.log(pairs.data / (often[pairs.row] * context[pairs.col]))
    kept = gain > 0
    return sparse.csr_matrix((gain[kept], (pairs.row[kept], pairs.col[kept])), near.shape)


def _dialogues() -> Iterator[list[str]]:
    for dialogue in read_dialogues(archive_path(), "train"):
        for message in dialogue.messages:
            yield norms(MENTION.sub(" ", message.text))


def _openings() -> Iterator[list[str]]:
    """Where SIDEKICK_DATA names a folder that has them."""
    path = Path(os.environ.get("SIDEKICK_DATA", "")) / "movies" / "wikipedia_movies.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield norms(json.loads(line).get("extract") or "")
