"""Run one command with a whole assistant of its own: free ports, a passing state folder, stopped afterwards."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from typing import Mapping, Sequence

from sidekick.launch.ending import end_cleanly
from sidekick.launch.problem import Problem

PORTS = ("WEB", "RASA", "ACTIONS", "GPT2")
READY = "Sidekick is ready"


def run_with_assistant(command: Sequence[str]) -> int:
    """The exit code of ``command``, run with the addresses of a fresh assistant in its environment.

    Raises ``Problem`` when the assistant does not start.
    """
    end_cleanly()
    with tempfile.TemporaryDirectory(prefix="sidekick-") as state:
        environment = {**os.environ, **isolated_environment(state)}
        assistant = subprocess.Popen(
            [sys.executable, "-m", "sidekick.launch", "run"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C ends the command first, then the assistant
        )
        try:
            _wait_until_ready(assistant)
            return subprocess.call(list(command), env=environment)
        finally:
            _stop(assistant)


def _stop(assistant: subprocess.Popen[str]) -> None:
    """End it as Ctrl-C does, so that it stops its services; they have five seconds before it kills them."""
    assistant.send_signal(signal.SIGINT)
    try:
        assistant.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        assistant.kill()


def isolated_environment(state: str) -> Mapping[str, str]:
    """Free ports, the addresses that follow from them, and a state folder of its own."""
    ports = dict(zip(PORTS, free_ports(len(PORTS))))
    variables = {f"SIDEKICK_{name}_PORT": str(number) for name, number in ports.items()}
    variables["SIDEKICK_WEB_URL"] = f"http://127.0.0.1:{ports['WEB']}"
    variables["SIDEKICK_RASA_URL"] = f"http://127.0.0.1:{ports['RASA']}"
    variables["SIDEKICK_GPT2_URL"] = f"http://127.0.0.1:{ports['GPT2']}"
    variables["SIDEKICK_CHAT_URL"] = f"http://127.0.0.1:{ports['GPT2']}/v1"
    variables["SIDEKICK_STATE"] = state
    return variables


def free_ports(count: int) -> list[int]:
    """``count`` loopback ports that nothing listens on now, all different."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _wait_until_ready(assistant: subprocess.Popen[str]) -> None:
    assert assistant.stdout is not None
    for line in assistant.stdout:
        if READY in line:
            return
    raise Problem("The assistant did not start; what it said is above.")
