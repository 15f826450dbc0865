"""The network behind the engine: one step from token ids to logits, the cache growing beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache

MODEL_FILE = "model.int8.onnx"
Ids = NDArray[np.int64]
Logits = NDArray[np.float32]


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

    def cache(self, rows: int) -> Cache:
        """Empty buffers for that many sequences."""
        return Cache.empty(self.n_layer, self.n_head, self.n_positions, self.n_embd // self.n_head, rows)


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
    """Forward passes over the first rows of a cache, which take the new tokens in."""

    shape: Shape

    def logits(self, ids: Ids, cache: Cache, wanted: NDArray[np.int64]) -> Logits:
        """Logits (rows, wanted, vocabulary) at the ``wanted`` columns of ids (rows, length).

        Several tokens for several rows at once are possible at the beginning only (``GroupQueryAttention``'s limit).
        """
        ...


def step(network: Network, ids: Ids, cache: Cache) -> Logits:
    """Logits (rows, vocabulary) after the last column of ids (rows, length)."""
    return network.logits(ids, cache, np.array([ids.shape[1] - 1]))[:, 0]


class OnnxNetwork:
    """The exported int8 model under ONNX Runtime. Raises ``ModelError`` when the files are missing or broken."""

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
        self._bindings: WeakKeyDictionary[Cache, dict[int, Any]] = WeakKeyDictionary()  # by the number of rows

    def logits(self, ids: Ids, cache: Cache, wanted: NDArray[np.int64]) -> Logits:
        """Logits (rows, wanted, vocabulary), as ``Network`` has it."""
        rows, length = ids.shape
        before = cache.lengths[:rows]
        last = before + length - 1
        binding = self._binding(cache, rows)
        binding.bind_cpu_input("input_ids", np.ascontiguousarray(ids, np.int64))
        binding.bind_cpu_input("position_ids", before[:, None] + np.arange(length)[None])
        binding.bind_cpu_input("last", last.astype(np.int32))
        binding.bind_cpu_input("total", np.array([last.max() + 1], np.int32))
        binding.bind_cpu_input("wanted", wanted.astype(np.int64))
        binding.bind_output("logits", "cpu")
        self._session.run_with_iobinding(binding)
        cache.lengths[:rows] += length
        logits: Logits = binding.get_outputs()[0].numpy()
        return logits

    def _binding(self, cache: Cache, rows: int) -> Any:
        """Inputs and outputs around the first rows of a cache. What goes in as the past and what comes out as the
        present are the same memory: nothing is copied."""
        known = self._bindings.setdefault(cache, {})
        if rows not in known:
            known[rows] = self._session.io_binding()
            known[rows].bind_output("logits", "cpu")
            for what, buffers in (("key", cache.keys), ("value", cache.values)):
                for layer, buffer in enumerate(buffers):
                    place = ("cpu", 0, np.float32, (rows, *buffer.shape[1:]), buffer.ctypes.data)
                    known[rows].bind_input(f"past_{what}.{layer}", *place)
                    known[rows].bind_output(f"present_{what}.{layer}", *place)
        return known[rows]
