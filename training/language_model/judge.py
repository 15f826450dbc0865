"""The judge of acts: what a reply does, seen by a model that the guard does not know.

A logistic model over words, one for each intent of IARD, learned from IARD's labels; which question is asked, and
whether a reaction is glad or sorry, is told by words, for IARD does not label it.
``python -m training.language_model.judge`` prints its own held-out F1.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline, make_pipeline

from sidekick.chat.plan import Plan
from training.language_model.iard import FILE, INTENTS, LabelledTurn, read_iard
from training.redial.dialogues import validation_ids

_WORD = re.compile(r"<\|\w+\|>|\w+|[?!]")
NAMES = sorted(set(INTENTS.values()))
_DOES = {  # act: intents of which one must be seen, intents that must not be
    "recommend": ({"recommend"}, set[str]()),
    "explain": ({"explain"}, set[str]()),
    "answer": ({"answer", "respond", "explain"}, {"ask"}),
    "react_praise": ({"respond", "other"}, {"recommend", "ask"}),
    "react_refusal": ({"respond", "other"}, {"recommend", "ask"}),
    "chat": ({"respond", "other", "answer", "explain"}, {"recommend"}),
    "greet": ({"other"}, {"recommend"}),
    "goodbye": ({"other"}, {"recommend", "ask"}),
    "ask_genre": ({"ask"}, {"recommend"}),
    "ask_mood": ({"ask"}, {"recommend"}),
    "ask_favorites": ({"ask"}, {"recommend"}),
}
_SAYS = {
    "ask_genre": r"genre|kinds?\b|types?\b|sorts?\b|styles?\b|looking for|in particular",
    "ask_mood": r"mood|feel|in the mood|something \w+ or",
    "ask_favorites": r"favou?rite|you (?:like|love|enjoy|liked|loved|enjoyed|seen|watch)|last (?:movie|film)|example",
    "greet": r"\b(?:hi|hello|hey|hiya|howdy|good (?:morning|day|evening|afternoon))\b",
    "goodbye": r"bye|welcome|enjoy|have a|take care|night|see you|nice (?:talking|chatting|day)|hope you",
    "react_praise": r"\b(?:good|great|glad|love|like|nice|cool|awesome|agree|perfect|happy|yes|too|fun|best|enjoy)",
    "react_refusal": r"\b(?:sorry|ok|okay|oh|no|not|hm+|else|other|another|different|sure|well|alright|bad)\b",
}


class Judge:
    """Learned from labelled turns."""

    def __init__(self, turns: Sequence[LabelledTurn]) -> None:
        words = TfidfVectorizer(
            tokenizer=_WORD.findall, token_pattern=None, ngram_range=(1, 2), min_df=2, sublinear_tf=True
        )
        self.model: Pipeline = make_pipeline(words, OneVsRestClassifier(LogisticRegression(C=20, max_iter=500)))
        self.model.fit([turn.text for turn in turns], _targets(turns))

    def intents(self, texts: Sequence[str]) -> list[set[str]]:
        """What is seen in each text; the likeliest intent where none is likely."""
        chances = self.model.predict_proba(list(texts))
        seen = (chances > 0.5) | (chances == chances.max(axis=1, keepdims=True))
        return [{name for name, is_seen in zip(NAMES, row, strict=True) if is_seen} for row in seen]

    def agrees(self, texts: Sequence[str], plans: Sequence[Plan]) -> NDArray[np.bool_]:
        """Whether each delexicalised text does what its plan says, (texts,)."""
        return np.array(
            [
                _does(intents, text, plan.act)
                for intents, text, plan in zip(self.intents(texts), texts, plans, strict=True)
            ]
        )


def _does(intents: set[str], text: str, act: str) -> bool:
    wanted, unwanted = _DOES[act]
    says = act not in _SAYS or re.search(_SAYS[act], text, re.IGNORECASE) is not None
    return bool(intents & wanted) and not intents & unwanted and says


def _targets(turns: Sequence[LabelledTurn]) -> NDArray[np.int64]:
    return np.array([[name in turn.intents for name in NAMES] for turn in turns], dtype=np.int64)


def read_judge(data: Path) -> tuple[Judge, dict[str, float]]:
    """The judge, and its F1 by intent and overall on the IARD turns of validation dialogues, which it did not see."""
    turns = read_iard(data / FILE)
    held_out = [turn for turn in turns if turn.dialogue in validation_ids()]
    judge = Judge([turn for turn in turns if turn.dialogue not in validation_ids()])
    expected = _targets(held_out)
    seen = np.array([[name in row for name in NAMES] for row in judge.intents([turn.text for turn in held_out])])
    by_intent = f1_score(expected, seen, average=None, zero_division=0)
    scores = {
        "all": float(f1_score(expected, seen, average="micro")),
        **dict(zip(NAMES, map(float, by_intent), strict=True)),
    }
    return judge, {name: round(score, 3) for name, score in scores.items()}


if __name__ == "__main__":
    print(json.dumps(read_judge(Path(os.environ["SIDEKICK_DATA"]))[1]))
