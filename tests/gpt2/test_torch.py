"""The exported graph and the torch engine against a tiny model of transformers."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch comes with the train group")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

from transformers import GPT2Config, GPT2LMHeadModel  # noqa: E402

from sidekick.chat.plan import Plan  # noqa: E402
from sidekick.gpt2.dialogue import Turn  # noqa: E402
from sidekick.gpt2.engine import Engine  # noqa: E402
from sidekick.gpt2.network import ModelError, OnnxNetwork  # noqa: E402
from sidekick.gpt2.sampling import Sampling  # noqa: E402
from sidekick.gpt2.torch_network import TorchNetwork, load_torch_writer  # noqa: E402
from tests.gpt2.rows import alone_and_together  # noqa: E402
from tests.gpt2.toy import toy_tokenizer  # noqa: E402


@pytest.fixture(scope="module")
def model() -> GPT2LMHeadModel:
    torch.manual_seed(0)
    size = toy_tokenizer().get_vocab_size()
    config = GPT2Config(vocab_size=size, n_positions=64, n_embd=32, n_layer=2, n_head=2, bos_token_id=1, eos_token_id=1)
    model = GPT2LMHeadModel(config).eval()
    for parameter in model.parameters():
        parameter.data *= 3  # a new model's logits are all alike
    return model


@pytest.fixture(scope="module")
def folder(model: GPT2LMHeadModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.save_pretrained(folder)
    toy_tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def test_the_exported_graph_says_what_torch_says(model: GPT2LMHeadModel, folder: Path, tmp_path: Path) -> None:
    from training.language_model.export import export

    network = OnnxNetwork(export(model, folder / "tokenizer.json", tmp_path / "out"))
    ids = np.random.default_rng(0).integers(0, network.shape.vocab_size, (1, 30))
    ours = network.logits(ids, network.shape.cache(1), np.arange(30))[0]
    with torch.no_grad():
        theirs = model(torch.from_numpy(ids)).logits[0].numpy()
    assert np.abs(ours - theirs).max() < 0.2 * theirs.std()
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.999


def test_a_model_that_int8_ruins_is_not_exported(model: GPT2LMHeadModel, folder: Path, tmp_path: Path) -> None:
    from training.language_model.export import export

    ruined = GPT2LMHeadModel(model.config)
    ruined.load_state_dict(model.state_dict())
    ruined.transformer.ln_f.weight.data[0] = 1e4  # beside it all else is rounded to nothing,
    ruined.transformer.wte.weight.data[:, 0] = 0  # and it means nothing itself
    with pytest.raises(ValueError, match="int8 costs"):
        export(ruined, folder / "tokenizer.json", tmp_path / "out")


def test_the_torch_network_takes_rows_of_different_lengths(model: GPT2LMHeadModel) -> None:
    network = TorchNetwork(model)
    rng = np.random.default_rng(0)
    prompts = [rng.integers(0, network.shape.vocab_size, (1, length)) for length in (7, 3)]
    alone, together = alone_and_together(network, prompts)
    assert np.allclose(together, alone, atol=1e-4)


def test_the_torch_engine_draws_what_transformers_generate_draws(model: GPT2LMHeadModel) -> None:
    engine = Engine(TorchNetwork(model), end=-1)
    ours = engine.generate([3, 4, 5], [Sampling(12, temperature=0)])[0]
    theirs = model.generate(
        torch.tensor([[3, 4, 5]]), max_new_tokens=12, do_sample=False, eos_token_id=None, pad_token_id=0
    )
    engine.close()
    assert ours == theirs[0, 3:].tolist()


def test_a_transformers_folder_serves_as_it_is(folder: Path) -> None:
    writer = load_torch_writer(folder, waiting_limit=4)
    job = writer.submit([Turn("hi there", from_user=True)], Plan("chat"), [Sampling(8, seed=1)], 20).wait()
    assert len(job.sequences[0].tokens) <= 8
    assert job.sequences[0].finish in ("stop", "length")
    writer.engine.close()


def test_a_folder_that_holds_no_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no GPT-2 that transformers can read"):
        load_torch_writer(tmp_path, waiting_limit=4)
