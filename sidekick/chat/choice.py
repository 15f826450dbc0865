"""From the candidates of a plan to the reply that is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from sidekick.chat.candidate import Candidate
from sidekick.chat.guard import PLACEHOLDER, Guard
from sidekick.chat.phrases import SMALL_TALK, is_greeting, speaks_of_films
from sidekick.chat.plan import Plan
from sidekick.chat.selector import Score, by_hand

LATELY = 3  # turns in which a film must have come up for "it" to mean it
Relevance = Callable[[Sequence[Candidate], Plan], list[Candidate]]


@dataclass(frozen=True)
class Bar:
    """How sure the model must be of small talk, where any sentence would pass the guard: of the words themselves, and
    that they answer this conversation. Both in nats a token; set by reading replies to sentences of our own."""

    acts: frozenset[str] = SMALL_TALK
    log_probability: float = -1.25
    relevance: float = 1.1

    def passes(self, candidate: Candidate, plan: Plan) -> bool:
        if plan.act not in self.acts:
            return True
        return candidate.log_probability >= self.log_probability and candidate.relevance >= self.relevance


@dataclass(frozen=True)
class Chooser:
    """The guard, the bar, then the selector. ``relevance`` completes the candidates that passed, where the selector
    needs it."""

    guard: Guard
    score: Score = by_hand
    relevance: Relevance = lambda candidates, plan: list(candidates)
    bar: Bar | None = None

    def choose(
        self, candidates: Iterable[Candidate], plan: Plan, history: Sequence[str] = (), said: Collection[str] = ()
    ) -> str | None:
        """The best reply that passes and was not ``said`` before; ``None`` when there is none.

        ``history`` is what both sides said, delexicalised, the person's last words at its end.
        """
        heard = history[-1] if history else ""
        has_subject = any(PLACEHOLDER.search(text) for text in history[-LATELY:])
        if plan.act in SMALL_TALK:
            has_subject = has_subject and speaks_of_films(heard)
        texts: dict[str, str] = {}  # raw to said
        fit: list[Candidate] = []
        for candidate in candidates:
            verdict = self.guard.judge(candidate, plan, said, has_subject, is_greeting(heard))
            if not verdict.fault and candidate.text not in texts:
                texts[candidate.text] = verdict.text
                fit.append(candidate)
        measured = self.relevance(fit, plan)
        sure = [one for one in measured if self.bar is None or self.bar.passes(one, plan)]
        best = max(sure, key=lambda one: self.score(one, plan, heard), default=None)
        return None if best is None else texts[best.text]
