"""The GPT-2 of a run: new, or a pretrained one whose embeddings grow by the dialogue's tokens."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoTokenizer, GPT2Config, GPT2LMHeadModel

from sidekick.gpt2.dialogue import END, PAD, SPECIAL_TOKENS
from training.language_model.config import RunConfig
from training.language_model.tokenizer import load_tokenizer

FAST_GELU = "gelu_pytorch_tanh"  # GPT-2's own activation in one step instead of eight


def new_model(config: RunConfig, tokenizer: Tokenizer, dropout: float = 0.0) -> GPT2LMHeadModel:
    """A randomly initialised ``GPT2LMHeadModel`` of the run's size."""
    return GPT2LMHeadModel(
        GPT2Config(
            vocab_size=tokenizer.get_vocab_size(),
            n_positions=config.positions,
            n_embd=config.width,
            n_layer=config.layers,
            n_head=config.heads,
            activation_function=FAST_GELU,
            resid_pdrop=dropout,
            embd_pdrop=dropout,
            attn_pdrop=0.0,
            bos_token_id=tokenizer.token_to_id(END),
            eos_token_id=tokenizer.token_to_id(END),
            pad_token_id=tokenizer.token_to_id(PAD),
        )
    )


def pretrained_model(source: str, dropout: float = 0.0) -> tuple[GPT2LMHeadModel, Tokenizer]:
    """A pretrained GPT-2 from a folder or a hub, with its tokenizer.

    One that has our tokens already goes on as it is; to any other they are added, and its embeddings are resized.
    """
    rates = {"resid_pdrop": dropout, "embd_pdrop": dropout, "attn_pdrop": 0.0}
    model = GPT2LMHeadModel.from_pretrained(source, activation_function=FAST_GELU, **rates)
    folder = Path(source)
    if (folder / "tokenizer.json").exists():
        own = load_tokenizer(folder)
        if all(own.token_to_id(token) is not None for token in SPECIAL_TOKENS):
            return model, own
    wrapped: Any = AutoTokenizer.from_pretrained(source, use_fast=True)
    wrapped.add_special_tokens({"additional_special_tokens": list(SPECIAL_TOKENS)})
    model.resize_token_embeddings(len(wrapped))
    model.config.eos_token_id = wrapped.convert_tokens_to_ids(END)
    model.config.pad_token_id = wrapped.convert_tokens_to_ids(PAD)
    return model, Tokenizer.from_str(wrapped.backend_tokenizer.to_str())


def blend(model: GPT2LMHeadModel, before: Mapping[str, Tensor], share: float) -> None:
    """Move the weights the ``share`` of the way back to those ``before``: what fine-tuning learned by heart fades first
    (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022)."""
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.lerp_(before[name], share)


def save(model: GPT2LMHeadModel, tokenizer: Tokenizer, folder: Path) -> None:
    """A transformers folder (safetensors) with ``tokenizer.json`` beside it."""
    model.save_pretrained(folder, safe_serialization=True)
    tokenizer.save(str(folder / "tokenizer.json"))
