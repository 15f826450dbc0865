"""Compare ways of understanding. Usage: python -m training.nlu.compare [--only NAME ...] [--folds 5]

Trains each pipeline with Rasa's own trainer on the same phrasings, then starts it and reads the held-out phrasings in a
process of its own: training time, start-up (import to first answer) and memory are those of a server. Times are CPU
seconds, so that other work on the machine does not count. Prints a table. The pipelines that find entities by sequence
labelling get them annotated with what the shipped matcher finds. spaCy's vectors are trained by
training/nlu/word_vectors.py and live in a temporary folder. Runs in the Rasa environment, in about half an hour;
``--folds`` cross-validates each pipeline too, which takes as many trainings more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from training.nlu.annotated import write_training_data
from training.nlu.cross_validation import ROOT, training_phrasings
from training.nlu.word_vectors import write_pipeline

TOKENS: dict[str, Any] = {"name": "WhitespaceTokenizer"}
COUNTS: list[dict[str, Any]] = [
    {"name": "CountVectorsFeaturizer", "min_ngram": 1, "max_ngram": 2},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
]
REGRESSION: dict[str, Any] = {"name": "LogisticRegressionClassifier", "max_iter": 200}
SYNTACTIC: dict[str, Any] = {"name": "LexicalSyntacticFeaturizer"}
CRF: dict[str, Any] = {"name": "CRFEntityExtractor"}
SYNONYMS: dict[str, Any] = {"name": "EntitySynonymMapper"}
DIET: dict[str, Any] = {"name": "DIETClassifier", "random_seed": 42}
EPOCHS = 40  # more train for longer than the three minutes that a user may be kept waiting
INTENT_PARTS = ("Featurizer", "SentenceClassifier", "LogisticRegressionClassifier")
Pipeline = list[dict[str, Any]]


def contenders(shipped: Pipeline, vectors: Path) -> Mapping[str, Pipeline]:
    """Name -> pipeline. ``vectors`` is a folder with a spaCy pipeline that has them."""
    spacy: Pipeline = [{"name": "SpacyNLP", "model": str(vectors)}, {"name": "SpacyTokenizer"}, SYNTACTIC]
    dense = {"name": "SpacyFeaturizer"}
    diet = {**DIET, "epochs": EPOCHS}
    return {
        "shipped": shipped,
        "shipped, Rasa's logistic regression": _with(shipped, [*COUNTS, REGRESSION]),
        "shipped, DIET for intents": _with(shipped, [*COUNTS, diet | {"entity_recognition": False}]),
        "sparse logistic regression + CRF": [TOKENS, SYNTACTIC, *COUNTS, REGRESSION, CRF, SYNONYMS],
        "spaCy vectors, logistic regression + CRF": [*spacy, dense, REGRESSION, CRF, SYNONYMS],
        "spaCy vectors and sparse, logistic regression + CRF": [*spacy, dense, *COUNTS, REGRESSION, CRF, SYNONYMS],
        "DIET, intents and entities": [TOKENS, SYNTACTIC, *COUNTS, diet, SYNONYMS],
    }


def _with(shipped: Pipeline, parts: Pipeline) -> Pipeline:
    """The shipped pipeline with ``parts`` in place of its features and its classifier of intents."""
    kept = [part for part in shipped if not part["name"].endswith(INTENT_PARTS)]
    place = next(i for i, part in enumerate(kept) if part["name"] == "FallbackClassifier")
    return [*kept[:place], *parts, *kept[place:]]


def compare(only: Sequence[str], folds: int = 0) -> list[dict[str, Any]]:
    """One record of figures for each contender whose name contains one of ``only``; all of them for none."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    rows = []
    with tempfile.TemporaryDirectory() as kept:
        vectors = Path(kept) / "vectors"
        for name, pipeline in contenders(config["pipeline"], vectors).items():
            if only and not any(part.lower() in name.lower() for part in only):
                continue
            if "spaCy" in name and not vectors.exists():
                write_pipeline(vectors)
            with tempfile.TemporaryDirectory() as folder:
                rows.append({"name": name, **_measure(config | {"pipeline": pipeline}, Path(folder), folds)})
            print(json.dumps(rows[-1]), flush=True)
    return rows


def _measure(config: Mapping[str, Any], folder: Path, folds: int) -> dict[str, Any]:
    (folder / "config.yml").write_text(yaml.safe_dump(dict(config)), encoding="utf-8")
    write_training_data(training_phrasings(), folder / "nlu.yml")
    command = ["-m", "rasa", "train", "nlu", "--config", str(folder / "config.yml"), "--nlu", str(folder / "nlu.yml")]
    before = os.times()
    _run([*command, "--out", str(folder), "--fixed-model-name", "model"], folder)
    after = os.times()
    training = after.children_user + after.children_system - before.children_user - before.children_system
    read = _run(["-m", "training.nlu.contender", str(folder / "model.tar.gz")], folder)
    figures = {"training_s": round(training, 1), **json.loads(read.splitlines()[-1])}
    if folds:
        validated = _run(["-m", "training.nlu.folds", str(folder / "config.yml"), "--folds", str(folds)], folder)
        figures |= json.loads(validated.splitlines()[-1])
    return figures


def _run(arguments: Sequence[str], folder: Path) -> str:
    """What a Python process of this environment printed. Raises ``RuntimeError`` with the end of it when it fails."""
    found = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = os.environ | {"PYTHONPATH": found}
    done = subprocess.run(  # noqa: S603
        [sys.executable, *arguments], cwd=folder, env=environment, text=True, capture_output=True
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments[:4])} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| | held-out intents | other topics | entities | cross-validated | training | start-up | a message | memory |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *map(_line, rows)])


def _line(row: Mapping[str, Any]) -> str:
    validated = f"{row['cross_validation_f1']:.3f}" if "cross_validation_f1" in row else "-"
    return (
        f"| {row['name']} | {row['intent_macro_f1']:.3f} | {row['out_of_scope_f1']:.3f} | {row['entity_f1']:.3f} | "
        f"{validated} | {row['training_s']:.0f} s | {row['startup_s']:.0f} s | {row['message_ms']:.1f} ms | "
        f"{row['memory_mb']} MB |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="contenders whose names contain these")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate with so many folds (0: do not)")
    chosen = parser.parse_args()
    print(table(compare(chosen.only, chosen.folds)))


if __name__ == "__main__":
    main()
