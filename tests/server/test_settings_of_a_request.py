"""Every request has its own seed, temperature, limits and deadline, whoever is served beside it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray

from sidekick.gpt2.cache import Cache
from sidekick.gpt2.dialogue import SPECIAL_TOKENS
from sidekick.server.settings import Settings
from tests.gpt2.toy import ScriptedNetwork
from tests.server.conftest import Serve, saying, state_with

CHAT = "/v1/chat/completions"


class BabblingNetwork(ScriptedNetwork):
    """After each word any other may come, some rather than others; the end is rare. ``batches`` are the rows of each
    step."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__("hi")
        size = self.shape.vocab_size
        self.table = np.random.default_rng(0).normal(0, 2, (size, size)).astype(np.float32)
        self.table[:, : len(SPECIAL_TOKENS)] = -30
        self.table[:, self.script[-1]] = 0
        self.seconds, self.batches = seconds, list[int]()

    def logits(self, ids: NDArray[np.int64], cache: Cache, wanted: NDArray[np.int64]) -> NDArray[np.float32]:
        time.sleep(self.seconds)
        self.batches.append(len(ids))
        super().logits(ids, cache, wanted)
        return self.table[ids[:, wanted]]


def ask(client: httpx.Client, settings: Mapping[str, Any]) -> dict[str, Any]:
    body = {"messages": [{"role": "user", "content": "hi there"}], **settings}
    answer = client.post(CHAT, json=body)
    assert answer.status_code == 200, answer.text
    choice = answer.json()["choices"][0]
    return {
        "text": choice["message"]["content"],
        "finish": choice["finish_reason"],
        "tokens": answer.json()["usage"]["completion_tokens"],
    }


MIXED: list[dict[str, Any]] = [
    {"seed": 1, "temperature": 1.0, "top_p": 1.0},
    {"seed": 2, "temperature": 1.0, "top_p": 1.0},
    {"seed": 1, "temperature": 0.0},
    {"seed": 2, "temperature": 0.0},
    {"seed": 1, "temperature": 2.0, "top_p": 1.0, "max_tokens": 5},
    {"seed": 3, "temperature": 2.0, "top_p": 0.1},
    {"seed": 4, "temperature": 1.5, "top_p": 1.0, "stop": ["film", "you"]},
    {"seed": 1, "temperature": 1.0, "top_p": 1.0, "sidekick": {"act": "chat"}},
]


def test_mixed_settings_in_one_batch_are_honoured_each(serve: Serve) -> None:
    network = BabblingNetwork(seconds=0.004)
    client = serve(state_with(network))
    alone = [ask(client, settings) for settings in MIXED]
    with ThreadPoolExecutor(len(MIXED)) as pool:
        together = list(pool.map(lambda settings: ask(client, settings), MIXED))
    assert max(network.batches) > 3  # they were decoded together
    assert together == alone


def test_seed_and_temperature_make_the_difference_that_they_should(serve: Serve) -> None:
    client = serve(state_with(BabblingNetwork()))
    hot, other, cold, as_cold, short, narrow, stopped, _ = [ask(client, settings) for settings in MIXED]
    assert hot["text"] != other["text"]
    assert cold["text"] == as_cold["text"] == narrow["text"]
    assert (short["tokens"], short["finish"]) == (5, "length")
    assert not any(stop in stopped["text"] for stop in ("film", "you"))
    assert hot == ask(client, MIXED[0])


@pytest.mark.parametrize(
    ("stop", "said"),
    [("tonight", "Try Heat (1995) "), (["ton", "Heat"], "Try "), ("never", "Try Heat (1995) tonight.")],
)
def test_a_stop_sequence_ends_a_planned_reply_too(serve: Serve, stop: str | list[str], said: str) -> None:
    plan = {"act": "recommend", "offers": ["Heat (1995)"]}
    answer = ask(serve(saying("try <|movie|> tonight .")), {"stop": stop, "sidekick": plan})
    assert (answer["text"], answer["finish"]) == (said, "stop")


def test_a_stop_sequence_ends_a_template(serve: Serve) -> None:
    plan = {"sidekick": {"act": "recommend", "offers": ["Heat (1995)"]}}
    client = serve(state_with(None))
    whole = ask(client, plan)["text"]
    assert ask(client, {**plan, "stop": "Heat"})["text"] == whole[: whole.index("Heat")]


def test_a_request_may_set_an_earlier_deadline_but_no_later_one(serve: Serve) -> None:
    client = serve(state_with(BabblingNetwork(seconds=0.03), Settings(candidates=2, reply_seconds=0.6)))
    babble = {"seed": 1, "temperature": 0.0, "max_tokens": 128}
    early, late = ask(client, {**babble, "timeout": 0.15}), ask(client, {**babble, "timeout": 30})
    assert (early["finish"], late["finish"]) == ("length", "length")
    assert 0 < early["tokens"] < 6 < late["tokens"] < 40
    answer = client.post(CHAT, json={"messages": [{"role": "user", "content": "hi"}], "timeout": 0})
    assert "timeout: Input should be greater than 0" in answer.json()["error"]["message"]
