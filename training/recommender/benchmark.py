"""The benchmark, message by message: every recommender message that names a film and has an earlier message.

Two protocols of Kostric and Balog (SIGIR 2026): *full* asks for all films of the message, *dedup* only for those
not named before, with the films named before taken out of the ranking.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sidekick.movies.metrics import Ranked, coverage, interval, measures, novelty, success_and_reward
from training.recommender.contenders import Contender, Scores
from training.recommender.examples import Dialogue, Example, Opinion, examples_of
from training.recommender.folds import group_of

PROTOCOLS = ("full", "dedup")
SHOWN = 10


@dataclass(frozen=True)
class Result:
    """One contender under one protocol."""

    figures: dict[str, float]
    intervals: dict[str, tuple[float, float]]


def benchmark_examples(dialogues: Iterable[Dialogue]) -> list[Example]:
    return [example for example in examples_of(dialogues) if not example.by_seeker]


def run(contender: Contender, protocol: str, examples: Sequence[Example]) -> list[Ranked]:
    """Rank all films at every moment that has a target under the protocol."""
    ranked = []
    for example in examples:
        fresh = protocol == "dedup"
        targets, missing = (example.fresh, example.fresh_outside) if fresh else (example.films, example.outside)
        if targets or missing:
            context = example.context
            scores = np.array(contender(context), dtype=np.float64)
            if fresh:
                scores[[film.position for film in context.named()]] = -np.inf
            ranks = (*_ranks(scores, targets), *(math.inf for _ in missing))
            ranked.append(Ranked(ranks, _top(scores), group_of(example.dialogue), _key(example.dialogue)))
    return ranked


def judge(ranked: Sequence[Ranked], dialogues: Sequence[Dialogue], mentions: npt.NDArray[np.float32]) -> Result:
    """All figures of one contender; ``mentions`` are the training dialogues' counts, (films,)."""
    asked = [dialogue for dialogue in dialogues if dialogue.opinions]
    rewards = {_key(dialogue): {film: reward(said) for film, said in dialogue.opinions.items()} for dialogue in asked}
    lengths = {_key(dialogue): len(dialogue.turns) for dialogue in asked}
    shares = (mentions.astype(np.float64) + 1) / (mentions.sum() + len(mentions))
    figures = measures(ranked) | success_and_reward(ranked, rewards, lengths)
    figures |= {"coverage@10": coverage(ranked, len(mentions)), "novelty@10": novelty(ranked, shares)}
    return Result(figures, {f"recall@{cut}": interval(ranked, cut) for cut in (1, 10, 50)})


def reward(opinion: Opinion) -> float:
    """1 for a film that the seeker liked, 0.5 for one they had seen."""
    return 1.0 if opinion.liked else 0.5 if opinion.seen else 0.0


def table(results: Mapping[str, Mapping[str, Result]]) -> str:
    """The results as text, protocol by protocol, recall with 95 % intervals."""
    lines = []
    for protocol, contenders in results.items():
        lines.append(
            f"{protocol:16s} {'R@1':>20s} {'R@10':>20s} {'R@50':>20s}   NDCG@10  MRR    SR     RDL    cov   nov"
        )
        for name, result in contenders.items():
            recalls = " ".join(_with_interval(result, f"recall@{cut}") for cut in (1, 10, 50))
            figures = result.figures
            rest = "  ".join(f"{figures[key]:.3f}" for key in ("ndcg@10", "mrr", "sr", "rdl", "coverage@10"))
            lines.append(f"{name:16s} {recalls}   {rest}  {figures['novelty@10']:.1f}")
        lines.append("")
    return "\n".join(lines)


def _with_interval(result: Result, key: str) -> str:
    low, high = result.intervals[key]
    return f"{result.figures[key]:.3f} [{low:.3f}-{high:.3f}]".rjust(20)


def _ranks(scores: Scores, targets: Sequence[int]) -> tuple[float, ...]:
    """1-based ranks; a film that is not ranked (``-inf``) is a miss, and ties go by catalogue order."""
    return tuple(
        math.inf
        if scores[film] == -np.inf
        else float(1 + (scores > scores[film]).sum() + (scores[:film] == scores[film]).sum())
        for film in targets
    )


def _top(scores: Scores) -> tuple[int, ...]:
    best = np.argpartition(-scores, min(SHOWN, len(scores) - 1))[:SHOWN]
    return tuple(int(film) for film in best[np.argsort(-scores[best], kind="stable")] if scores[film] > -np.inf)


def _key(dialogue: Dialogue) -> str:
    return f"{dialogue.id} {id(dialogue)}"
