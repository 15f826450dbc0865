"""The engine over a network whose next token is obvious: it counts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from sidekick.gpt2.engine import Engine, Overloaded
from sidekick.gpt2.sampling import Sampling
from tests.gpt2.toy import BrokenNetwork, CountingNetwork

PLAIN = Sampling(max_tokens=20, temperature=0)


@pytest.fixture
def network() -> CountingNetwork:
    return CountingNetwork()


@pytest.fixture
def engine(network: CountingNetwork) -> Iterator[Engine]:
    engine = Engine(network, end=0, waiting_limit=2, batch_limit=6)
    yield engine
    network.gate.set()
    engine.close()


def test_a_reply_goes_on_from_the_prompt_to_the_end_token(engine: Engine) -> None:
    job = engine.submit([5, 6], [PLAIN], seconds=5).wait()
    assert (job.sequences[0].tokens, job.sequences[0].finish) == ([7, 8, 9], "stop")


def test_several_replies_to_one_prompt_each_keep_their_own_settings(engine: Engine) -> None:
    settings = [PLAIN, Sampling(max_tokens=2, temperature=0), Sampling(max_tokens=4, temperature=0, most={9: 0})]
    replies = engine.submit([4], settings, seconds=5).wait().sequences
    assert [reply.finish for reply in replies][:2] == ["stop", "length"]
    assert [reply.tokens for reply in replies][:2] == [[5, 6, 7, 8, 9], [5, 6]]
    assert 9 not in replies[2].tokens


@pytest.mark.parametrize("prompt", [[1], [3, 4], [2, 2, 7]])
def test_replies_are_the_same_alone_and_in_a_crowd(prompt: list[int]) -> None:
    def drawn(crowd: int) -> list[int]:
        engine = Engine(CountingNetwork(doubt=0.4), end=0, batch_limit=12)
        jobs = [engine.submit([1 + i % 8], [Sampling(15, 1.5, 1, seed=i)] * 2, 5) for i in range(crowd)]
        wanted = engine.submit(prompt, [Sampling(20, 0.9, 0.95, seed=7)], seconds=5)
        jobs += [engine.submit([8], [Sampling(20, 1.0, 1, seed=50 + i)], 5) for i in range(crowd)]
        tokens = wanted.wait().sequences[0].tokens
        for job in jobs:
            job.wait()
        engine.close()
        return tokens

    assert drawn(crowd=0) == drawn(crowd=4)


def test_requests_join_while_others_are_under_way(network: CountingNetwork, engine: Engine) -> None:
    network.gate.clear()
    jobs = [engine.submit([1], [PLAIN], seconds=5) for _ in range(2)]
    network.gate.set()
    assert [job.wait().sequences[0].tokens for job in jobs] == [list(range(2, 10))] * 2
    assert max(network.batches) == 2


def test_a_long_prompt_loses_its_beginning(network: CountingNetwork, engine: Engine) -> None:
    job = engine.submit([*[9] * 50, 7], [PLAIN], seconds=5).wait()
    assert len(job.prompt) == network.shape.n_positions - PLAIN.max_tokens
    assert job.sequences[0].tokens == [8, 9]


def test_a_reply_ends_where_the_positions_end(engine: Engine) -> None:
    job = engine.submit([1], [Sampling(max_tokens=400, temperature=0, most={0: 0})], seconds=5).wait()
    assert job.sequences[0].finish == "length"
    assert len(job.prompt) + len(job.sequences[0].tokens) <= 25


def test_a_deadline_cuts_a_reply_off(network: CountingNetwork, engine: Engine) -> None:
    network.seconds = 0.03
    job = engine.submit([1], [PLAIN], seconds=0.1).wait()
    assert job.sequences[0].finish == "deadline"
    assert 1 <= len(job.sequences[0].tokens) < 8


def test_a_deadline_that_passes_while_waiting_ends_the_job_unread(network: CountingNetwork, engine: Engine) -> None:
    network.gate.clear()
    first, late = engine.submit([1], [PLAIN], seconds=5), engine.submit([1], [PLAIN], seconds=0.01)
    time.sleep(0.05)
    network.gate.set()
    assert first.wait().sequences[0].finish == "stop"
    assert (late.wait().sequences[0].finish, late.sequences[0].tokens) == ("deadline", [])


def test_a_cancelled_reply_ends_at_the_next_step(network: CountingNetwork, engine: Engine) -> None:
    network.seconds = 0.02
    heard = threading.Event()
    job = engine.submit([1], [PLAIN], seconds=5, on_token=lambda _: heard.set())
    assert heard.wait(5)
    job.cancel()
    assert job.wait().sequences[0].finish == "cancelled"
    assert len(job.sequences[0].tokens) < 8


def test_too_many_waiting_requests_are_refused_at_once(network: CountingNetwork, engine: Engine) -> None:
    network.gate.clear()
    first = engine.submit([1], [PLAIN], seconds=5)
    while engine.load[1]:
        time.sleep(0.005)
    waiting = [engine.submit([1], [PLAIN], seconds=5) for _ in range(2)]
    with pytest.raises(Overloaded, match="2 requests wait"):
        engine.submit([1], [PLAIN], seconds=5)
    network.gate.set()
    assert all(job.wait().sequences[0].finish == "stop" for job in [first, *waiting])


def test_a_job_waits_until_all_its_replies_find_room(network: CountingNetwork, engine: Engine) -> None:
    jobs = [engine.submit([1], [PLAIN] * 4, seconds=5) for _ in range(2)]
    assert all(reply.tokens == list(range(2, 10)) for job in jobs for reply in job.wait().sequences)
    assert max(network.batches) <= engine.batch_limit


def test_more_replies_than_rows_are_refused(engine: Engine) -> None:
    with pytest.raises(ValueError, match="7 replies at once; 1 to 6 are possible"):
        engine.submit([1], [PLAIN] * 7, seconds=5)


def test_a_failing_network_fails_its_request_and_not_the_next() -> None:
    engine = Engine(BrokenNetwork(), end=0)
    with pytest.raises(MemoryError):
        engine.generate([1], [PLAIN])
    assert engine.generate([7], [PLAIN]) == [[8, 9]]
    engine.close()


def test_closing_ends_what_is_under_way_and_what_waits() -> None:
    network = CountingNetwork(seconds=0.02)
    engine = Engine(network, end=0, batch_limit=1)
    jobs = [engine.submit([1], [PLAIN], seconds=5) for _ in range(3)]
    engine.close()
    assert {job.wait().sequences[0].finish for job in jobs} == {"cancelled"}
    with pytest.raises(Overloaded):
        engine.submit([1], [PLAIN], seconds=5)
