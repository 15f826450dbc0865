"""The server as it is started, seen from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from benchmarks.server_process import server
from benchmarks.talk import at_once, conversation

LIMIT = 400  # MiB, recommender included


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process holds")
def test_under_load_the_server_stays_under_400_mb_without_torch() -> None:
    with server() as running, httpx.Client(base_url=running.address, timeout=60) as client:
        assert client.get("/ready").status_code == 200
        talks, _ = at_once(8, range(8), lambda seed: list(conversation(client, seed, with_plan=True)))
        wishes = {"utterances": ["a scary film"], "limit": 20}
        at_once(8, range(16), lambda _: client.post("/v1/recommendations", json=wishes).raise_for_status())
        assert all(exchange.text for talk in talks for exchange in talk)
        assert 100 < running.memory("VmHWM") < LIMIT
        assert not running.has_loaded("torch")


def test_lightgbm_is_loaded_without_libraries_of_tables_and_these_can_be_loaded_later() -> None:
    program = (
        "import sys; from sidekick.server.memory import load_lightgbm_alone; load_lightgbm_alone();"
        "assert 'lightgbm' in sys.modules; assert not {'pandas', 'sklearn'} & set(sys.modules); import pandas"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
