"""The labeller of training acts: a logistic model of IARD's intents (Cai and Chen, UMAP 2020), and rules for the rest.

IARD tells recommending, asking, explaining, answering, reacting and everything else apart; which question is asked,
whether a reaction is glad or sorry, and which other turns greet or part, is told by words.
``python -m training.language_model.labeller`` prints its held-out F1 beside that of the rules alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import MOVIE
from training.language_model.acts import ask, label, react
from training.language_model.iard import FILE, LabelledTurn, read_iard
from training.redial.dialogues import validation_ids

KINDS = ("recommend", "ask", "explain", "answer", "respond", "other")  # a turn is the first of these that it does
_KIND_OF_RULE = {
    "ask_genre": "ask",
    "ask_mood": "ask",
    "ask_favorites": "ask",
    "react_praise": "respond",
    "react_refusal": "respond",
    "greet": "other",
    "chat": "other",
    "goodbye": "other",
}
FOLDS = 5
_TOKENS = r"<\|\w+\|>|\w+|[?!]"


@dataclass(frozen=True)
class Said:
    """A delexicalised turn of the assistant, what it answers, and the number of films that it is the first to name."""

    text: str
    before: str = ""
    fresh_films: int = 0


class Labeller:
    """Learned from turns that people labelled."""

    def __init__(self, turns: Sequence[LabelledTurn]) -> None:
        self._model: Pipeline = make_pipeline(
            FeatureUnion([("said", _words(_text)), ("before", _words(_before)), ("signs", _words(_signs))]),
            LogisticRegression(C=10, class_weight="balanced", max_iter=1000),
        )
        self._model.fit([_said(turn) for turn in turns], [kind_of(turn) for turn in turns])

    def kinds(self, turns: Sequence[Said]) -> list[str]:
        """Which of ``KINDS`` each turn is."""
        return [str(kind) for kind in self._model.predict(list(turns))]

    def plans(self, turns: Sequence[Said]) -> list[Plan]:
        """The plan behind each turn of a dialogue, the first being the assistant's first."""
        ruled = rules_plans(turns)
        kinds = self.kinds(turns) if turns else []
        return [
            replace(plan, act=_act(kind, turn, plan.act)) for plan, kind, turn in zip(ruled, kinds, turns, strict=True)
        ]


def rules_plans(turns: Sequence[Said]) -> list[Plan]:
    """The plan behind each turn of a dialogue, by the rules alone."""
    return [label(turn.text, place == 0, turn.fresh_films) for place, turn in enumerate(turns)]


def _act(kind: str, turn: Said, ruled: str) -> str:
    """The act of a turn of that kind; ``ruled`` is what the rules take it for."""
    if kind == "recommend":
        return "recommend" if MOVIE in turn.text else "chat"
    if kind == "ask":
        return ask(turn.text)
    if kind in ("respond", "other") and ruled in ("greet", "goodbye", "react_refusal"):
        return ruled
    if kind == "respond":
        return react(turn.text)
    return "chat" if kind == "other" else kind


def kind_of(turn: LabelledTurn) -> str:
    """The one kind of a turn that people gave one or several labels."""
    return next((kind for kind in KINDS if kind in turn.intents), "other")


def _said(turn: LabelledTurn) -> Said:
    return Said(turn.text, turn.before, turn.fresh_films)


def _words(part: object) -> Pipeline:
    words = TfidfVectorizer(token_pattern=_TOKENS, ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    return make_pipeline(FunctionTransformer(part), words)


def _text(turns: Sequence[Said]) -> list[str]:
    return [turn.text for turn in turns]


def _before(turns: Sequence[Said]) -> list[str]:
    return [turn.before or "nothing" for turn in turns]


def _signs(turns: Sequence[Said]) -> list[str]:
    """What the rules see, as words: the act, the films, whether it is the first turn, whether it asks."""
    return [
        f"{label(turn.text, not turn.before, turn.fresh_films).act} fresh{min(turn.fresh_films, 2)} "
        f"films{min(turn.text.count(MOVIE), 2)} long{min(len(turn.text.split()) // 5, 4)} asks{turn.text.endswith('?')}"
        for turn in turns
    ]


def read_labeller(data: Path) -> Labeller:
    """The labeller of the training turns, learned from IARD's dialogues that are not in validation."""
    return Labeller([turn for turn in read_iard(data / FILE) if turn.dialogue not in validation_ids()])


def held_out_f1(turns: Sequence[LabelledTurn]) -> dict[str, dict[str, float]]:
    """F1 by kind and their mean, of the labeller on dialogues that it did not see (five folds), and of the rules."""
    expected = np.array([kind_of(turn) for turn in turns])
    learned = np.empty_like(expected)
    for fit, test in GroupKFold(FOLDS).split(expected, groups=[turn.dialogue for turn in turns]):
        labeller = Labeller([turns[number] for number in fit])
        learned[test] = labeller.kinds([_said(turns[number]) for number in test])
    acts = [label(turn.text, not turn.before, turn.fresh_films).act for turn in turns]
    ruled = np.array([_KIND_OF_RULE.get(act, act) for act in acts])
    return {"labeller": _scores(expected, learned), "rules": _scores(expected, ruled)}


def _scores(expected: NDArray[np.str_], found: NDArray[np.str_]) -> dict[str, float]:
    by_kind = f1_score(expected, found, labels=list(KINDS), average=None, zero_division=0)
    scores = {kind: round(float(score), 3) for kind, score in zip(KINDS, by_kind, strict=True)}
    return {
        **scores,
        "mean": round(float(np.mean(by_kind)), 3),
        "accuracy": round(float((expected == found).mean()), 3),
    }


def main() -> None:
    for name, scores in held_out_f1(read_iard(Path(os.environ["SIDEKICK_DATA"]) / FILE)).items():
        print(name, json.dumps(scores))


if __name__ == "__main__":
    main()
