"""Training: the loss, the rates, going on after an interruption, and starting from a GPT-2 of others."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch import nn
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

from sidekick.gpt2.dialogue import END, PAD, SPECIAL_TOKENS, write_turn
from tests.training.language_model.world import TALK
from training.language_model.config import RunConfig, StageConfig
from training.language_model.model import new_model, pretrained_model, save
from training.language_model.prepare import write_texts
from training.language_model.sources import Text
from training.language_model.tokenizer import train_tokenizer
from training.language_model.train import TextLoss, Trainer, endless_batches, rate_at

STAGE = StageConfig(steps=6, tokens=128, warmup=1, decay=0.5, sources=("redial",), dropout=0.1, checkpoint_every=2)
CONFIG = RunConfig("test", layers=2, width=32, heads=2, positions=64, pretrain=STAGE, finetune=STAGE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Prepared texts, and the tokenizer beside their folder."""
    write_texts([Text(TALK[: 2 + place % 3]) for place in range(20)], tmp_path / "data" / "redial.jsonl")
    tokenizer().save(str(tmp_path / "tokenizer.json"))
    return tmp_path / "data"


def tokenizer() -> Tokenizer:
    return train_tokenizer([write_turn(turn) for turn in TALK] * 3, 400)


def weights_of(folder: Path) -> dict[str, torch.Tensor]:
    return dict(GPT2LMHeadModel.from_pretrained(folder).state_dict())


def test_the_rate_rises_holds_and_falls_to_nothing() -> None:
    stage = StageConfig(steps=100, warmup=10, decay=0.5)
    assert [round(rate_at(step, stage), 2) for step in (0, 4, 9, 30, 50, 75, 99)] == [0.1, 0.5, 1, 1, 1, 0.5, 0.02]


def test_a_token_counts_by_its_weight() -> None:
    model = new_model(CONFIG, tokenizer()).eval()
    ids = torch.randint(0, 300, (2, 9))
    weights = torch.rand(2, 9) * torch.randint(0, 2, (2, 9))
    logits = model(ids[:, :-1]).logits
    losses = nn.functional.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten(), reduction="none")
    expected = (losses * weights[:, 1:].flatten()).sum() / max(float(weights[:, 1:].sum()), 1.0)
    assert torch.allclose(TextLoss(model)(ids, weights), expected, atol=1e-5)


def test_a_batch_in_which_nothing_counts_has_no_loss() -> None:
    loss = TextLoss(new_model(CONFIG, tokenizer()))
    assert loss(torch.ones(1, 5, dtype=torch.long), torch.zeros(1, 5)).item() == 0.0


def test_every_pass_reads_a_share_of_the_other_sources_and_in_time_all() -> None:
    pieces = tokenizer()
    prose = [Text((replace(TALK[0], text=word),), is_prose=True) for word in ("aaa", "bbb", "ccc", "ddd")]
    stream = endless_batches(prose, [Text(TALK)], pieces, CONFIG, replace(STAGE, tokens=1, others_share=0.5))
    said = [pieces.decode(ids[0].tolist()).strip() for ids, _ in islice(stream, 6)]
    passes = [{text for text in said[begin : begin + 3] if len(text) == 3} for begin in (0, 3)]
    assert [len(words) for words in passes] == [2, 2]
    assert passes[0] | passes[1] == {"aaa", "bbb", "ccc", "ddd"}


def test_noise_changes_what_is_read_but_not_the_dialogues_tokens() -> None:
    special = list(range(len(SPECIAL_TOKENS)))
    loss = TextLoss(new_model(CONFIG, tokenizer()), noise=0.5, fixed=special)
    ids = torch.cat([torch.arange(20, 300).repeat(4, 1), torch.arange(8).repeat(4, 1)], dim=1)
    noised = loss._noised(ids)
    assert torch.equal(noised[:, -8:], ids[:, -8:])
    assert 0.4 < (noised[:, :-8] != ids[:, :-8]).float().mean() < 0.55
    assert noised[:, :-8].min() >= 20


def test_noise_is_for_training_alone() -> None:
    torch.manual_seed(0)
    model = new_model(CONFIG, tokenizer())
    ids, weights = torch.randint(20, 300, (2, 40)), torch.ones(2, 40)
    plain, noised = TextLoss(model).eval()(ids, weights), TextLoss(model, noise=0.5)
    assert torch.equal(noised.eval()(ids, weights), plain)
    assert not torch.equal(noised.train()(ids, weights), plain)


def test_an_interrupted_run_goes_on_to_the_same_weights(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Trainer(CONFIG, "pretrain", data, tmp_path / "whole").run()
    broken = Trainer(CONFIG, "pretrain", data, tmp_path / "broken")
    first = broken._update

    def power_cut(ids: torch.Tensor, weights: torch.Tensor, step: int) -> float:
        if step == 5:
            raise KeyboardInterrupt
        return first(ids, weights, step)

    broken._update = power_cut  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        broken.run()
    Trainer(CONFIG, "pretrain", data, tmp_path / "broken").run()
    assert "Going on from step 4." in capsys.readouterr().out
    whole, resumed = weights_of(tmp_path / "whole"), weights_of(tmp_path / "broken")
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    assert not (tmp_path / "broken" / "checkpoint.pt").exists()


def test_training_learns_and_writes_its_log(data: Path, tmp_path: Path) -> None:
    config = replace(CONFIG, finetune=replace(STAGE, dropout=0.0, steps=40, checkpoint_every=10))
    Trainer(config, "finetune", data, tmp_path / "out").run()
    losses = [json.loads(line)["loss"] for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()]
    assert len(losses) == 4
    assert losses[-1] < losses[0] / 2


def test_a_share_of_the_first_weights_can_be_kept(data: Path, tmp_path: Path) -> None:
    save(new_model(CONFIG, tokenizer()), tokenizer(), tmp_path / "first")
    for kept in (0.0, 0.25):
        config = replace(CONFIG, finetune=replace(STAGE, kept=kept))
        Trainer(config, "finetune", data, tmp_path / f"kept{kept}", init=str(tmp_path / "first")).run()
    first, tuned, blended = (weights_of(tmp_path / name) for name in ("first", "kept0.0", "kept0.25"))
    assert not torch.equal(first["lm_head.weight"], tuned["lm_head.weight"])
    assert all(torch.allclose(blended[name], 0.75 * tuned[name] + 0.25 * first[name], atol=1e-6) for name in first)


def test_a_source_that_was_not_prepared_is_said(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = replace(CONFIG, pretrain=replace(STAGE, sources=("redial", "sgd"), steps=1))
    Trainer(config, "pretrain", data, tmp_path / "out").run()
    assert "sgd: not there, trained without it" in capsys.readouterr().out


def test_a_run_that_diverges_ends_with_a_word(data: Path, tmp_path: Path) -> None:
    trainer = Trainer(CONFIG, "pretrain", data, tmp_path / "out")
    with torch.no_grad():
        trainer.model.transformer.wte.weight.fill_(float("nan"))
    with pytest.raises(FloatingPointError, match="the loss is nan at step 0: lower the rates"):
        trainer.run()


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A pretrained GPT-2 as others publish it: its own tokenizer, none of our tokens."""
    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pieces.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    pieces.train_from_iterator(["some text"], trainer)
    folder = tmp_path / "foreign"
    PreTrainedTokenizerFast(tokenizer_object=pieces, eos_token="<|endoftext|>").save_pretrained(folder)
    size = pieces.get_vocab_size()
    shape = GPT2Config(vocab_size=size, n_positions=64, n_embd=32, n_layer=2, n_head=2, bos_token_id=0, eos_token_id=0)
    GPT2LMHeadModel(shape).save_pretrained(folder)
    return folder


def test_a_foreign_gpt2_keeps_its_embeddings_and_gains_our_tokens(foreign: Path) -> None:
    before = weights_of(foreign)["transformer.wte.weight"]
    model, pieces = pretrained_model(str(foreign))
    after = model.transformer.wte.weight
    assert len(after) == len(before) + len(SPECIAL_TOKENS) == pieces.get_vocab_size()
    assert torch.equal(after[: len(before)], before)
    assert torch.equal(model.lm_head.weight, after)
    assert pieces.encode(f"hi {END}").ids[-1] == pieces.token_to_id(END) == model.config.eos_token_id
    assert model.config.pad_token_id == pieces.token_to_id(PAD)


def test_a_foreign_gpt2_can_be_fine_tuned(foreign: Path, data: Path, tmp_path: Path) -> None:
    Trainer(CONFIG, "finetune", data, tmp_path / "tuned", init=str(foreign)).run()
    before, after = weights_of(foreign), weights_of(tmp_path / "tuned")
    assert len(after["transformer.wte.weight"]) == len(before["transformer.wte.weight"]) + len(SPECIAL_TOKENS)
    assert not torch.equal(after["transformer.h.0.mlp.c_fc.weight"], before["transformer.h.0.mlp.c_fc.weight"])


def test_our_own_model_is_taken_as_it_is(tmp_path: Path) -> None:
    model = new_model(CONFIG, tokenizer())
    save(model, tokenizer(), tmp_path / "own")
    again, pieces = pretrained_model(str(tmp_path / "own"))
    assert torch.equal(again.transformer.wte.weight, model.transformer.wte.weight)
    assert pieces.get_vocab() == tokenizer().get_vocab()
