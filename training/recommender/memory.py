"""The training dialogues that a conversation is compared with (sidekick.movies.recommenders.dialogues)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from sidekick.movies.recommenders.dialogues import DialogueArrays, Dialogues, film_term, terms_of
from sidekick.movies.recommenders.words import Vocabulary
from training.recommender.examples import Dialogue

LEAST_DIALOGUES = 3  # that hold a term, for it to count
MOST_SHARE = 0.3  # of the dialogues: a term in more of them says nothing


def remember(dialogues: Sequence[Dialogue], films: int) -> Dialogues:
    """Every dialogue that names a film, with all that was said and named from its beginning to its end."""
    kept = [dialogue for dialogue in dialogues if dialogue.films]
    bags = [{*terms_of(dialogue.turns), *map(film_term, dialogue.films)} for dialogue in kept]
    counts = Counter(term for bag in bags for term in bag)
    most = max(LEAST_DIALOGUES, MOST_SHARE * len(kept))
    vocabulary = Vocabulary(sorted(term for term, count in counts.items() if LEAST_DIALOGUES <= count <= most))
    holders: list[list[int]] = [[] for _ in vocabulary.terms]
    for place, bag in enumerate(bags):
        for term in bag & vocabulary.index.keys():
            holders[vocabulary.index[term]].append(place)
    named = [sorted(dialogue.films) for dialogue in kept]
    return Dialogues(vocabulary, DialogueArrays(*_flat(holders), *_flat(named)), films)


def _flat(lists: Iterable[Sequence[int]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """Where each list starts, and all of them end to end."""
    arrays = [np.array(values, dtype=np.int32) for values in lists]
    starts = np.cumsum([0, *map(len, arrays)]).astype(np.int64)
    return starts, np.concatenate(arrays) if arrays else np.zeros(0, np.int32)
