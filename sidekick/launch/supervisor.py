"""Start the services under honcho, say when each is ready, and say which one died and why."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

from honcho.manager import Manager
from honcho.printer import Message

from sidekick.launch.ending import end_cleanly
from sidekick.launch.isolated import free_ports
from sidekick.launch.paths import ROOT, python_of, state
from sidekick.launch.problem import Problem
from sidekick.launch.services import (
    LOOPBACK,
    Service,
    all_services,
    endpoints_file,
    shared_environment,
    supporting_services,
)
from sidekick.launch.toolchain import child_environment

TAIL = 15  # lines of a log shown when its service died


class LogPrinter:
    """Honcho's printer: each service's output goes to its own file under ``logs/``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.width = 0  # honcho sets it to align names in a terminal
        self._files: dict[str, IO[bytes]] = {}

    def write(self, message: Message) -> None:
        if message.name not in self._files:
            self._files[message.name] = self.path(message.name).open("wb", buffering=0)
        data = message.data
        self._files[message.name].write(data if isinstance(data, bytes) else data.encode())

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def tail(self, name: str) -> str:
        path = self.path(name)
        lines = path.read_text(errors="replace").splitlines() if path.exists() else []
        return "\n".join(lines[-TAIL:]) or "(it wrote nothing)"


class Supervisor:
    """Runs services together: when one stops, all stop."""

    def __init__(self, services: list[Service], printer: LogPrinter) -> None:
        self.services = services
        self.printer = printer
        self.manager = Manager(printer)
        self.failure: str | None = None
        for service in services:
            environment = {**child_environment(os.environ), **service.environment}
            self.manager.add_process(service.name, service.shell_command, env=environment, cwd=str(ROOT))

    def loop(self, ready_line: str) -> int:
        """Run until Ctrl-C, a SIGTERM, a closed terminal or the end of a service; 0 when it was asked to stop."""
        # Honcho knows the first two only, and would leave everything running when the terminal closes.
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        threading.Thread(target=self._announce, args=(ready_line,), daemon=True).start()
        self.manager.loop()
        if self.failure is None and self.manager.returncode in (130, 143):
            print("Stopped.", flush=True)
            return 0
        print(self.failure or self._who_died(), file=sys.stderr, flush=True)
        return 1

    def _announce(self, ready_line: str) -> None:
        """Say when each service is ready; give up on one that takes too long."""
        begun = time.monotonic()
        waiting = list(self.services)
        while waiting:
            time.sleep(0.3)
            elapsed = time.monotonic() - begun
            for service in [service for service in waiting if service.is_ready()]:
                waiting.remove(service)
                print(f"  {service.name:<8} ready after {elapsed:.0f} s{self._shortcomings(service)}", flush=True)
            late = next((service for service in waiting if elapsed > service.patience), None)
            if late is not None:
                self.failure = self._explain(late.name, f"was not ready after {late.patience:.0f} s")
                os.kill(os.getpid(), signal.SIGTERM)
                return
        print(ready_line, flush=True)

    def _shortcomings(self, service: Service) -> str:
        missing = " and ".join(service.missing_parts())
        return f", without {missing}: {self.printer.path(service.name)} says why" if missing else ""

    def _who_died(self) -> str:
        # honcho keeps the order of ends to itself; the first to end is the one it did not signal.
        signalled = self.printer.path("system").read_text(errors="replace")
        for service in self.services:
            if f"{service.name} stopped" in signalled and f"to {service.name} (" not in signalled:
                return self._explain(service.name, "stopped by itself, so the others were stopped too")
        return "A service stopped by itself, so the others were stopped too: see " + str(self.printer.folder)

    def _explain(self, name: str, what: str) -> str:
        return f"\n{name} {what}. The end of {self.printer.path(name)}:\n{self.printer.tail(name)}"


def to_start(services: list[Service]) -> list[Service]:
    """The services that are not yet running. Raises ``Problem`` when something else holds a port."""
    needed = []
    for service in services:
        if not service.port_is_taken():
            needed.append(service)
        elif service.is_ready():
            print(f"  {service.name:<8} is already running on port {service.port}", flush=True)
        else:
            variable = f"SIDEKICK_{service.name.upper()}_PORT"
            raise Problem(
                f"Port {service.port} is taken by another program: stop it, or choose another port with {variable}."
            )
    return needed


def run_all(model: Path) -> int:
    """`make run`: everything, until Ctrl-C."""
    services = all_services(model)
    address = f"http://localhost:{services[-1].port}"
    needed = to_start(services)
    if not needed:
        print(f"Sidekick is already running: {address}", flush=True)
        return 0
    print("Starting Sidekick ...", flush=True)
    supervisor = Supervisor(needed, LogPrinter(state() / "logs"))
    return supervisor.loop(f"\nSidekick is ready: {address}   (Ctrl-C stops it)\n")


def run_shell(model: Path) -> int:
    """`make shell`: rasa shell in the foreground, what it needs in the background."""
    end_cleanly()
    helpers = [_start_quietly(service) for service in to_start(supporting_services())]
    print("Loading the dialogue (about half a minute); /stop ends the conversation ...", flush=True)
    try:
        return _talk(model, LogPrinter(state() / "logs"))
    finally:
        for helper in helpers:
            helper.terminate()
        for helper in helpers:
            helper.wait(timeout=10)


def _talk(model: Path, logs: LogPrinter) -> int:
    """Rasa's own shell; what its libraries say on the side goes to a log, which is shown if it fails."""
    shared = shared_environment()
    command = [str(python_of("rasa")), "-m", "rasa", "shell", "--model", str(model)]
    command += ["--credentials", "credentials.yml", "--endpoints", endpoints_file(shared)]
    # A port of its own, so that it also runs beside `make run`; by itself it would listen to the whole network.
    command += ["-i", LOOPBACK, "-p", str(free_ports(1)[0])]
    environment = {**child_environment(os.environ), **shared}
    with logs.path("shell").open("w") as log:
        code = subprocess.call(command, cwd=str(ROOT), env=environment, stderr=log)
    if code:
        print(f"\nrasa shell failed. The end of {logs.path('shell')}:\n{logs.tail('shell')}", file=sys.stderr)
    return code


def _start_quietly(service: Service) -> subprocess.Popen[bytes]:
    log = state() / "logs" / f"{service.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {**child_environment(os.environ), **service.environment}
    with log.open("wb") as output:
        return subprocess.Popen(
            service.command,
            cwd=str(ROOT),
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the shell is for the shell
        )
