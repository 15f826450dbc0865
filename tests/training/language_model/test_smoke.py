"""Every stage of the language model once, by its own command, on little of everything."""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import Writer
from tests.training.language_model.world import write_data
from training.pipeline import STAGES, run_stages


class Commands:
    """Runs the stages' own programs in this process, with the smoke configuration, below a folder of the test."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.monkeypatch = root, monkeypatch

    def __call__(self, command: Sequence[str]) -> int:
        module, *given = command[2:]
        arguments = [
            "smoke"
            if argument == "small"
            else str(self.root / argument)
            if argument.startswith(("work", "models"))
            else argument
            for argument in given
        ]
        self.monkeypatch.setattr("sys.argv", [module, *arguments])
        importlib.import_module(module).main()
        return 0


@pytest.mark.slow
def test_from_dialogues_to_a_model_that_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_data(tmp_path / "data")
    monkeypatch.setenv("SIDEKICK_DATA", str(data))
    names = ["texts", "tokenizer", "pretrain", "finetune", "export"]
    commands = Commands(tmp_path, monkeypatch)
    assert run_stages(names, data, tmp_path, commands) == names
    assert run_stages(names, data, tmp_path, commands) == []
    described = json.loads((tmp_path / "models" / "gpt2" / "config.json").read_text())
    assert (described["n_layer"], described["n_embd"]) == (2, 64)
    assert described["int8_cost_bits_per_token"] < 0.03
    writer = Writer.load(tmp_path / "models" / "gpt2")
    (tokens,) = writer.engine.generate([1, 2, 3], [Sampling(seed=1, max_tokens=5)])
    writer.engine.close()
    assert len(tokens) <= 5


def test_without_redial_every_stage_is_skipped_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [stage.name for stage in STAGES if stage.name in ("texts", "tokenizer", "pretrain", "finetune", "export")]
    assert run_stages(names, tmp_path, tmp_path, lambda _: 1) == []
    said = capsys.readouterr().out
    assert all(f"{name}: skipped, its source redial/redial_dataset.zip is not in" in said for name in names)
