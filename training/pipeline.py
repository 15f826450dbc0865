"""The stages by which the models are made, in order: each with its inputs, its outputs and a line of help.

A stage whose inputs, code and outputs are as they were after its last run is skipped; one whose sources are missing is
skipped with a plain word.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sidekick.launch.paths import python_of

ROOT = Path(__file__).parents[1]
RECORD = ROOT / "work" / "stages.json"


@dataclass(frozen=True)
class Stage:
    """One step. ``sources`` are files below the data folder, ``code`` and ``outputs`` paths below the project.

    It needs all of its ``sources``; of the ``optional`` ones it takes what is there.
    """

    name: str
    help: str
    command: tuple[str, ...]  # a module and its arguments
    sources: tuple[str, ...]
    code: tuple[str, ...]
    outputs: tuple[str, ...]
    optional: tuple[str, ...] = ()
    environment: str = "gpt2"


_TRAIN = ("training.language_model.train", "--config", "small", "--data", "work/gpt2/data")
_TRAINING_CODE = (
    *(f"training/language_model/{name}.py" for name in ("config", "model", "train", "windows")),
    "training/configs/small.toml",
    "sidekick/gpt2/dialogue.py",
)
STAGES = (
    Stage(
        "catalogue",
        "compile data/catalogue/movies.csv and franchises.csv from public facts",
        ("training.catalogue.compile",),
        (
            "redial/redial_dataset.zip",
            "movies/wikimkg_redial_movie_facts.json.gz",
            "movies/wikipedia_movies.jsonl.gz",
            "movies/dbpedia_subkg.json.gz",
        ),
        ("training/catalogue", "sidekick/movies/names.py", "sidekick/movies/genres.py"),
        ("data/catalogue/movies.csv", "data/catalogue/franchises.csv"),
    ),
    Stage(
        "moods",
        "find the films that people like when they ask for a mood: data/catalogue/moods.csv",
        ("training.moods", "--write"),
        ("redial/redial_dataset.zip",),
        ("training/moods.py", "training/heard_moods.py", "sidekick/movies/moods.py", "data/catalogue/movies.csv"),
        ("data/catalogue/moods.csv",),
    ),
    Stage(
        "recommender",
        "fit the recommender on all training dialogues",
        ("training.recommender.fit",),
        ("redial/redial_dataset.zip",),
        ("training/recommender", "sidekick/movies", "data/catalogue/movies.csv"),
        ("models/recommender",),
        optional=("movies/wikipedia_movies.jsonl.gz",),
    ),
    Stage(
        "linker",
        "fit what tells a title from ordinary words: models/linker/films.json.gz",
        ("training.nlu.fit_linker",),
        ("redial/redial_dataset.zip",),
        ("training/nlu", "sidekick/nlu", "data/catalogue/movies.csv"),
        ("models/linker/films.json.gz",),
        environment="rasa",
    ),
    Stage(
        "texts",
        "write down what GPT-2 learns from: dialogues and Wikipedia's openings, delexicalised and labelled",
        ("training.language_model.prepare", "--config", "small", "--out", "work/gpt2/data"),
        ("redial/redial_dataset.zip",),
        (
            *(f"training/language_model/{name}.py" for name in ("prepare", "sources", "acts", "labeller", "iard")),
            "sidekick/gpt2/delexicalise.py",
            "sidekick/chat/crude.py",
            "data/catalogue/movies.csv",
        ),
        tuple(f"work/gpt2/data/{source}.jsonl" for source in ("redial", "sgd", "taskmaster", "wikipedia")),
        optional=(
            "dialogues/iard.json.gz",
            "dialogues/sgd_movies.jsonl.gz",
            "dialogues/taskmaster3_movies.tsv.gz",
            "movies/wikipedia_movies.jsonl.gz",
        ),
    ),
    Stage(
        "tokenizer",
        "find the pieces of words that GPT-2 reads and writes",
        ("training.language_model.tokenizer", "--config", "small", "--data", "work/gpt2/data", "--out", "work/gpt2"),
        ("redial/redial_dataset.zip",),
        ("training/language_model/tokenizer.py", "sidekick/gpt2/dialogue.py", "work/gpt2/data/redial.jsonl"),
        ("work/gpt2/tokenizer.json",),
    ),
    Stage(
        "pretrain",
        "train GPT-2 on both sides of all dialogues (an hour on a CPU; goes on from its last checkpoint)",
        (*_TRAIN, "--stage", "pretrain", "--out", "work/gpt2/pretrain"),
        ("redial/redial_dataset.zip",),
        (*_TRAINING_CODE, "work/gpt2/tokenizer.json"),
        ("work/gpt2/pretrain/model.safetensors",),
    ),
    Stage(
        "finetune",
        "train it on what ReDial's recommenders say (half an hour on a CPU)",
        (*_TRAIN, "--stage", "finetune", "--init", "work/gpt2/pretrain", "--out", "work/gpt2/finetune"),
        ("redial/redial_dataset.zip",),
        (*_TRAINING_CODE, "work/gpt2/pretrain/model.safetensors", "work/gpt2/data/redial.jsonl"),
        ("work/gpt2/finetune/model.safetensors",),
    ),
    Stage(
        "export",
        "quantise GPT-2 to int8 for serving, checked against torch",
        ("training.language_model.export", "--checkpoint", "work/gpt2/finetune", "--out", "models/gpt2"),
        ("redial/redial_dataset.zip",),
        (
            "training/language_model/export.py",
            "training/language_model/graph.py",
            "work/gpt2/finetune/model.safetensors",
        ),
        ("models/gpt2/model.int8.onnx",),
    ),
    Stage(
        "words",
        "find the words that generated replies may use, and the titles that are everyday words",
        ("training.language_model.everyday",),
        ("redial/redial_dataset.zip",),
        ("training/language_model/everyday.py", "data/catalogue/movies.csv"),
        ("models/chat/everyday.txt", "models/chat/words.txt"),
    ),
    Stage(
        "selector",
        "fit what picks among the replies that pass the guard, on replies of the exported model",
        ("training.language_model.selector",),
        ("redial/redial_dataset.zip",),
        (
            *(f"training/language_model/{name}.py" for name in ("selector", "contexts", "drawing", "scoring")),
            "sidekick/chat",
            "models/gpt2/model.int8.onnx",
        ),
        ("models/chat/selector.json",),
        optional=("dialogues/iard.json.gz",),
    ),
)
Runner = Callable[[Sequence[str]], int]


class StageFailed(RuntimeError):
    """A stage ended with an error; its own output says which."""


def run_stages(names: Iterable[str], data: Path, root: Path = ROOT, runner: Runner | None = None) -> list[str]:
    """Run the stages of these names (all when there are none), in order. Returns the names of those that ran.

    Raises ``StageFailed``, and ``ValueError`` for a name that is no stage.
    """
    wanted = list(names)
    unknown = set(wanted) - {stage.name for stage in STAGES}
    if unknown:
        raise ValueError(f"no such stage: {', '.join(sorted(unknown))}; there are {', '.join(s.name for s in STAGES)}")
    stages = [stage for stage in STAGES if not wanted or stage.name in wanted]
    return [stage.name for stage in stages if _run(stage, data, root, runner or _subprocess)]


def _run(stage: Stage, data: Path, root: Path, runner: Runner) -> bool:
    missing = [source for source in stage.sources if not (data / source).exists()]
    if missing:
        print(f"{stage.name}: skipped, its source {missing[0]} is not in {data}", flush=True)
        return False
    record_file = root / RECORD.relative_to(ROOT)
    record = json.loads(record_file.read_text()) if record_file.exists() else {}
    if record.get(stage.name) == fingerprint(stage, data, root):
        print(f"{stage.name}: nothing changed", flush=True)
        return False
    print(f"{stage.name}: {stage.help} ...", flush=True)
    for source in stage.optional:
        if not (data / source).exists():
            print(f"{stage.name}: goes without {source}, which is not in {data}", flush=True)
    if runner([str(python_of(stage.environment)), "-m", *stage.command]):
        raise StageFailed(f"the stage {stage.name} failed; what it said is above")
    record[stage.name] = fingerprint(stage, data, root)
    record_file.parent.mkdir(parents=True, exist_ok=True)
    record_file.write_text(json.dumps(record, indent=2))
    return True


def fingerprint(stage: Stage, data: Path, root: Path) -> str:
    """A hash of everything that a stage reads and writes; large sources count by size and time."""
    digest = hashlib.sha256(" ".join(stage.command).encode())
    for source in (*stage.sources, *stage.optional):
        if (data / source).exists():
            status = (data / source).stat()
            digest.update(f"{source} {status.st_size} {status.st_mtime_ns}".encode())
    for name in (*stage.code, *stage.outputs):
        for path in _files(root / name):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return [path] if path.exists() else []


def _subprocess(command: Sequence[str]) -> int:
    return subprocess.run(command, cwd=ROOT, env=os.environ, check=False).returncode  # noqa: S603 - our own modules
