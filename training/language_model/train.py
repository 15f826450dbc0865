"""Train GPT-2: ``python -m training.language_model.train --config small --out work/gpt2 [--init gpt2]``.

Runs as it is on one CPU or GPU, and under ``accelerate launch`` on many. An interrupted run goes on from its last
checkpoint. The rate holds, then falls in the last part of the run (warm-up, stable, decay).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm

from sidekick.gpt2.dialogue import Turn, write_turn
from sidekick.movies.catalogue import Catalogue
from training.language_model.config import RunConfig, read_config
from training.language_model.model import new_model, pretrained_model, save
from training.language_model.prepare import prepare
from training.language_model.tokenizer import train_tokenizer
from training.language_model.windows import batches, epoch_windows
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues


def rate_at(step: int, config: RunConfig) -> float:
    """The share of the full learning rate at a step: up, level, then down to zero in a straight line."""
    falling = max(1, int(config.steps * config.decay))
    return min(1.0, (step + 1) / max(1, config.warmup), (config.steps - step) / falling)


def optimizers(model: nn.Module, config: RunConfig) -> list[torch.optim.Optimizer]:
    """Muon for the hidden matrices, AdamW for embeddings, norms and biases (as in nanochat)."""
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and ".h." in name]
    known = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in known]
    return [
        torch.optim.Muon(matrices, lr=config.matrix_rate, weight_decay=0.01, adjust_lr_fn="original"),
        torch.optim.AdamW(others, lr=config.other_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]


def weighted_loss(logits: Tensor, targets: Tensor, weights: Tensor) -> Tensor:
    """Mean cross-entropy over targets (batch, length), each counted by its weight."""
    losses = nn.functional.cross_entropy(logits.flatten(0, 1).float(), targets.flatten(), reduction="none")
    return (losses * weights.flatten()).sum() / weights.sum().clamp(min=1.0)


def endless_batches(
    dialogues: Sequence[Sequence[Turn]], tokenizer: Tokenizer, config: RunConfig
) -> Iterator[tuple[Tensor, Tensor]]:
    """Windows of ids and weights (batch, positions + 1), epoch after epoch, the same for the same seed."""
    rng = random.Random(config.seed)
    while True:
        ids, weights = epoch_windows(dialogues, tokenizer, config.positions, config.user_weight, rng)
        for rows in batches(len(ids), min(config.batch, len(ids)), rng):
            yield torch.from_numpy(ids[rows]), torch.from_numpy(weights[rows])


class Trainer:
    """One run: the model, its optimisers, the stream of batches and the checkpoints."""

    def __init__(self, config: RunConfig, out: Path, init: str | None = None) -> None:
        set_seed(config.seed)
        self.config, self.out = config, out
        self.accelerator = Accelerator()
        archive = archive_path()
        dialogues = list(read_dialogues(archive, "train"))[: config.dialogues or None]
        self.dialogues = list(prepare(tqdm(dialogues, desc="prepare"), Catalogue.load()))
        model, self.tokenizer = self._model(init)
        self.optimizers = [self.accelerator.prepare(one) for one in optimizers(model, config)]
        self.model = self.accelerator.prepare(model)
        self.step = 0
        self._resume()

    def _model(self, init: str | None) -> tuple[nn.Module, Tokenizer]:
        if init:
            return pretrained_model(init)
        texts = (write_turn(turn) for turns in self.dialogues for turn in turns)
        tokenizer = train_tokenizer(texts, self.config.vocabulary)
        return new_model(self.config, tokenizer), tokenizer

    def run(self) -> None:
        """Train to the last step, saving checkpoints, then save the model."""
        stream = endless_batches(self.dialogues, self.tokenizer, self.config)
        for _ in range(self.step):
            next(stream)  # an interrupted run goes on with the batches it had not yet seen
        bar = tqdm(range(self.step, self.config.steps), initial=self.step, total=self.config.steps, desc="train")
        mean, begun = 0.0, time.monotonic()
        for step in bar:
            loss = self._update(*next(stream), rate_at(step, self.config))
            mean = loss if not mean else 0.98 * mean + 0.02 * loss
            bar.set_postfix(loss=f"{mean:.3f}", refresh=False)
            self.step = step + 1
            if self.step % self.config.checkpoint_every == 0:
                self._log(mean, time.monotonic() - begun)
                self._checkpoint()
        self._save(self.out)

    def _update(self, ids: Tensor, weights: Tensor, rate: float) -> float:
        for optimizer, full in zip(self.optimizers, (self.config.matrix_rate, self.config.other_rate), strict=True):
            optimizer.param_groups[0]["lr"] = full * rate
            optimizer.zero_grad()
        ids, weights = ids.to(self.accelerator.device), weights.to(self.accelerator.device)
        with torch.autocast(self.accelerator.device.type, dtype=torch.bfloat16):
            logits = self.model(ids[:, :-1]).logits
        loss = weighted_loss(logits, ids[:, 1:], weights[:, 1:])
        self.accelerator.backward(loss)
        for optimizer in self.optimizers:
            optimizer.step()
        value = float(loss.detach())
        if not math.isfinite(value):
            raise FloatingPointError(f"the loss is {value} at step {self.step}: lower the rates")
        return value

    def _log(self, loss: float, seconds: float) -> None:
        self.out.mkdir(parents=True, exist_ok=True)
        with (self.out / "log.jsonl").open("a") as file:
            file.write(json.dumps({"step": self.step, "loss": round(loss, 4), "seconds": round(seconds)}) + "\n")

    def _checkpoint(self) -> None:
        state = {
            "step": self.step,
            "model": self.accelerator.unwrap_model(self.model).state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        partial = self.out / "checkpoint.partial"
        self.accelerator.save(state, partial)
        partial.replace(self.out / "checkpoint.pt")

    def _resume(self) -> None:
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.accelerator.unwrap_model(self.model).load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.step = state["step"]
        print(f"Going on from step {self.step}.")

    def _save(self, folder: Path) -> None:
        if self.accelerator.is_main_process:
            save(self.accelerator.unwrap_model(self.model), self.tokenizer, folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="small", help="a name in training/configs, or a .toml file")
    parser.add_argument("--out", type=Path, default=Path("work/gpt2"))
    parser.add_argument("--init", help="fine-tune this GPT-2 (a folder or a hub name) instead of starting anew")
    chosen = parser.parse_args()
    Trainer(read_config(chosen.config), chosen.out, chosen.init).run()


if __name__ == "__main__":
    main()
