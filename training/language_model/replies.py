"""Replies to many plans, judged: what the model says before the guard, what passes, and what is finally said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sidekick.chat.candidate import Candidate
from sidekick.chat.choice import Chooser
from sidekick.chat.plan import Plan
from training.language_model.contexts import Context

Finds = Callable[[str, Sequence[str]], str]  # what a text names that was not offered


@dataclass
class Replies:
    """Counts over plans."""

    plans: int = 0
    candidates: int = 0
    passed: int = 0
    templates: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    first: list[tuple[str, Plan]] = field(default_factory=list)  # one reply a plan, before the guard
    said: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)  # what was found in replies that passed

    def distinct(self, n: int) -> float:
        """Different n-grams of what is said, as a share of all (Li et al., 2016). Films count as one word."""
        grams: Counter[tuple[str, ...]] = Counter()
        for text in self.said:
            words = text.lower().split()
            grams.update(zip(*(words[start:] for start in range(n)), strict=False))
        return len(grams) / max(1, grams.total())


def collect(drawn: Iterable[tuple[Context, list[Candidate]]], chooser: Chooser, finds: Finds) -> Replies:
    """Run the guard, the selector and the detector over what was drawn."""
    replies = Replies()
    for context, candidates in drawn:
        replies.plans += 1
        said = [turn.text for turn in context.history if not turn.from_user]
        replies.candidates += len(candidates)
        if candidates:
            replies.first.append((candidates[0].text, context.plan))
        for candidate in candidates:
            verdict = chooser.guard.judge(candidate, context.plan, said)
            replies.faults[verdict.fault] += 1
            if not verdict.fault and (found := finds(verdict.text, context.plan.offers)):
                replies.invented.append(f"{found!r} in {verdict.text!r}")
        replies.passed = replies.faults[""]
        best = chooser.choose(candidates, context.plan, [turn.text for turn in context.history], said)
        if best is None:
            replies.templates += 1
        else:
            replies.said.append(_without_names(best, context.plan))
    return replies


def _without_names(text: str, plan: Plan) -> str:
    for name in plan.offers:
        text = text.replace(name, "FILM", 1)
    return text
