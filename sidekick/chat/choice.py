"""From the candidates of a plan to the reply that is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sidekick.chat.candidate import Candidate
from sidekick.chat.guard import Guard
from sidekick.chat.plan import Plan
from sidekick.chat.selector import Score, by_hand

Relevance = Callable[[Sequence[Candidate], Plan], list[Candidate]]


@dataclass(frozen=True)
class Chooser:
    """The guard, then the selector. ``relevance`` completes the candidates that passed, where the selector needs it."""

    guard: Guard
    score: Score = by_hand
    relevance: Relevance = lambda candidates, plan: list(candidates)

    def choose(
        self, candidates: Iterable[Candidate], plan: Plan, heard: str = "", said: Collection[str] = ()
    ) -> str | None:
        """The best reply to ``heard`` that passes and was not ``said`` before; ``None`` when there is none."""
        texts: dict[str, str] = {}  # raw to said
        fit: list[Candidate] = []
        for candidate in candidates:
            verdict = self.guard.judge(candidate, plan, said)
            if not verdict.fault and candidate.text not in texts:
                texts[candidate.text] = verdict.text
                fit.append(candidate)
        if len(fit) > 1:
            fit = self.relevance(fit, plan)
        best = max(fit, key=lambda candidate: self.score(candidate, plan, heard), default=None)
        return None if best is None else texts[best.text]
