"""Export a trained GPT-2 for serving: ONNX with a key-value cache, quantised to int8, checked against torch.

``python -m training.language_model.export --checkpoint work/gpt2 --out models/gpt2``
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import GPT2LMHeadModel

MODEL_FILE = "model.int8.onnx"
PARITY = 0.03  # bits a token that int8 may cost
INPUTS = ["input_ids", "attention_mask", "position_ids", "past_key", "past_value"]
OUTPUTS = ["logits", "present_key", "present_value"]


class CachedGPT2(nn.Module):
    """A ``GPT2LMHeadModel`` with its cache as two plain tensors (layers, batch, heads, past, width of a head)."""

    def __init__(self, model: GPT2LMHeadModel) -> None:
        super().__init__()
        self.core, self.heads = model.transformer, model.config.n_head

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, position_ids: Tensor, past_key: Tensor, past_value: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (batch, length, vocabulary), and the cache grown by ``length``."""
        hidden = self.core.wte(input_ids) + self.core.wpe(position_ids)
        blocked = self._blocked(input_ids, attention_mask)
        keys, values = [], []
        for layer, block in enumerate(self.core.h):
            attended, key, value = self._attend(block, hidden, blocked, past_key[layer], past_value[layer])
            hidden = hidden + attended
            hidden = hidden + block.mlp.c_proj(block.mlp.act(block.mlp.c_fc(block.ln_2(hidden))))
            keys.append(key)
            values.append(value)
        logits = self.core.ln_f(hidden) @ self.core.wte.weight.t()
        return logits, torch.stack(keys), torch.stack(values)

    def _blocked(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """What must not be looked at, as large negative numbers (batch, 1, length, past + length)."""
        length, total = input_ids.shape[1], attention_mask.shape[1]
        row = torch.arange(length, device=input_ids.device).unsqueeze(1) + (total - length)
        future = torch.arange(total, device=input_ids.device).unsqueeze(0) > row
        padding = attention_mask.unsqueeze(1).unsqueeze(1) == 0
        return (future.unsqueeze(0).unsqueeze(0) | padding).float() * -1e9

    def _attend(
        self, block: nn.Module, hidden: Tensor, blocked: Tensor, past_key: Tensor, past_value: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        batch, length, width = hidden.shape
        projected = block.attn.c_attn(block.ln_1(hidden))
        query, key, value = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in projected.split(width, dim=2)
        )
        key, value = torch.cat([past_key, key], dim=2), torch.cat([past_value, value], dim=2)
        scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + blocked
        mixed = (scores.softmax(dim=-1) @ value).transpose(1, 2).reshape(batch, length, width)
        return block.attn.c_proj(mixed), key, value


def export(model: GPT2LMHeadModel, tokenizer_file: Path, folder: Path) -> Path:
    """Write ``model.int8.onnx``, ``tokenizer.json`` and ``config.json`` into ``folder``.

    Raises ``ValueError`` when int8 costs more than ``PARITY`` bits a token against torch.
    """
    model = model.eval().float()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "model.onnx"
        _write_onnx(CachedGPT2(model), model, plain)
        quantize_dynamic(plain, folder / MODEL_FILE, weight_type=QuantType.QInt8)
    if tokenizer_file.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer_file, folder / "tokenizer.json")
    cost = parity(model, folder / MODEL_FILE)
    if cost > PARITY:
        raise ValueError(f"int8 costs {cost:.3f} bits a token, more than {PARITY}: the model was not exported well")
    _write_config(model, folder, cost)
    return folder


def _write_onnx(cached: CachedGPT2, model: GPT2LMHeadModel, path: Path) -> None:
    config = model.config
    empty = torch.zeros(config.n_layer, 2, config.n_head, 3, config.n_embd // config.n_head)
    ids = torch.ones(2, 5, dtype=torch.long)
    example = (ids, torch.ones(2, 8, dtype=torch.long), torch.arange(3, 8).repeat(2, 1), empty, empty.clone())
    cache_axes = {1: "batch", 3: "past"}
    axes = {
        "input_ids": {0: "batch", 1: "length"},
        "attention_mask": {0: "batch", 1: "total"},
        "position_ids": {0: "batch", 1: "length"},
        "past_key": cache_axes,
        "past_value": cache_axes,
        "logits": {0: "batch", 1: "length"},
        "present_key": {1: "batch", 3: "total"},
        "present_value": {1: "batch", 3: "total"},
    }
    torch.onnx.export(
        cached, example, str(path), input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, dynamo=False
    )


def parity(model: GPT2LMHeadModel, path: Path, length: int = 48) -> float:
    """The bits a token that the exported model loses on text that the torch model itself sampled, fed in two parts
    so that the cache is used."""
    torch.manual_seed(0)
    start = torch.full((4, 1), model.config.eos_token_id or 0)
    ids = model.generate(start, do_sample=True, min_new_tokens=length, max_new_tokens=length, pad_token_id=0)
    with torch.no_grad():
        expected = _bits(model(ids).logits.numpy(), ids.numpy())
    return _bits(_run_in_two_parts(path, ids.numpy(), model), ids.numpy()) - expected


def _bits(logits: np.ndarray, ids: np.ndarray) -> float:
    """Mean bits a token of ids (batch, length) under logits (batch, length, vocabulary)."""
    shifted = logits[:, :-1] - logits[:, :-1].max(axis=-1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_probabilities, ids[:, 1:, None], axis=-1)
    return float(-chosen.mean() / np.log(2))


def _run_in_two_parts(path: Path, ids: np.ndarray, model: GPT2LMHeadModel) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    config, half = model.config, ids.shape[1] // 2
    shape = (config.n_layer, len(ids), config.n_head, 0, config.n_embd // config.n_head)
    cache = [np.zeros(shape, dtype=np.float32)] * 2
    parts = []
    for begin, end in ((0, half), (half, ids.shape[1])):
        mask = np.ones((len(ids), end), dtype=np.int64)
        positions = np.arange(begin, end)[None].repeat(len(ids), axis=0)
        inputs = dict(zip(INPUTS, (ids[:, begin:end], mask, positions, *cache), strict=True))
        logits, *cache = session.run(OUTPUTS, inputs)
        parts.append(logits)
    return np.concatenate(parts, axis=1)


def _write_config(model: GPT2LMHeadModel, folder: Path, cost: float) -> None:
    config = model.config
    content = hashlib.sha256((folder / MODEL_FILE).read_bytes() + (folder / "tokenizer.json").read_bytes())
    description = {
        "version": content.hexdigest()[:12],
        "n_layer": config.n_layer,
        "n_head": config.n_head,
        "n_embd": config.n_embd,
        "n_positions": config.n_positions,
        "vocab_size": config.vocab_size,
        "int8_cost_bits_per_token": round(cost, 4),
    }
    (folder / "config.json").write_text(json.dumps(description, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=Path("work/gpt2"))
    parser.add_argument("--out", type=Path, default=Path("models/gpt2"))
    chosen = parser.parse_args()
    export(GPT2LMHeadModel.from_pretrained(chosen.checkpoint), chosen.checkpoint / "tokenizer.json", chosen.out)
    print((chosen.out / "config.json").read_text())


if __name__ == "__main__":
    main()
