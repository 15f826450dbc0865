"""The supervisor, with small real programs in place of the services."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sidekick.launch.problem import Problem
from sidekick.launch.services import Service
from sidekick.launch.supervisor import to_start

SERVER = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503 if self.path == "/ready" else {status}); self.end_headers()
        self.wfile.write(b'{{"made by": "us", "missing": ["GPT-2", "the films"]}}')
    def log_message(self, *a): pass
http.server.HTTPServer(("127.0.0.1", {port}), Handler).serve_forever()
"""

LAUNCHER = """
import sys
from pathlib import Path
from sidekick.launch.services import Service
from sidekick.launch.supervisor import LogPrinter, Supervisor
services = [
    Service(name, 1, [sys.executable, "-c", code], url + "health", patience, parts_url=url + "ready")
    for name, code, url, patience in {services!r}
]
sys.exit(Supervisor(services, LogPrinter(Path({logs!r}))).loop("everything is ready"))
"""


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(services: list[tuple[str, str, str, float]], logs: Path) -> subprocess.Popen[str]:
    """A supervisor in a process of its own, since it owns the signal handlers."""
    code = LAUNCHER.format(services=services, logs=str(logs))
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_says_when_all_are_ready_and_stops_all_of_them_when_asked(
    tmp_path: Path, free_port: int, number: signal.Signals
) -> None:
    url = f"http://127.0.0.1:{free_port}/"
    process = launch([("one", SERVER.format(port=free_port, status=200), url, 30.0)], tmp_path)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(2)]
    assert said[0].endswith(f", without GPT-2 and the films: {tmp_path / 'one.log'} says why\n")
    assert said[1] == "everything is ready\n"
    process.send_signal(number)
    rest, errors = process.communicate(timeout=20)
    assert (process.returncode, rest, errors) == (0, "Stopped.\n", "")
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", free_port)) != 0


def test_it_names_the_service_that_died_and_shows_the_end_of_its_log(tmp_path: Path, free_port: int) -> None:
    steady = ("steady", "import time; time.sleep(60)", f"http://127.0.0.1:{free_port}/", 60.0)
    dying = ("dying", "print('I ran out of films'); raise SystemExit(3)", f"http://127.0.0.1:{free_port}/", 60.0)
    process = launch([steady, dying], tmp_path)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "dying stopped by itself" in errors
    assert "I ran out of films" in errors


def test_it_gives_up_on_a_service_that_is_never_ready(tmp_path: Path, free_port: int) -> None:
    process = launch([("slow", "import time; time.sleep(60)", f"http://127.0.0.1:{free_port}/", 1.0)], tmp_path)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "slow was not ready after 1 s" in errors


def serve(port: int, status: int) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", SERVER.format(port=port, status=status)])
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process
        time.sleep(0.05)
    raise AssertionError("the test's own server did not start")


@pytest.mark.parametrize(
    ("status", "sign", "ours"), [(200, "", True), (200, "made by", True), (200, "sidekick", False), (404, "", False)]
)
def test_a_port_in_use_is_either_our_service_or_a_problem(free_port: int, status: int, sign: str, ours: bool) -> None:
    service = Service("web", free_port, ["true"], f"http://127.0.0.1:{free_port}/health", 1.0, sign=sign)
    other = serve(free_port, status)
    try:
        if ours:
            assert to_start([service]) == []
        else:
            with pytest.raises(Problem, match=f"Port {free_port} is taken .* SIDEKICK_WEB_PORT"):
                to_start([service])
    finally:
        other.terminate()
        other.wait(timeout=10)


def test_our_service_is_found_past_a_proxy(free_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    other = serve(free_port, 200)
    try:
        assert to_start([Service("web", free_port, ["true"], f"http://127.0.0.1:{free_port}/health", 1.0)]) == []
    finally:
        other.terminate()
        other.wait(timeout=10)


def test_a_program_that_does_not_speak_http_is_a_problem_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        number = mute.getsockname()[1]
        thread = threading.Thread(target=hang_up, args=(mute, 2), daemon=True)
        thread.start()
        with pytest.raises(Problem, match=f"Port {number} is taken"):
            to_start([Service("web", number, ["true"], f"http://127.0.0.1:{number}/health", 1.0)])
        thread.join(timeout=10)


def hang_up(listener: socket.socket, calls: int) -> None:
    """Take so many connections, and close each without a word."""
    for _ in range(calls):
        connection, _ = listener.accept()
        connection.close()


def test_a_terminated_command_still_tidies_up() -> None:
    code = (
        "import time; from sidekick.launch.ending import end_cleanly; end_cleanly()\n"
        "try:\n  print('begun', flush=True); time.sleep(60)\nfinally:\n  print('tidy')"
    )
    for number in (signal.SIGTERM, signal.SIGHUP):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        process.send_signal(number)
        assert process.communicate(timeout=10)[0] == "tidy\n"
        assert process.returncode == 128 + number


def test_a_free_port_means_the_service_is_to_be_started(free_port: int) -> None:
    service = Service("web", free_port, ["true"], f"http://127.0.0.1:{free_port}/health", 1.0)
    assert to_start([service]) == [service]
