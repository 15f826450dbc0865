"""Five-fold cross-validation of the intents over the training phrasings, of the shipped classifier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from sidekick.nlu.intent_model import as_line, new_model
from sidekick.nlu.reader import delexicalise, shared_reader
from sidekick.nlu.words import split_words
from training.nlu.scores import class_f1, macro_f1

ROOT = Path(__file__).resolve().parents[2]
FOLDS = 5
SEED = 42


def training_phrasings(folder: Path = ROOT / "data" / "nlu") -> Iterator[tuple[str, str]]:
    """(sentence, intent) of every training phrasing."""
    for file in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                yield line.removeprefix("- ").strip(), str(block["intent"])


def line(sentence: str) -> str:
    """A sentence as the shipped tokenizer and classifier read it."""
    plain = delexicalise(sentence, shared_reader().read(sentence))
    return as_line([word.norm for word in split_words(plain)])


def cross_validate(phrasings: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Macro F1 over held-out fifths of (sentence, intent) pairs; prints the weakest intents."""
    sentences, intents = zip(*phrasings, strict=True)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    found = cross_val_predict(new_model(), [line(sentence) for sentence in sentences], intents, cv=folds)
    scores = class_f1(list(intents), list(found))
    print(f"\ncross-validation over {len(sentences)} phrasings; the weakest intents:")
    for intent, score in sorted(scores.items(), key=lambda item: item[1])[:8]:
        print(f"  {intent:18} {score:.3f}")
    return {"macro_f1": round(macro_f1(list(intents), list(found)), 4)}
