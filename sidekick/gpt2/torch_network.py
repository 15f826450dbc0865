"""The same network under PyTorch (``SIDEKICK_ENGINE=transformers``): any GPT-2 folder, on a CPU or a GPU."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import DynamicCache, GPT2LMHeadModel

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.network import Ids, Logits, ModelError, Shape
from sidekick.gpt2.writer import Writer


class TorchNetwork:
    """A ``GPT2LMHeadModel`` behind the ``Network`` interface."""

    def __init__(self, model: GPT2LMHeadModel) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.eval().to(self.device)
        config = model.config
        self.shape = Shape(
            "transformers", config.n_layer, config.n_head, config.n_embd, config.n_positions, config.vocab_size
        )

    @torch.inference_mode()
    def logits(self, ids: Ids, cache: Cache, wanted: NDArray[np.int64]) -> Logits:
        """Logits (rows, wanted, vocabulary), as ``Network`` has it."""
        rows, length = ids.shape
        before = cache.lengths[:rows].copy()
        past = int(before.max())
        filled = np.arange(past)[None] < before[:, None]
        mask = np.concatenate([filled, np.ones_like(ids, dtype=bool)], axis=1)
        out = self.model(
            self._tensor(ids),
            attention_mask=self._tensor(mask.astype(np.int64)),
            position_ids=self._tensor(before[:, None] + np.arange(length)[None]),
            past_key_values=self._past(cache, rows, past),
            use_cache=True,
        )
        for layer, state in enumerate(out.past_key_values.layers):
            _append(cache.keys[layer], state.keys, before, length)
            _append(cache.values[layer], state.values, before, length)
        cache.lengths[:rows] += length
        logits: Logits = out.logits[:, wanted.tolist()].float().cpu().numpy()
        return logits

    def _past(self, cache: Cache, rows: int, past: int) -> DynamicCache:
        states = DynamicCache()
        if past:
            for layer, (key, value) in enumerate(zip(cache.keys, cache.values, strict=True)):
                states.update(self._tensor(key[:rows, :, :past]), self._tensor(value[:rows, :, :past]), layer)
        return states

    def _tensor(self, array: NDArray[np.generic]) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device)


def _append(buffer: NDArray[np.float32], states: torch.Tensor, before: NDArray[np.int64], length: int) -> None:
    """Write the last ``length`` columns of states (rows, heads, all, width) behind what each row held before."""
    new = states[:, :, -length:].float().cpu().numpy()
    for row, start in enumerate(before):
        buffer[row, :, start : start + length] = new[row]


def load_torch_writer(folder: Path, waiting_limit: int) -> Writer:
    """A transformers folder with ``tokenizer.json`` in it. Raises ``ModelError``."""
    try:
        model = GPT2LMHeadModel.from_pretrained(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # transformers, safetensors and tokenizers raise errors of no common base
        raise ModelError(f"{folder} holds no GPT-2 that transformers can read: {error}") from error
    return Writer(TorchNetwork(model), tokenizer, waiting_limit)
