"""A whole assistant for these tests: GPT-2 server, action server and Rasa on free ports, with a state of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sidekick.launch.dialogue_model import ensure_model
from sidekick.launch.isolated import isolated_environment
from sidekick.launch.services import Service, all_services
from tests.conversations.person import Person

ROOT = Path(__file__).parents[2]
STOPPING = 20  # seconds until a service that does not stop is killed


@dataclass
class Assistant:
    """The running services by name."""

    services: dict[str, Service]
    state: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start a service and wait until it answers."""
        service = self.services[name]
        environment = {**os.environ, **service.environment, "SANIC_HOST": "127.0.0.1"}
        with (self.state / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                service.command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        give_up = time.monotonic() + service.patience
        while not service.is_ready():
            if self.running[name].poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"{name} did not start:\n{(self.state / f'{name}.log').read_text()[-2000:]}")
            time.sleep(0.3)

    def stop(self, name: str) -> None:
        process = self.running.pop(name, None)
        if process is None:
            return
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def person(self, name: str) -> Person:
        """Somebody who talks to Rasa's REST channel."""
        environment = self.services["rasa"].environment
        return Person(environment["SIDEKICK_RASA_URL"], environment["SIDEKICK_RASA_TOKEN"], name)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    model = ensure_model()
    state = tmp_path_factory.mktemp("assistant")
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in isolated_environment(str(state)).items():
            patch.setenv(variable, value)
        found = {service.name: service for service in all_services(model) if service.name != "web"}
        whole = Assistant(found, state)
        try:
            for name in found:
                whole.start(name)
            yield whole
        finally:
            for name in list(whole.running):
                whole.stop(name)


@pytest.fixture
def person(assistant: Assistant, request: pytest.FixtureRequest) -> Person:
    """A stranger, named after the test."""
    return assistant.person(request.node.name)
