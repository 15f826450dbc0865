"""Other engines behind the same API: transformers here, and a second server of the protocol for the actions' small
talk."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from actions.heard import Heard
from actions.settings import read_settings
from actions.talking import ChatTalker, TalkUnavailable
from sidekick.server.settings import Settings
from sidekick.server.state import load_state
from tests.gpt2.toy import toy_tokenizer
from tests.server.conftest import Serve, saying

HISTORY = [{"role": "user", "content": "hi there"}]


def talker(url: str, is_ours: bool) -> ChatTalker:
    return ChatTalker(url, 10.0, names_in=lambda text: ["Heat"] if "Heat" in text else [], is_ours=is_ours)


def test_a_second_server_of_the_protocol_can_do_the_talking(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    second = serve(saying("what do you like ?"))
    settings = read_settings({"SIDEKICK_CHAT_URL": f"{str(second.base_url).rstrip('/')}/v1"})
    assert settings.server_url == "http://127.0.0.1:8000"
    reply = asyncio.run(talker(settings.chat_url, is_ours=False).talk(HISTORY, Heard("hi there")))
    assert reply == "What do you like?"


def test_what_a_second_server_names_is_not_passed_on(serve: Serve) -> None:
    second = serve(saying("try <|movie|> tonight ."))
    with pytest.raises(TalkUnavailable, match="names what was not offered"):
        asyncio.run(talker(f"{str(second.base_url).rstrip('/')}/v1", is_ours=False).talk(HISTORY, Heard("hi")))


def test_our_own_server_takes_the_act_of_the_talk(serve: Serve) -> None:
    ours = serve(saying("that is what you like ."))
    reply = asyncio.run(talker(f"{str(ours.base_url).rstrip('/')}/v1", is_ours=True).talk(HISTORY, Heard("hi")))
    assert reply


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")
def test_the_transformers_engine_serves_the_same_api(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = pytest.importorskip("torch", reason="torch comes with the train group")
    from transformers import GPT2Config, GPT2LMHeadModel

    torch.manual_seed(0)
    size = toy_tokenizer().get_vocab_size()
    config = GPT2Config(vocab_size=size, n_positions=96, n_embd=16, n_layer=1, n_head=2, bos_token_id=1, eos_token_id=1)
    GPT2LMHeadModel(config).save_pretrained(tmp_path)
    toy_tokenizer().save(str(tmp_path / "tokenizer.json"))
    monkeypatch.setenv("SIDEKICK_ENGINE", "transformers")
    client = serve(load_state(Settings(gpt2_folder=tmp_path, candidates=2)))
    assert "GPT-2" not in client.get("/ready").json()["missing"]
    body = {"messages": HISTORY, "seed": 5, "max_tokens": 8}
    first, second = (client.post("/v1/chat/completions", json=body).json()["choices"][0] for _ in range(2))
    assert first == second
    with client.stream("POST", "/v1/chat/completions", json={**body, "stream": True}) as answer:
        lines = [line.removeprefix("data: ") for line in answer.iter_lines() if line]
    pieces = [json.loads(line)["choices"][0]["delta"].get("content", "") for line in lines[:-1]]
    assert "".join(pieces) == first["message"]["content"]


def test_an_engine_that_cannot_be_loaded_leaves_templates(serve: Serve, tmp_path: Path) -> None:
    client = serve(load_state(Settings(gpt2_folder=tmp_path)))
    assert client.get("/ready").json()["missing"][0] == "GPT-2"
    answer = client.post("/v1/chat/completions", json={"messages": HISTORY})
    assert answer.json()["sidekick"]["source"] == "template"


def test_a_selector_of_another_model_is_not_believed(tmp_path: Path) -> None:
    shipped = json.loads(Settings().selector_file.read_text())
    other = tmp_path / "selector.json"
    other.write_text(json.dumps({**shipped, "gpt2": "another"}))
    state = load_state(Settings(selector_file=other))
    assert "the selector of replies" in state.missing
    assert state.writer is not None
    state.writer.engine.close()
