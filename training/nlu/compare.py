"""Compare ways of understanding. Usage: python -m training.nlu.compare [--only NAME ...]

Trains each pipeline with Rasa's own trainer on the same phrasings, then starts it and reads the held-out phrasings in a
process of its own: training time, start-up (import to first answer) and memory are those of a server. Times are CPU
seconds, so that other work on the machine does not count. Prints a table. The pipelines that find entities by sequence
labelling get them annotated with what the shipped matcher finds. Runs in the Rasa environment, in about half an hour.
"""

from __future__ import annotations

import argparse
import importlib.util
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

TOKENS: dict[str, Any] = {"name": "WhitespaceTokenizer"}
COUNTS: list[dict[str, Any]] = [
    {"name": "CountVectorsFeaturizer", "min_ngram": 1, "max_ngram": 2},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 5},
]
REGRESSION: dict[str, Any] = {"name": "LogisticRegressionClassifier", "max_iter": 200}
SYNTACTIC: dict[str, Any] = {"name": "LexicalSyntacticFeaturizer"}
CRF: dict[str, Any] = {"name": "CRFEntityExtractor"}
SYNONYMS: dict[str, Any] = {"name": "EntitySynonymMapper"}
DIET: dict[str, Any] = {"name": "DIETClassifier", "epochs": 100, "random_seed": 42}
SPACY_VECTORS = "en_core_web_md"
Pipeline = list[dict[str, Any]]


def contenders(shipped: Pipeline) -> Mapping[str, Pipeline]:
    """Name -> pipeline. spaCy's vectors only where its package is installed."""
    found: dict[str, Pipeline] = {
        "shipped: linker, matcher, logistic regression": shipped,
        "sparse logistic regression + CRF": [TOKENS, SYNTACTIC, *COUNTS, REGRESSION, CRF, SYNONYMS],
        "DIET, 100 epochs": [TOKENS, SYNTACTIC, *COUNTS, DIET, SYNONYMS],
    }
    if importlib.util.find_spec(SPACY_VECTORS):
        spacy: Pipeline = [{"name": "SpacyNLP", "model": SPACY_VECTORS}, {"name": "SpacyTokenizer"}]
        found["spaCy vectors, logistic regression + CRF"] = [
            *spacy, SYNTACTIC, {"name": "SpacyFeaturizer"}, *COUNTS, REGRESSION, CRF, SYNONYMS
        ]  # fmt: skip
    else:
        print(f"spaCy's vectors are left out: the package {SPACY_VECTORS} is not installed.")
    return found


def compare(only: Sequence[str]) -> list[dict[str, Any]]:
    """One record of figures for each contender whose name contains one of ``only``; all of them for none."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    rows = []
    for name, pipeline in contenders(config["pipeline"]).items():
        if not only or any(part.lower() in name.lower() for part in only):
            with tempfile.TemporaryDirectory() as folder:
                rows.append({"name": name, **_measure(config | {"pipeline": pipeline}, Path(folder))})
                print(json.dumps(rows[-1]), flush=True)
    return rows


def _measure(config: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    (folder / "config.yml").write_text(yaml.safe_dump(dict(config)), encoding="utf-8")
    write_training_data(training_phrasings(), folder / "nlu.yml")
    command = ["-m", "rasa", "train", "nlu", "--config", str(folder / "config.yml"), "--nlu", str(folder / "nlu.yml")]
    before = os.times()
    _run([*command, "--out", str(folder), "--fixed-model-name", "model"], folder)
    after = os.times()
    training = after.children_user + after.children_system - before.children_user - before.children_system
    read = _run(["-m", "training.nlu.contender", str(folder / "model.tar.gz")], folder)
    return {"training_s": round(training, 1), **json.loads(read.splitlines()[-1])}


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
        "| | held-out intents | other topics | entities | training | start-up | a message | memory |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row['name']} | {row['intent_macro_f1']:.3f} | {row['out_of_scope_f1']:.3f} | {row['entity_f1']:.3f} | "
        f"{row['training_s']:.0f} s | {row['startup_s']:.0f} s | {row['message_ms']:.1f} ms | {row['memory_mb']} MB |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="contenders whose names contain these")
    print(table(compare(parser.parse_args().only)))


if __name__ == "__main__":
    main()
