"""Export a trained GPT-2 for serving: an int8 graph with a key-value cache, checked against torch.

``python -m training.language_model.export --checkpoint work/gpt2 --out models/gpt2``
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import GPT2LMHeadModel

from sidekick.gpt2.network import MODEL_FILE, OnnxNetwork
from training.language_model.graph import serving_graph

PARITY = 0.03  # bits a token that int8 may cost


def export(model: GPT2LMHeadModel, tokenizer_file: Path, folder: Path) -> Path:
    """Write ``model.int8.onnx``, ``tokenizer.json`` and ``config.json`` into ``folder``.

    Raises ``ValueError`` when int8 costs more than ``PARITY`` bits a token against torch.
    """
    model = model.eval().float().cpu()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(serving_graph(model).SerializeToString())
    if tokenizer_file.resolve() != (folder / "tokenizer.json").resolve():
        shutil.copyfile(tokenizer_file, folder / "tokenizer.json")
    _write_config(model, folder)
    cost = parity(model, folder)
    if cost > PARITY:
        raise ValueError(f"int8 costs {cost:.3f} bits a token, more than {PARITY}: the model was not exported well")
    _write_config(model, folder, cost)
    return folder


def parity(model: GPT2LMHeadModel, folder: Path, length: int = 48) -> float:
    """The bits a token that the exported model loses on text that the torch model itself sampled, fed in two parts
    so that the cache is used."""
    torch.manual_seed(0)
    start = torch.full((4, 1), model.config.eos_token_id or 0)
    ids = model.generate(start, do_sample=True, min_new_tokens=length, max_new_tokens=length, pad_token_id=0)
    with torch.no_grad():
        expected = _bits(model(ids).logits.numpy(), ids.numpy())
    return _bits(_in_two_parts(OnnxNetwork(folder), ids.numpy()), ids.numpy()) - expected


def _bits(logits: NDArray[np.float32], ids: NDArray[np.int64]) -> float:
    """Mean bits a token of ids (batch, length) under logits (batch, length, vocabulary)."""
    shifted = logits[:, :-1] - logits[:, :-1].max(axis=-1, keepdims=True)
    log_probabilities = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_probabilities, ids[:, 1:, None], axis=-1)
    return float(-chosen.mean() / np.log(2))


def _in_two_parts(network: OnnxNetwork, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    return np.concatenate([_row_in_two_parts(network, row[None]) for row in ids])


def _row_in_two_parts(network: OnnxNetwork, ids: NDArray[np.int64]) -> NDArray[np.float32]:
    half, cache = ids.shape[1] // 2, network.shape.cache(1)
    parts = [network.logits(part, cache, np.arange(part.shape[1])) for part in (ids[:, :half], ids[:, half:])]
    return np.concatenate(parts, axis=1)


def _write_config(model: GPT2LMHeadModel, folder: Path, cost: float = 0.0) -> None:
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
