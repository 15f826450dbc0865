"""One model's training as one frozen value, read from ``training/configs/<name>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

CONFIGS = Path(__file__).parents[1] / "configs"
SOURCES = ("redial", "sgd", "taskmaster", "wikipedia")
STAGES = ("pretrain", "finetune")


@dataclass(frozen=True)
class StageConfig:
    """The schedule and the data of one stage."""

    steps: int = 1000
    tokens: int = 4096  # of a batch, padding included, in each process
    matrix_rate: float = 0.02  # Muon, the hidden matrices
    other_rate: float = 3e-3  # AdamW, embeddings, norms and biases
    weight_decay: float = 0.03  # of the hidden matrices
    warmup: int = 50  # steps
    decay: float = 0.0  # share of the steps at the end in which the rate falls to zero
    sources: tuple[str, ...] = ("redial",)  # of SOURCES; beside redial, see others_share
    others_share: float = 0.25  # of the texts of the sources beside redial, read in each pass over redial
    user_weight: float = 1.0  # of the loss on what people say, beside 1.0 on the assistant's turns
    dropout: float = 0.0  # of embeddings and of what each layer adds
    noise: float = 0.0  # share of the tokens it reads that are replaced by others
    kept: float = 0.0  # share of the weights it began with in those it ends with
    checkpoint_every: int = 100  # steps


@dataclass(frozen=True)
class RunConfig:
    """The model's size, and its stages. Raises ``ValueError`` for a setting or a source that does not exist."""

    name: str
    vocabulary: int = 4096
    layers: int = 4
    width: int = 256
    heads: int = 4
    positions: int = 256  # the longest row of training tokens, and the longest prompt with its reply
    dialogues: int = 0  # of each source, 0 for all
    seed: int = 0
    pretrain: StageConfig = field(default_factory=StageConfig)
    finetune: StageConfig = field(default_factory=StageConfig)

    def stage(self, name: str) -> StageConfig:
        """The stage of that name. Raises ``ValueError``."""
        if name not in STAGES:
            raise ValueError(f"no such stage: {name}; there are {', '.join(STAGES)}")
        return self.pretrain if name == "pretrain" else self.finetune


def read_config(name: str) -> RunConfig:
    """The configuration of that name, or at that path. Raises ``ValueError`` and ``FileNotFoundError``."""
    path = Path(name) if name.endswith(".toml") else CONFIGS / f"{name}.toml"
    values = tomllib.loads(path.read_text())
    for stage in STAGES:
        if stage in values:
            values[stage] = _stage(values[stage], f"{path}, [{stage}],")
    _check(values, RunConfig, str(path))
    return RunConfig(**{"name": path.stem, **values})


def _stage(values: dict[str, Any], where: str) -> StageConfig:
    _check(values, StageConfig, where)
    if "sources" in values:
        values["sources"] = tuple(values["sources"])
    unknown = set(values.get("sources", ())) - set(SOURCES)
    if unknown:
        raise ValueError(f"{where} has sources that do not exist: {', '.join(sorted(unknown))}")
    return StageConfig(**values)


def _check(values: dict[str, Any], kind: type, where: str) -> None:
    unknown = set(values) - {setting.name for setting in fields(kind)}
    if unknown:
        raise ValueError(f"{where} has settings that do not exist: {', '.join(sorted(unknown))}")
