"""The four services: how each is started, and how to ask whether it is ready."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import shlex
import socket
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List

from sidekick.launch.paths import ROOT, python_of, state
from sidekick.launch.problem import Problem

LOOPBACK = "127.0.0.1"
TIMEOUT = 5  # seconds that an answer may take
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # a proxy knows nothing of this machine


@dataclass(frozen=True)
class Service:
    """One program of the assistant. Once it can serve, ``ready_url`` answers 200 with ``sign`` in the body."""

    name: str
    port: int
    command: List[str]
    ready_url: str
    patience: float  # seconds until a start that is not ready counts as failed
    environment: Dict[str, str] = field(default_factory=dict)
    sign: str = ""  # what no other program would say: somebody else's server may hold the port
    parts_url: str = ""  # 503 with JSON {"missing": [...]} where stand-ins replace some of its parts

    @property
    def shell_command(self) -> str:
        return "exec " + " ".join(shlex.quote(part) for part in self.command)

    def is_ready(self) -> bool:
        """Whether the service answers, and is ours."""
        try:
            with DIRECTLY.open(self.ready_url, timeout=TIMEOUT) as answer:
                return answer.status == 200 and self.sign.encode() in answer.read()
        except (OSError, ValueError, http.client.HTTPException):
            return False

    def missing_parts(self) -> List[str]:
        """The parts that stand-ins replace, by the service's own word."""
        if not self.parts_url:
            return []
        try:
            DIRECTLY.open(self.parts_url, timeout=TIMEOUT).close()
        except urllib.error.HTTPError as answer:
            return list(json.loads(answer.read())["missing"])
        except OSError:
            pass
        return []

    def port_is_taken(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex((LOOPBACK, self.port)) == 0


def port(name: str, default: int) -> int:
    """``SIDEKICK_<NAME>_PORT`` or the default. Raises ``Problem``."""
    variable = f"SIDEKICK_{name}_PORT"
    value = os.environ.get(variable, str(default))
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Problem(f"{variable} is {value!r}: set it to a port number between 1 and 65535.")
    return int(value)


def shared_environment() -> Dict[str, str]:
    """The addresses and the secret by which the services find and trust each other."""
    rasa, gpt2, actions = port("RASA", 5005), port("GPT2", 8000), port("ACTIONS", 5055)
    gpt2_url = os.environ.get("SIDEKICK_GPT2_URL", f"http://{LOOPBACK}:{gpt2}")
    return {
        "SIDEKICK_RASA_URL": os.environ.get("SIDEKICK_RASA_URL", f"http://{LOOPBACK}:{rasa}"),
        "SIDEKICK_GPT2_URL": gpt2_url,
        "SIDEKICK_CHAT_URL": os.environ.get("SIDEKICK_CHAT_URL", f"{gpt2_url}/v1"),
        "SIDEKICK_ACTIONS_URL": f"http://{LOOPBACK}:{actions}/webhook",
        "SIDEKICK_RASA_TOKEN": rasa_token(state() / "rasa-token"),
        "SIDEKICK_STATE": str(state()),
    }


def rasa_token(file: Path) -> str:
    """The token of Rasa's own API, made once and readable by its owner alone."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32))
    return file.read_text().strip()


def endpoints_file(environment: Dict[str, str]) -> str:
    """``endpoints.yml`` with the action server where it really is.

    Plain `rasa` commands need literal addresses in the file (an unset ``${VARIABLE}`` crashes them).
    """
    text = (ROOT / "endpoints.yml").read_text()
    file = state() / "endpoints.yml"
    file.write_text(text.replace("http://127.0.0.1:5055/webhook", environment["SIDEKICK_ACTIONS_URL"]))
    return str(file)


def all_services(model: Path) -> List[Service]:
    """GPT-2 server, action server, Rasa and the web door, in the order in which they are needed."""
    environment = shared_environment()
    return [_gpt2(environment), _actions(environment), _rasa(environment, model), _web(environment)]


def supporting_services() -> List[Service]:
    """What `rasa shell` needs beside itself."""
    environment = shared_environment()
    return [_gpt2(environment), _actions(environment)]


def _gpt2(environment: Dict[str, str]) -> Service:
    number = port("GPT2", 8000)
    command = [str(python_of("gpt2")), "-m", "sidekick.server"]
    address = f"http://{LOOPBACK}:{number}"
    sign = "sidekick-recommender"
    return Service("gpt2", number, command, f"{address}/v1/models", 120, environment, sign, f"{address}/ready")


def _actions(environment: Dict[str, str]) -> Service:
    number = port("ACTIONS", 5055)
    command = [str(python_of("rasa")), "-m", "rasa_sdk", "--actions", "actions", "-p", str(number)]
    environment = {**environment, "SANIC_HOST": LOOPBACK}  # the SDK listens to the whole network otherwise
    address = f"http://{LOOPBACK}:{number}/actions"
    return Service("actions", number, command, address, 120, environment, "validate_preferences_form")


def _rasa(environment: Dict[str, str], model: Path) -> Service:
    number = port("RASA", 5005)
    token = environment["SIDEKICK_RASA_TOKEN"]
    command = [str(python_of("rasa")), "-m", "rasa", "run", "--model", str(model), "-i", LOOPBACK, "-p", str(number)]
    command += ["--enable-api", f"--auth-token={token}"]  # as one word: a token may begin with a dash
    command += ["--credentials", "credentials.yml", "--endpoints", endpoints_file(environment)]
    return Service(
        "rasa", number, command, f"http://{LOOPBACK}:{number}/status?token={token}", 240, environment, "model_file"
    )


def _web(environment: Dict[str, str]) -> Service:
    number = port("WEB", 7860)
    command = [str(python_of("gpt2")), "-m", "sidekick.web"]
    return Service("web", number, command, f"http://{LOOPBACK}:{number}/widget.js", 120, environment, "sidekick")
