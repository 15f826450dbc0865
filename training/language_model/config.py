"""One training run as one frozen value, read from ``training/configs/<name>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

CONFIGS = Path(__file__).parents[1] / "configs"


@dataclass(frozen=True)
class RunConfig:
    """Sizes, schedule and data of a run. Raises ``ValueError`` for a setting that does not exist."""

    name: str
    vocabulary: int = 4096
    layers: int = 4
    width: int = 256
    heads: int = 4
    positions: int = 256  # tokens of a training window, and the longest prompt with its reply
    dropout: float = 0.0
    steps: int = 3000
    batch: int = 16  # windows
    matrix_rate: float = 0.02  # Muon, the hidden matrices
    other_rate: float = 3e-3  # AdamW, embeddings, norms and biases
    warmup: int = 50  # steps
    decay: float = 0.3  # share of the steps at the end in which the rate falls to zero
    user_weight: float = 0.3  # of the loss on what people say, beside 1.0 on the assistant's turns
    other_sources: tuple[str, ...] = ()  # of sgd, taskmaster, wikipedia: mixed in before ReDial
    other_steps: int = 0
    dialogues: int = 0  # of ReDial, 0 for all
    seed: int = 0
    checkpoint_every: int = 200  # steps


def read_config(name: str) -> RunConfig:
    """The run of that name, or at that path."""
    path = Path(name) if name.endswith(".toml") else CONFIGS / f"{name}.toml"
    values = tomllib.loads(path.read_text())
    unknown = set(values) - {field.name for field in fields(RunConfig)}
    if unknown:
        raise ValueError(f"{path} has settings that do not exist: {', '.join(sorted(unknown))}")
    if "other_sources" in values:
        values["other_sources"] = tuple(values["other_sources"])
    return RunConfig(name=path.stem, **values)
