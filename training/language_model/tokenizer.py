"""GPT-2's byte-level BPE, trained on our own text, with the dialogue's tokens added.

``python -m training.language_model.tokenizer --config small --data work/gpt2/data --out work/gpt2``
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

from sidekick.gpt2.dialogue import PLACEHOLDERS, SPECIAL_TOKENS, write_turn
from training.language_model.config import read_config
from training.language_model.prepare import read_texts


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """A byte-level BPE of ``size`` tokens, the special ones first. No byte is ever unknown to it.

    The special tokens take in the space before them: a token less for each, a tenth of all. Decoding gives it back.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    spaced = [decoders.Replace(token, f" {token}") for token in PLACEHOLDERS]
    tokenizer.decoder = decoders.Sequence([*spaced, decoders.ByteLevel()])
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[AddedToken(token, lstrip=True, special=True) for token in SPECIAL_TOKENS],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def load_tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="small", help="a name in training/configs, or a .toml file")
    parser.add_argument("--data", type=Path, default=Path("work/gpt2/data"))
    parser.add_argument("--out", type=Path, default=Path("work/gpt2"))
    chosen = parser.parse_args()
    texts = (write_turn(turn) for text in read_texts(chosen.data / "redial.jsonl") for turn in text.turns)
    train_tokenizer(texts, read_config(chosen.config).vocabulary).save(str(chosen.out / "tokenizer.json"))


if __name__ == "__main__":
    main()
