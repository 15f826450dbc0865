"""The network behind the engine: one step from token ids and a cache to logits and a longer cache."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sidekick.gpt2.cache import BatchCache

MODEL_FILE = "model.int8.onnx"


class ModelError(RuntimeError):
    """The model's files are missing or do not belong together; the message says what to do."""


@dataclass(frozen=True)
class Shape:
    """The sizes that ``config.json`` states."""

    version: str
    n_layer: int
    n_head: int
    n_embd: int
    n_positions: int
    vocab_size: int

    @property
    def head_width(self) -> int:
        return self.n_embd // self.n_head


def read_shape(folder: Path) -> Shape:
    """Read ``config.json``. Raises ``ModelError``."""
    try:
        values: dict[str, Any] = json.loads((folder / "config.json").read_text())
        return Shape(**{name: values[name] for name in Shape.__dataclass_fields__})
    except FileNotFoundError as error:
        raise ModelError(f"{folder} holds no GPT-2: check it out again, or train one with `make train`") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}/config.json cannot be read: {error}") from error


class Network(Protocol):
    """One forward pass."""

    shape: Shape

    def step(self, ids: NDArray[np.int64], cache: BatchCache) -> tuple[NDArray[np.float32], BatchCache]:
        """Logits of the last position (batch, vocabulary) and the cache grown by ids (batch, length)."""
        ...


class OnnxNetwork:
    """The exported int8 model under ONNX Runtime, on one thread.

    Raises ``ModelError`` when the files are missing or broken.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.shape = read_shape(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        path = folder / MODEL_FILE
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors share no base class of their own
            raise ModelError(f"{path} cannot be loaded: check it out again, or run `make train` ({error})") from error

    def step(self, ids: NDArray[np.int64], cache: BatchCache) -> tuple[NDArray[np.float32], BatchCache]:
        mask = np.concatenate([cache.mask, np.ones_like(ids)], axis=1)
        before = cache.mask.sum(axis=1, keepdims=True)
        inputs = {
            "input_ids": ids,
            "attention_mask": mask,
            "position_ids": before + np.arange(ids.shape[1])[None],
            "past_key": cache.keys,
            "past_value": cache.values,
        }
        logits, keys, values = self._session.run(["logits", "present_key", "present_value"], inputs)
        return logits[:, -1], BatchCache(keys, values, mask)
