"""Ranking measures for conversational recommendation.

As in Kostric and Balog, "A Standardized Re-evaluation of Conversational Recommender Systems on the ReDial
Dataset" (SIGIR 2026): recall is averaged over targets (micro), and a target that is not ranked is a miss.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CUTS = (1, 10, 50)


@dataclass(frozen=True)
class Ranked:
    """One moment: the 1-based ranks of its targets (``inf`` where not ranked), and its top films."""

    ranks: tuple[float, ...]
    top: tuple[int, ...]  # at least the first ten
    group: str  # whose dialogues vary together: the recommender
    dialogue: str


def recall(ranked: Sequence[Ranked], cut: int) -> float:
    """Share of all targets that stand among the first ``cut``."""
    ranks = [rank for moment in ranked for rank in moment.ranks]
    return sum(rank <= cut for rank in ranks) / len(ranks) if ranks else 0.0


def ndcg(moment: Ranked, cut: int) -> float:
    """Normalised discounted cumulative gain of one moment, gains 0 and 1 (Järvelin and Kekäläinen, 2002)."""
    gain = sum(1 / np.log2(rank + 1) for rank in moment.ranks if rank <= cut)
    best = sum(1 / np.log2(place + 2) for place in range(min(len(moment.ranks), cut)))
    return float(gain / best) if best else 0.0


def reciprocal_rank(moment: Ranked) -> float:
    """1 over the rank of the best-placed target."""
    return 1 / min(moment.ranks)


def measures(ranked: Sequence[Ranked]) -> dict[str, float]:
    """Recall at the cuts, NDCG@10 and MRR; zero where there is nothing to rank."""
    found = {f"recall@{cut}": recall(ranked, cut) for cut in CUTS}
    found["ndcg@10"] = float(np.mean([ndcg(moment, 10) for moment in ranked] or [0.0]))
    found["mrr"] = float(np.mean([reciprocal_rank(moment) for moment in ranked] or [0.0]))
    return found


def success_and_reward(
    ranked: Sequence[Ranked], opinions: Mapping[str, Mapping[int, float]], lengths: Mapping[str, int]
) -> dict[str, float]:
    """SR and RDL over the dialogues that have a questionnaire.

    ``opinions`` gives each film's reward by dialogue (1 liked, 0.5 seen, 0 neither), ``lengths`` the messages of
    each dialogue. SR: share of dialogues where the top film ever earns a reward. RDL: rewards at the top, summed
    over the moments, by message.
    """
    rewards = dict.fromkeys(opinions, 0.0)
    for moment in ranked:
        if moment.dialogue in rewards and moment.top:
            rewards[moment.dialogue] += opinions[moment.dialogue].get(moment.top[0], 0.0)
    if not rewards:
        return {"sr": 0.0, "rdl": 0.0}
    return {
        "sr": float(np.mean([reward > 0 for reward in rewards.values()])),
        "rdl": float(np.mean([reward / lengths[dialogue] for dialogue, reward in rewards.items()])),
    }


def coverage(ranked: Sequence[Ranked], films: int, cut: int = 10) -> float:
    """Share of the catalogue that appears in anyone's first ``cut``."""
    return len({film for moment in ranked for film in moment.top[:cut]}) / films


def novelty(ranked: Sequence[Ranked], shares: npt.NDArray[np.float64], cut: int = 10) -> float:
    """Mean self-information of the films shown, in bits; ``shares`` is how often each film is mentioned, (films,)."""
    shown = [film for moment in ranked for film in moment.top[:cut]]
    return float(np.mean(-np.log2(shares[shown]))) if shown else 0.0


def interval(ranked: Sequence[Ranked], cut: int, samples: int = 1000, seed: int = 0) -> tuple[float, float]:
    """95 % bootstrap interval of the recall, drawing whole groups (recommenders) with replacement."""
    if not ranked:
        return 0.0, 0.0
    groups = sorted({moment.group for moment in ranked})
    place = {group: number for number, group in enumerate(groups)}
    hits, targets = np.zeros(len(groups)), np.zeros(len(groups))
    for moment in ranked:
        hits[place[moment.group]] += sum(rank <= cut for rank in moment.ranks)
        targets[place[moment.group]] += len(moment.ranks)
    drawn = np.random.default_rng(seed).integers(len(groups), size=(samples, len(groups)))
    shares = hits[drawn].sum(1) / np.maximum(targets[drawn].sum(1), 1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)
