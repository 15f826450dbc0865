"""More requests than one: overload, deadlines, clients that go away, a model that fails."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import numpy as np
import openai
import pytest
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.server.settings import Settings
from tests.gpt2.toy import ScriptedNetwork
from tests.server.conftest import Serve, state_with

CHAT = "/v1/chat/completions"
BODY = {"messages": [{"role": "user", "content": "hi there"}]}


class SlowNetwork(ScriptedNetwork):
    """Takes its time for every step, and waits while ``gate`` is closed; ``reached`` tells that a step has begun."""

    def __init__(self, text: str, seconds: float = 0.0) -> None:
        super().__init__(text)
        self.seconds, self.steps = seconds, 0
        self.gate, self.reached = threading.Event(), threading.Event()
        self.gate.set()

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        self.reached.set()
        assert self.gate.wait(20)
        time.sleep(self.seconds)
        self.steps += 1
        return super().logits(ids, cache, wanted)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_too_many_requests_are_told_to_come_back(serve: Serve) -> None:
    network = SlowNetwork("hi there .")
    state = state_with(network, Settings(candidates=2, waiting_limit=1))
    client = serve(state)
    assert state.writer is not None
    engine = state.writer.engine
    network.gate.clear()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(client.post, CHAT, json=BODY)
        assert network.reached.wait(10)
        second = pool.submit(client.post, CHAT, json=BODY)
        until(lambda: engine.load[1] == 1)
        refused = client.post(CHAT, json=BODY)
        streamed = client.post(CHAT, json={**BODY, "stream": True})
        metrics = client.get("/metrics").text.splitlines()
        network.gate.set()
        assert first.result().status_code == second.result().status_code == 200
    for answer in (refused, streamed):
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
        assert "The model is busy" in answer.json()["error"]["message"]
    assert "sidekick_requests_waiting 1.0" in metrics
    assert 'sidekick_requests_total{route="/v1/chat/completions",status="429"} 2.0' in metrics


def test_openais_client_comes_back_when_it_is_told_to(serve: Serve) -> None:
    network = SlowNetwork("hi there .")
    state = state_with(network, Settings(candidates=2, waiting_limit=1))
    client = serve(state)
    assert state.writer is not None
    engine, address = state.writer.engine, f"{str(client.base_url).rstrip('/')}/v1"
    network.gate.clear()
    with ThreadPoolExecutor(2) as pool, openai.OpenAI(base_url=address, api_key="none") as patient:
        pool.submit(client.post, CHAT, json=BODY)
        assert network.reached.wait(10)
        pool.submit(client.post, CHAT, json=BODY)
        until(lambda: engine.load[1] == 1)
        once = patient.with_options(max_retries=0)
        with pytest.raises(openai.RateLimitError, match="The model is busy"):
            once.chat.completions.create(model="sidekick", messages=[{"role": "user", "content": "hi"}])
        threading.Timer(0.3, network.gate.set).start()
        answer = patient.chat.completions.create(model="sidekick", messages=[{"role": "user", "content": "hi"}])
    assert answer.choices[0].message.content == "Hi there."


def test_a_reply_that_takes_too_long_is_cut_off(serve: Serve) -> None:
    network = SlowNetwork("hi there try that film tonight .", seconds=0.05)
    answer = serve(state_with(network, Settings(candidates=2, reply_seconds=0.15))).post(CHAT, json=BODY)
    assert answer.json()["choices"][0]["finish_reason"] == "length"
    planned = {**BODY, "sidekick": {"act": "chat"}}
    network.seconds = 0.2
    answer = serve(state_with(network, Settings(candidates=2, reply_seconds=0.15))).post(CHAT, json=planned)
    assert answer.json()["sidekick"]["source"] == "template"


def test_a_client_that_goes_away_frees_the_engine(serve: Serve) -> None:
    network = SlowNetwork("hi there " * 30, seconds=0.05)
    state = state_with(network, Settings(candidates=2, reply_seconds=20))
    client = serve(state)
    assert state.writer is not None
    engine = state.writer.engine
    for body in (BODY, {**BODY, "sidekick": {"act": "chat"}}):
        with pytest.raises(httpx.ReadTimeout):
            client.post(CHAT, json=body, timeout=0.3)
        until(lambda: engine.load == (0, 0))
    with client.stream("POST", CHAT, json={**BODY, "stream": True}) as answer:
        next(answer.iter_lines())
    until(lambda: engine.load == (0, 0))
    assert network.steps < 60


class FailingNetwork(ScriptedNetwork):
    """Never works."""

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        raise MemoryError("no room")


def test_a_model_that_fails_gives_500_and_no_stack_trace(serve: Serve) -> None:
    answer = serve(state_with(FailingNetwork("hi"))).post(CHAT, json=BODY)
    assert answer.status_code == 500
    assert answer.json()["error"]["message"] == "Something went wrong in the server; its log says what."
