"""Cross-validate one pipeline with Rasa's own trainer. Usage: python -m training.nlu.folds CONFIG.yml [--folds 5]

The last line is one JSON object with the macro F1 of the intents over all folds. A fallback counts as the likeliest
intent, as in training/nlu/cross_validation.py, whose folds these are.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from rasa.model_training import train_nlu
from sklearn.model_selection import StratifiedKFold

from training.nlu.annotated import write_training_data
from training.nlu.cross_validation import FOLDS, SEED, training_phrasings
from training.nlu.scores import macro_f1
from training.nlu.understanding import understand

Phrasings = Sequence[tuple[str, str]]  # sentence, intent


def cross_validate(config: Path, phrasings: Phrasings, folds: int = FOLDS) -> float:
    """Macro F1 over the held-out parts. ``config`` is Rasa's."""
    expected: list[str] = []
    found: list[str] = []
    splits = StratifiedKFold(folds, shuffle=True, random_state=SEED)
    for known, unknown in splits.split(phrasings, [intent for _, intent in phrasings]):
        model = _train(config, [phrasings[place] for place in known])
        sentences = [phrasings[place][0] for place in unknown]
        expected += [phrasings[place][1] for place in unknown]
        found += [likeliest(understood.ranking) for understood in understand(model, sentences)]
    return macro_f1(expected, found)


def likeliest(ranking: Mapping[str, float]) -> str:
    """The intent of a ranking that is no fallback."""
    return max((intent for intent in ranking if intent != "nlu_fallback"), key=lambda intent: ranking[intent])


def _train(config: Path, phrasings: Phrasings) -> Path:
    folder = tempfile.mkdtemp(dir=config.parent)
    data = Path(folder) / "nlu.yml"
    write_training_data(phrasings, data)
    model = train_nlu(str(config), str(data), folder, fixed_model_name="model")
    if model is None:
        raise RuntimeError(f"{config} gave no model.")
    return Path(model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("--folds", type=int, default=FOLDS)
    chosen = parser.parse_args()
    score = cross_validate(chosen.config.resolve(), list(training_phrasings()), chosen.folds)
    print(json.dumps({"cross_validation_f1": round(score, 4)}))


if __name__ == "__main__":
    main()
