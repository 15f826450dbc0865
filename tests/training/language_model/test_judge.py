from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from sidekick.chat.plan import Plan
from training.language_model.iard import read_iard
from training.language_model.judge import Judge

SAYINGS = {  # our own, in IARD's labels
    ("REC-S",): ["how about @{n} <Film {n} (2000)>", "try @{n} <Film {n} (2000)> tonight"],
    ("REQ",): ["what kind of films do you like ?", "what mood are you in ?", "which films do you love ?"],
    ("OTH",): ["hello there", "bye and enjoy your evening", "you are welcome"],
    ("RESP",): ["i agree it is great", "sorry about that one"],
    ("R-ANS",): ["yes it has a good cast", "no it is quite short"],
    ("EXP-I",): ["it is about a dog who sings", "it is a funny story about cats"],
}


@pytest.fixture
def iard(tmp_path: Path) -> Path:
    turns = [
        {"role": "recommender", "utterance_text": text.format(n=n), "sub-intent/action": list(labels)}
        for n in range(1, 7)
        for labels, texts in SAYINGS.items()
        for text in texts
    ]
    path = tmp_path / "iard.json.gz"
    seeker = {"role": "seeker", "utterance_text": "hi", "sub-intent/action": ["OTH"]}
    dialogue = {"dialogue_info": {str(number): turn for number, turn in enumerate([seeker, *turns])}}
    path.write_bytes(gzip.compress(json.dumps({"7": dialogue}).encode()))
    return path


@pytest.mark.parametrize(
    ("text", "act", "agrees"),
    [
        ("how about <|movie|>", "recommend", True),
        ("how about <|movie|>", "chat", False),
        ("what mood are you in ?", "ask_mood", True),
        ("what mood are you in ?", "ask_genre", False),
        ("hello there", "greet", True),
        ("hello there", "goodbye", False),
        ("bye and enjoy your evening", "goodbye", True),
        ("i agree it is great", "react_praise", True),
        ("it is about a dog who sings", "explain", True),
        ("it is about a dog who sings", "recommend", False),
    ],
)
def test_a_reply_that_does_what_was_planned_is_told_from_one_that_does_not(
    iard: Path, text: str, act: str, agrees: bool
) -> None:
    assert Judge(read_iard(iard)).agrees([text], [Plan(act)]).tolist() == [agrees]
