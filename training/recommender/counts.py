"""What is counted: how each film stands, and who liked which two films."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from sidekick.movies.recommenders.evidence import LikedTogether
from sidekick.movies.recommenders.features import Standing
from training.recommender.examples import Dialogue


def standing(dialogues: Sequence[Dialogue], films: int) -> Standing:
    """Mentions by dialogue, by recommenders, and the seekers' verdicts."""
    counts = np.zeros((4, films), dtype=np.float32)
    for dialogue in dialogues:
        counts[0, list(dialogue.films)] += 1
        counts[1, list({film for turn in dialogue.turns if not turn.by_seeker for film in turn.movies})] += 1
        for film, opinion in dialogue.opinions.items():
            if opinion.liked is not None:
                counts[2, film] += opinion.liked
                counts[3, film] += 1
    return Standing(*counts)


def liked_together(dialogues: Sequence[Dialogue], films: int) -> LikedTogether:
    """How many seekers liked both films of a pair; pairs of a single person are left out."""
    pairs: Counter[int] = Counter()
    for dialogue in dialogues:
        liked = sorted(film for film, opinion in dialogue.opinions.items() if opinion.liked)
        pairs.update(first * films + second for first, second in combinations(liked, 2))
    several = sorted(pair for pair, count in pairs.items() if count >= 2)
    return LikedTogether(
        films, np.array(several, dtype=np.int64), np.array([pairs[pair] for pair in several], dtype=np.int32)
    )
