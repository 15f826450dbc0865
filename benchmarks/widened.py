"""The shipped int8 model as transformers' own ``GPT2LMHeadModel``, its matrices widened to floats."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import GPT2Config, GPT2LMHeadModel

from sidekick.gpt2.dialogue import END
from sidekick.gpt2.network import MODEL_FILE, read_shape


def widened(folder: Path) -> tuple[GPT2LMHeadModel, Tokenizer]:
    """The model and its tokenizer."""
    shape = read_shape(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    sizes = {"n_positions": shape.n_positions, "n_embd": shape.n_embd, "n_layer": shape.n_layer, "n_head": shape.n_head}
    end = tokenizer.token_to_id(END)
    config = GPT2Config(vocab_size=shape.vocab_size, bos_token_id=end, eos_token_id=end, **sizes)
    constants = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(folder / MODEL_FILE)).graph.initializer}
    model = GPT2LMHeadModel(config).eval()
    weights = {name: _weight(name, constants) for name in model.transformer.state_dict()}
    model.transformer.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in weights.items()})
    return model, tokenizer


def _weight(name: str, constants: dict[str, np.ndarray]) -> np.ndarray:
    if name == "wte.weight":
        return constants["wte"].astype(np.float32) * constants["wte.scales"][:, None]
    if name == "wpe.weight":
        return constants["wpe"]
    matrix = name.removesuffix(".weight")
    if f"{matrix}.int8" in constants:
        return constants[f"{matrix}.int8"].astype(np.float32) * constants[f"{matrix}.scales"][None]
    return constants[name]
