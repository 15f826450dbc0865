"""A GPT-2 server of its own for a measurement: started, pinned to a core, looked at from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from sidekick.launch.isolated import free_ports


@dataclass(frozen=True)
class Server:
    """A running server. What the system does not tell is 0."""

    address: str
    process: int

    def cpu(self) -> float:
        """Seconds of processor time that it has taken so far."""
        stat = Path(f"/proc/{self.process}/stat")
        fields = stat.read_text().rsplit(")", 1)[1].split() if stat.exists() else ["0"] * 13
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, what: str = "VmRSS") -> float:
        """MiB that it holds, or with ``VmHWM`` the most that it ever held."""
        status = Path(f"/proc/{self.process}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:")), 0.0)

    def has_loaded(self, library: str) -> bool:
        """Whether a file of a Python library is in its memory."""
        maps = Path(f"/proc/{self.process}/maps")
        return maps.exists() and f"/site-packages/{library}/" in maps.read_text()


@contextmanager
def server(core: int | None = None) -> Iterator[Server]:
    """A server on a free port, on one core where one is named."""
    port = free_ports(1)[0]
    environment = {**os.environ, "SIDEKICK_GPT2_PORT": str(port), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([sys.executable, "-m", "sidekick.server"], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            if process.poll() is not None:
                raise RuntimeError("the server did not start; what it said is above")
            time.sleep(0.2)
        if core is not None:
            pin(process.pid, {core})
        yield Server(address, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health").status_code == 200
    except httpx.TransportError:
        return False


def pin(process: int, cores: set[int]) -> None:
    """Keep all threads of a process on some cores, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        tasks = Path(f"/proc/{process}/task")
        for task in tasks.iterdir() if tasks.exists() else ():
            with suppress(ProcessLookupError):  # a thread that has just ended
                os.sched_setaffinity(int(task.name), cores)
