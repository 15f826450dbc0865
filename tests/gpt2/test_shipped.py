"""The model that comes with the repository, under the engine that serves it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sidekick.chat.plan import ACTS, Plan
from sidekick.gpt2.dialogue import SPECIAL_TOKENS, Turn
from sidekick.gpt2.likelihood import after, mean_log_probabilities
from sidekick.gpt2.network import MODEL_FILE, ModelError, OnnxNetwork
from sidekick.gpt2.prompts import Prompts
from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import Writer
from tests.gpt2.rows import alone_and_together

FOLDER = Path(__file__).parents[2] / "models" / "gpt2"
HISTORY = [Turn("hi, can you recommend a scary film?", from_user=True)]


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    writer = Writer.load(FOLDER)
    yield writer
    writer.engine.close()


@pytest.fixture(scope="module")
def network() -> OnnxNetwork:
    return OnnxNetwork(FOLDER)


def ids_of(rng: np.random.Generator, count: int, network: OnnxNetwork) -> np.ndarray:
    return rng.integers(len(SPECIAL_TOKENS), network.shape.vocab_size, (1, count))


def test_the_same_seed_gives_the_same_words_whoever_else_is_talking(writer: Writer) -> None:
    settings = [Sampling(24, 0.9, 0.95, seed) for seed in range(4)]
    alone = [writer.submit(HISTORY, Plan("chat"), [one], 20).wait().sequences[0].tokens for one in settings]
    crowd = [writer.submit(HISTORY, Plan("goodbye"), [Sampling(30, 1.3, 1, 90 + n)] * 3, 20) for n in range(3)]
    together = writer.submit(HISTORY, Plan("chat"), settings, 20)
    assert [reply.tokens for reply in together.wait().sequences] == alone
    assert all(reply.finish for job in crowd for reply in job.wait().sequences)


def test_no_row_changes_another_by_a_single_bit(network: OnnxNetwork) -> None:
    rng = np.random.default_rng(0)
    prompts = [ids_of(rng, length, network) for length in (30, 12, 55)]
    alone, together = alone_and_together(network, prompts)
    assert np.array_equal(together, alone)


def test_reading_at_once_and_bit_by_bit_is_the_same(network: OnnxNetwork) -> None:
    ids = ids_of(np.random.default_rng(1), 20, network)
    whole, parts = network.shape.cache(1), network.shape.cache(1)
    at_once = network.logits(ids, whole, np.arange(20))[0]
    bit_by_bit = np.concatenate([network.logits(ids[:, at : at + 5], parts, np.arange(5))[0] for at in range(0, 20, 5)])
    assert np.allclose(at_once, bit_by_bit, atol=1e-3)
    assert whole.lengths[0] == parts.lengths[0] == 20


@pytest.mark.parametrize(
    ("before", "length"), [(2, 20), (18, 20), (19, 20), (60, 90), (60, 61), (60, 129), (64, 193), (20, 149), (250, 260)]
)
def test_what_was_remembered_of_a_prompt_changes_no_bit(network: OnnxNetwork, before: int, length: int) -> None:
    prompt = ids_of(np.random.default_rng(before), length, network)[0].tolist()
    other = ids_of(np.random.default_rng(length), 30, network)[0].tolist()
    remembering = Prompts(network, count=1)
    remembering.read(prompt[:before] + other[: before // 2])
    logits, cache = remembering.read(prompt)
    expected, fresh = Prompts(network, count=1).read(prompt)
    assert np.array_equal(logits, expected)
    assert all(
        np.array_equal(mine[:, :, :length], theirs[:, :, :length])
        for mine, theirs in zip((*cache.keys, *cache.values), (*fresh.keys, *fresh.values), strict=True)
    )


def test_turns_of_different_lengths_are_measured_together_as_one_by_one(network: OnnxNetwork) -> None:
    rng = np.random.default_rng(2)
    turns = [ids_of(rng, length, network)[0].tolist() for length in (9, 15, 6)]
    together = mean_log_probabilities(network, turns, words_at=3)
    single = [after(network, network.shape.cache(1), turn, 3).mean() for turn in turns]
    assert together == pytest.approx(single, abs=1e-4)


@pytest.mark.parametrize("act", ACTS)
def test_no_act_is_beyond_it(writer: Writer, act: str) -> None:
    plan = Plan(act, offers=("Heat (1995)",) if act == "recommend" else ())
    job = writer.submit(HISTORY, plan, [Sampling(seed=seed) for seed in range(6)], 20).wait()
    said = [one.text for one in writer.candidates(job)]
    assert any(len(text.split()) > 1 for text in said)
    assert not any(token in text for text in said for token in SPECIAL_TOKENS if token != "<|movie|>")


def test_its_files_state_one_version(tmp_path: Path) -> None:
    description = json.loads((FOLDER / "config.json").read_text())
    assert len(description["version"]) == 12
    assert description["int8_cost_bits_per_token"] < 0.03


def test_a_broken_model_says_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "gpt2")
    (tmp_path / "gpt2" / MODEL_FILE).write_bytes(b"\0" * 100)
    with pytest.raises(ModelError, match="cannot be loaded: check it out again"):
        OnnxNetwork(tmp_path / "gpt2")
    (tmp_path / "gpt2" / "config.json").write_text("{}")
    with pytest.raises(ModelError, match=r"config.json cannot be read"):
        OnnxNetwork(tmp_path / "gpt2")


def test_serving_loads_no_torch_and_stays_under_400_mb() -> None:
    program = (
        "import sys; from sidekick.server.settings import Settings; from sidekick.server.state import load_state;"
        "state = load_state(Settings()); assert not state.missing, state.missing; state.writer.engine.close();"
        "heavy = {'torch', 'transformers', 'datasets'} & set(sys.modules); assert not heavy, heavy;"
        "status = dict(line.split(':', 1) for line in open('/proc/self/status'));"
        "print(int(status['VmRSS'].split()[0]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) < 400
