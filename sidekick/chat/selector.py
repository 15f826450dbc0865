"""Which of several replies that passed the guard to say: a logistic model trained to tell people's replies from drawn
ones.

``training/language_model/selector.py`` trains it. Without its weights ``by_hand`` chooses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sidekick.chat.candidate import Candidate
from sidekick.chat.guard import PLACEHOLDER
from sidekick.chat.plan import Plan

SELECTOR = Path(__file__).parents[2] / "models" / "chat" / "selector.json"
Score = Callable[[Candidate, Plan, str], float]
_WORD = re.compile(r"[a-z']{2,}")
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "the and you that this was for are with have but not can its it's they them there what your just like would "
        "will movie movies film films one good great see seen watch love really think about some any from has had his "
        "her is in it of to on so do my me we be as at if or an no yes oh ok okay i'm im hi hello",
    )
)


class SelectorError(RuntimeError):
    """The weights are missing, broken or of another model; the message says what to do."""


@dataclass(frozen=True)
class Selector:
    """Weights by feature. ``gpt2`` is the version of the model whose replies it was trained on."""

    weights: Mapping[str, float]
    gpt2: str

    @classmethod
    def load(cls, path: Path = SELECTOR) -> Selector:
        """Raises ``SelectorError``."""
        try:
            values = json.loads(path.read_text())
            return cls({name: float(values["weights"][name]) for name in FEATURES}, str(values["gpt2"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            advice = "check it out again, or run `python -m training run selector`"
            raise SelectorError(f"{path} cannot be used: {advice} ({error!r})") from error

    def score(self, candidate: Candidate, plan: Plan, heard: str) -> float:
        """Higher is better; only to be compared among replies to the same ``heard``, the person's last words."""
        return sum(self.weights[name] * value for name, value in features(candidate, plan, heard).items())


def features(candidate: Candidate, plan: Plan, heard: str) -> dict[str, float]:
    """What tells a good reply: how likely it is, how long, how much on what was said, how it is written."""
    plain = PLACEHOLDER.sub(" ", candidate.text)
    words = len(candidate.text.split())
    content = set(_WORD.findall(plain.lower())) - _EMPTY
    said = set(_WORD.findall(heard.lower())) - _EMPTY
    facts = [fact for fact in (plan.genre, plan.mood, plan.person) if fact]
    return {
        "log_probability": candidate.log_probability,
        "relevance": candidate.relevance,
        "words": min(words, 30) / 10,
        "words_squared": (min(words, 30) / 10) ** 2,
        "content_words": min(len(content), 10) / 5,
        "echo": float(bool(content & said)),
        "uses_fact": float(any(fact.lower() in plain.lower() for fact in facts)),
        "asks": float("?" in plain),
        "sentences": min(len(re.findall(r"[.!?]+", plain)), 4) / 2,
        "commas": min(plain.count(","), 3) / 2,
        "says_i": min(len(re.findall(r"\bi\b|\bi'", plain.lower())), 3) / 2,
        "ends_as_a_sentence": float(candidate.text.rstrip().endswith((".", "!", "?"))),
    }


def by_hand(candidate: Candidate, plan: Plan, heard: str) -> float:
    """How well a reply suits, by rule of thumb: about a dozen words, its fact used, one sentence or two."""
    plain = PLACEHOLDER.sub(" ", candidate.text)
    uses_fact = any(fact and fact.lower() in plain.lower() for fact in (plan.genre, plan.mood, plan.person))
    sentences = len(re.findall(r"[.!?]", plain))
    return -abs(len(plain.split()) - 10) / 10 + (0.5 if uses_fact else 0.0) - 0.3 * max(0, sentences - 2)


FEATURES: Sequence[str] = tuple(features(Candidate("a"), Plan("chat"), ""))
