"""uv, and the variables it and the environments need."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, Mapping

from sidekick.launch.paths import ROOT, TOOLS
from sidekick.launch.problem import DISK_FULL, DISK_FULL_SIGN, Problem

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # One thread each: four services share the machine, and small matrices gain nothing from more.
    "OMP_NUM_THREADS": "1",
}
OLDEST_UV = (0, 6)
# What installers say, in lower case.
NO_PYTHON = ("no interpreter found", "python-build-standalone", "inspect python interpreter")
OFFLINE = ("error sending request", "failed to fetch", "dns error", "connection", "timed out", "resolution")


def child_environment(outer: Mapping[str, str]) -> Dict[str, str]:
    """``outer`` as uv and our programs need it."""
    inner = dict(outer)
    inner.pop("PYTHONDONTWRITEBYTECODE", None)  # without .pyc files `import rasa` takes 20 s instead of 8
    inner.pop("VIRTUAL_ENV", None)
    inner["PYTHONPATH"] = str(ROOT)
    inner["PYTHONUNBUFFERED"] = "1"
    for name, value in QUIET.items():
        inner.setdefault(name, value)
    for name in ("NO_PROXY", "no_proxy"):  # the services talk to each other, not through a proxy
        inner[name] = ",".join(filter(None, [inner.get(name), "127.0.0.1", "localhost"]))
    wheels = inner.get("PIP_FIND_LINKS", "")
    if wheels and Path(wheels).is_dir():
        inner.setdefault("UV_FIND_LINKS", wheels)
    if shutil.which("pyenv"):
        # Even when it is set: pyenv's own shims set it to the one version that they run.
        inner["PYENV_VERSION"] = _pyenv_versions()
    return inner


def _pyenv_versions() -> str:
    """The pyenv versions to show: its shims hide all but the selected ones from uv."""
    listed = subprocess.run(["pyenv", "versions", "--bare"], stdout=subprocess.PIPE, universal_newlines=True)
    versions = listed.stdout.split()
    wanted = [version for minor in ("3.11.", "3.10.") for version in versions if version.startswith(minor)]
    return ":".join(wanted or ["system"])


def find_uv() -> str:
    """The path of uv, installed into ``.tools`` when the machine has none."""
    own = TOOLS / "bin" / "uv"
    if own.exists():
        return str(own)
    installed = shutil.which("uv")
    if installed and _is_recent(installed):
        return installed
    print("Installing uv into .tools ...", flush=True)
    commands = [
        [sys.executable, "-m", "venv", "--clear", str(TOOLS)],
        [str(TOOLS / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv"],
    ]
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
        if done.returncode:
            raise Problem(explain_install(done.stdout, "uv"))
    return str(own)


def _is_recent(uv: str) -> bool:
    """Whether this uv knows the options that set-up gives it."""
    said = subprocess.run([uv, "--version"], stdout=subprocess.PIPE, universal_newlines=True).stdout
    version = re.match(r"uv (\d+)\.(\d+)", said)
    return version is not None and (int(version.group(1)), int(version.group(2))) >= OLDEST_UV


def explain_install(output: str, what: str) -> str:
    """One sentence for why an installer failed; where the reason is not known, its own last lines follow."""
    lowered = output.lower()
    if DISK_FULL_SIGN in lowered:
        return DISK_FULL
    if any(sign in lowered for sign in NO_PYTHON):
        return (
            "Python 3.10 or 3.11 is missing and could not be fetched: "
            "install both, or check the network, and run the same command again."
        )
    if any(sign in lowered for sign in OFFLINE):
        return "The package index could not be reached: check the network and run the same command again."
    if "ensurepip" in lowered:
        return "Python's venv module is missing: install it (on Debian: apt install python3-venv) and run this again."
    tail = "\n".join(output.strip().splitlines()[-10:])
    return f"{what[:1].upper()}{what[1:]} could not be installed; the installer's last words:\n{tail}"
