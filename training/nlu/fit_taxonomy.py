"""Fit the weights that map Sidekick's understanding to the taxonomy. Usage: python -m training.nlu.fit_taxonomy

Reads the IARD dialogues in the folder that SIDEKICK_DATA names; writes weights alone. To be run again when the
training phrasings change. Runs in the Rasa environment, in about three minutes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from tqdm import tqdm

from training.nlu.iard import GROUPS, IardError, iard_path, read_iard
from training.nlu.labelled import Labelled, labelled_turns
from training.nlu.taxonomy import FOLDS, WEIGHTS_FILE, Judge, Taxonomy, fold_of, save

RAREST_FEATURE = 3  # turns it must occur in
REGULARISATION = 0.35  # C of scikit-learn: smaller is stronger
THRESHOLDS = np.linspace(0.1, 0.8, 57)
SEED = 0
Array = np.ndarray[Any, np.dtype[Any]]


def fit_taxonomy(turns: Sequence[Labelled], folds: int = FOLDS) -> Taxonomy:
    """For each fold, judges fitted on the turns of all other folds."""
    of = [fold_of(turn.dialogue, folds) for turn in turns]
    parts = [[turn for turn, other in zip(turns, of, strict=True) if other != fold] for fold in range(folds)]
    return [fit_judges(part) for part in tqdm(parts, desc="folds")]


def fit_judges(turns: Sequence[Labelled]) -> dict[str, Judge]:
    """A judge for each group; its threshold is the best on held-out thirds of the same turns."""
    times = Counter(name for turn in turns for name in turn.features)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        {name: value for name, value in turn.features.items() if times[name] >= RAREST_FEATURE} for turn in turns
    )
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    judges = {}
    for group in sorted(set(GROUPS.values())):
        truth = np.array([group in turn.groups for turn in turns])  # (turns,)
        if 3 <= truth.sum() < len(truth):
            model = LogisticRegression(C=REGULARISATION, penalty="l1", solver="liblinear", random_state=SEED)
            held_out = cross_val_predict(model, table, truth, cv=3, method="predict_proba")[:, 1]
            weights = model.fit(table, truth).coef_[0]  # (features,)
            judges[group] = Judge(_sparse(names, weights, float(model.intercept_[0])), best_threshold(truth, held_out))
    return judges


def best_threshold(truth: Array, probability: Array) -> float:
    """The threshold of the highest F1. Both arrays: (turns,)."""
    chosen = probability[None, :] >= THRESHOLDS[:, None]  # (thresholds, turns)
    right = (chosen & truth).sum(axis=1)
    f1 = 2 * right / np.maximum(1, chosen.sum(axis=1) + truth.sum())
    return round(float(THRESHOLDS[f1.argmax()]), 4)


def _sparse(names: Sequence[str], weights: Array, intercept: float) -> dict[str, float]:
    kept = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.001}
    return kept | {"bias": round(kept.get("bias", 0.0) + intercept, 3)}


def main() -> None:
    path = iard_path()
    if path is None:
        raise SystemExit("SIDEKICK_DATA names no folder with dialogues/iard.json.gz.")
    try:
        save(fit_taxonomy(list(labelled_turns(read_iard(path)))))
    except IardError as error:
        raise SystemExit(str(error)) from error
    print(f"{WEIGHTS_FILE}: {WEIGHTS_FILE.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
