"""Train GPT-2, one stage at a time:

``python -m training.language_model.train --config small --stage pretrain --out work/gpt2/pretrain``, then
``... --stage finetune --init work/gpt2/pretrain --out work/gpt2/finetune``.

``--init`` takes any GPT-2, a folder or a hub name. Runs as it is on one CPU or GPU, and under ``accelerate launch`` on
many GPUs. On two CPU cores, one process each: ``ACCELERATE_USE_CPU=true python -m torch.distributed.run
--nproc_per_node 2 -m training.language_model.train ...``, with half the ``tokens``. An interrupted run goes on from its
last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm
from transformers import GPT2LMHeadModel

from sidekick.gpt2.dialogue import PAD, SPECIAL_TOKENS
from training.language_model.config import STAGES, RunConfig, StageConfig, read_config
from training.language_model.model import blend, new_model, pretrained_model, save
from training.language_model.prepare import read_texts
from training.language_model.sources import Text
from training.language_model.tokenizer import load_tokenizer
from training.language_model.windows import batches, rows

CHECKPOINT = "checkpoint.pt"


def rate_at(step: int, stage: StageConfig) -> float:
    """The share of the full learning rate at a step: up, level, then down to zero in a straight line."""
    falling = max(1, int(stage.steps * stage.decay))
    return min(1.0, (step + 1) / max(1, stage.warmup), (stage.steps - step) / falling)


def optimizers(model: nn.Module, stage: StageConfig) -> list[torch.optim.Optimizer]:
    """Muon for the hidden matrices, AdamW for embeddings, norms and biases (as in nanochat)."""
    matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and ".h." in name]
    known = {id(p) for p in matrices}
    others = [p for p in model.parameters() if id(p) not in known]
    return [
        torch.optim.Muon(matrices, lr=stage.matrix_rate, weight_decay=stage.weight_decay, adjust_lr_fn="original"),
        torch.optim.AdamW(others, lr=stage.other_rate, betas=(0.9, 0.95), weight_decay=0.0),
    ]


class TextLoss(nn.Module):
    """A GPT-2 whose output is its loss on a batch: mean cross-entropy, each token counted by its weight.

    While it trains, a share ``noise`` of the tokens that it reads are others of the same batch; what it is to predict
    stays as it was. The best of the remedies tried here against learning little text by heart (Xie et al., "Data
    Noising as Smoothing in Neural Network Language Models", ICLR 2017). Tokens of ``fixed`` never change or are put in.
    """

    def __init__(self, model: GPT2LMHeadModel, noise: float = 0.0, fixed: Sequence[int] = ()) -> None:
        super().__init__()
        self.model = model
        self.noise = noise
        self.register_buffer("fixed", torch.tensor(fixed, dtype=torch.long), persistent=False)

    def forward(self, ids: Tensor, weights: Tensor) -> Tensor:
        """The loss of ids and weights (rows, length). Words of no weight cost no look at the vocabulary."""
        read = self._noised(ids) if self.training and self.noise else ids
        hidden = self.model.transformer(read[:, :-1], use_cache=False).last_hidden_state
        counted = weights[:, 1:] > 0
        logits = self.model.lm_head(hidden[counted]).float()  # (counted, vocabulary)
        losses = nn.functional.cross_entropy(logits, ids[:, 1:][counted], reduction="none")
        return (losses * weights[:, 1:][counted]).sum() / weights[:, 1:].sum().clamp(min=1.0)

    def _noised(self, ids: Tensor) -> Tensor:
        """The ids with a share of them replaced, each as often as it occurs in the batch."""
        others = ids.flatten()[torch.randperm(ids.numel(), device=ids.device)].view_as(ids)
        fixed = torch.isin(ids, self.fixed) | torch.isin(others, self.fixed)
        return torch.where((torch.rand(ids.shape, device=ids.device) < self.noise) & ~fixed, others, ids)


def endless_batches(
    others: Sequence[Text], always: Sequence[Text], tokenizer: Tokenizer, config: RunConfig, stage: StageConfig
) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches of ids and weights (rows, longest), pass after pass over the texts of ``always``.

    ``others`` are read slowly beside them, in random order without end: ``stage.others_share`` of them in each pass.
    The same for the same seed.
    """
    rng = random.Random(config.seed)
    pad = tokenizer.token_to_id(PAD) or 0
    beside = _in_random_order(others, rng)
    while True:
        texts = [*islice(beside, math.ceil(stage.others_share * len(others))), *always]
        encoded = [row for text in texts for row in rows(text, tokenizer, config.positions, stage.user_weight, rng)]
        for ids, weights in batches(encoded, stage.tokens, pad, rng):
            yield torch.from_numpy(ids), torch.from_numpy(weights)


def _in_random_order(texts: Sequence[Text], rng: random.Random) -> Iterator[Text]:
    while texts:
        yield from rng.sample(texts, len(texts))


class Trainer:
    """One stage: the model, its optimisers, the stream of batches and the checkpoints."""

    def __init__(self, config: RunConfig, stage: str, data: Path, out: Path, init: str | None = None) -> None:
        set_seed(config.seed)
        self.config, self.stage, self.out = config, config.stage(stage), out
        self.accelerator = Accelerator()
        self.texts = {source: self._read(source, data) for source in self.stage.sources}
        model, self.tokenizer = pretrained_model(init, self.stage.dropout) if init else self._new(data)
        self.before = {name: weight.detach().clone() for name, weight in model.named_parameters()}
        self.optimizers = [self.accelerator.prepare(one) for one in optimizers(model, self.stage)]
        if self.accelerator.device.type == "cpu":
            model.set_attn_implementation("eager")  # a tenth faster than the fused kernel on rows this short
        fixed = [self.tokenizer.get_vocab()[token] for token in SPECIAL_TOKENS]
        self.model, self.loss = model, self.accelerator.prepare(TextLoss(model, self.stage.noise, fixed))
        self.step = 0
        self._resume()

    def _new(self, data: Path) -> tuple[GPT2LMHeadModel, Tokenizer]:
        tokenizer = load_tokenizer(data.parent)
        return new_model(self.config, tokenizer, self.stage.dropout), tokenizer

    def _read(self, source: str, data: Path) -> list[Text]:
        path = data / f"{source}.jsonl"
        if not path.exists():
            print(f"{source}: not there, trained without it", flush=True)
            return []
        return read_texts(path)

    def run(self) -> None:
        """Train to the last step, saving checkpoints, then save the model."""
        stream = self._stream()
        for _ in range(self.step):
            next(stream)  # an interrupted run goes on with the batches it had not yet seen
        self.loss.train()
        bar = tqdm(
            range(self.step, self.stage.steps),
            desc="train",
            initial=self.step,
            total=self.stage.steps,
            disable=not self.accelerator.is_main_process,
        )
        mean, begun = 0.0, time.monotonic()
        for step in bar:
            loss = self._update(*next(stream), step)
            mean = loss if not mean else 0.9 * mean + 0.1 * loss
            bar.set_postfix(loss=f"{mean:.3f}", refresh=False)
            self.step = step + 1
            if self.step % self.stage.checkpoint_every == 0:
                self._log(mean, time.monotonic() - begun)
                self._checkpoint()
        if self.accelerator.is_main_process:
            blend(self.model, self.before, self.stage.kept)
            save(self.model, self.tokenizer, self.out)
            (self.out / CHECKPOINT).unlink(missing_ok=True)  # the next run begins anew

    def _stream(self) -> Iterator[tuple[Tensor, Tensor]]:
        """This process's share of the batches."""
        others = [text for source, texts in self.texts.items() if source != "redial" for text in texts]
        stream = endless_batches(others, self.texts.get("redial", others), self.tokenizer, self.config, self.stage)
        return islice(stream, self.accelerator.process_index, None, self.accelerator.num_processes)

    def _update(self, ids: Tensor, weights: Tensor, step: int) -> float:
        torch.manual_seed(self.config.seed + step)  # the same dropout whether or not the run was interrupted
        rate = rate_at(step, self.stage)
        for optimizer, full in zip(self.optimizers, (self.stage.matrix_rate, self.stage.other_rate), strict=True):
            optimizer.param_groups[0]["lr"] = full * rate
            optimizer.zero_grad()
        ids, weights = ids.to(self.accelerator.device), weights.to(self.accelerator.device)
        with torch.autocast(self.accelerator.device.type, dtype=torch.bfloat16):
            loss = self.loss(ids, weights)
        self.accelerator.backward(loss)
        for optimizer in self.optimizers:
            optimizer.step()
        value = float(loss.detach())
        if not math.isfinite(value):
            raise FloatingPointError(f"the loss is {value} at step {step}: lower the rates")
        return value

    def _log(self, loss: float, seconds: float) -> None:
        if not self.accelerator.is_main_process:
            return
        self.out.mkdir(parents=True, exist_ok=True)
        with (self.out / "log.jsonl").open("a") as file:
            file.write(json.dumps({"step": self.step, "loss": round(loss, 4), "seconds": round(seconds)}) + "\n")

    def _checkpoint(self) -> None:
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        partial = self.out / "checkpoint.partial"
        self.accelerator.save(state, partial)
        if self.accelerator.is_main_process:
            partial.replace(self.out / CHECKPOINT)

    def _resume(self) -> None:
        path = self.out / CHECKPOINT
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        self.step = state["step"]
        print(f"Going on from step {self.step}.", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", default="small", help="a name in training/configs, or a .toml file")
    parser.add_argument("--stage", choices=STAGES, required=True)
    parser.add_argument("--data", type=Path, default=Path("work/gpt2/data"), help="what `prepare` wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--init", help="begin with this GPT-2 (a folder or a hub name) instead of a new one")
    chosen = parser.parse_args()
    Trainer(read_config(chosen.config), chosen.stage, chosen.data, chosen.out, chosen.init).run()


if __name__ == "__main__":
    main()
