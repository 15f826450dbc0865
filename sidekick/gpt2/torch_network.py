"""The same network under PyTorch (``SIDEKICK_ENGINE=transformers``): any GPT-2 folder, on a CPU or a GPU."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import DynamicCache, GPT2LMHeadModel

from sidekick.gpt2.cache import BatchCache
from sidekick.gpt2.network import ModelError, Shape
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
    def step(self, ids: NDArray[np.int64], cache: BatchCache) -> tuple[NDArray[np.float32], BatchCache]:
        """Logits of the last position (batch, vocabulary) and the cache grown by ids (batch, length)."""
        mask = np.concatenate([cache.mask, np.ones_like(ids)], axis=1)
        positions = cache.mask.sum(axis=1, keepdims=True) + np.arange(ids.shape[1])[None]
        past = DynamicCache()
        if cache.mask.shape[1]:
            for layer, (key, value) in enumerate(zip(cache.keys, cache.values, strict=True)):
                past.update(self._tensor(key), self._tensor(value), layer)
        out = self.model(
            self._tensor(ids),
            attention_mask=self._tensor(mask),
            position_ids=self._tensor(positions),
            past_key_values=past,
            use_cache=True,
        )
        layers = out.past_key_values.layers
        keys = np.stack([layer.keys.float().cpu().numpy() for layer in layers])
        values = np.stack([layer.values.float().cpu().numpy() for layer in layers])
        return out.logits[:, -1].float().cpu().numpy(), BatchCache(keys, values, mask)

    def _tensor(self, array: NDArray[np.generic]) -> torch.Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device)


def load_torch_writer(folder: Path, waiting_limit: int) -> Writer:
    """A transformers folder with ``tokenizer.json`` in it. Raises ``ModelError``."""
    try:
        model = GPT2LMHeadModel.from_pretrained(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder} holds no GPT-2 that transformers can read: {error}") from error
    return Writer(TorchNetwork(model), tokenizer, waiting_limit)
