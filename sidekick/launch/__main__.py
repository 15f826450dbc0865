"""The commands behind the Makefile: ``python -m sidekick.launch setup|model|run|shell|with``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Optional, Sequence

from sidekick.launch.dialogue_model import ensure_model
from sidekick.launch.environments import prepare
from sidekick.launch.isolated import run_with_assistant
from sidekick.launch.paths import ROOT, python_of
from sidekick.launch.problem import Problem, in_one_sentence
from sidekick.launch.toolchain import child_environment


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Run one command; a ``Problem`` ends it with its sentence and exit code 1."""
    parser = argparse.ArgumentParser(prog="sidekick.launch", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    setup = commands.add_parser("setup", help="make or refresh the environments")
    setup.add_argument("--group", action="append", default=[], choices=["train", "test"])
    commands.add_parser("model", help="train the dialogue if it changed, and print the model's path")
    commands.add_parser("run", help="start everything, wait until it is ready, stop it on Ctrl-C")
    commands.add_parser("shell", help="talk in the terminal (rasa shell)")
    wrap = commands.add_parser("with", help="run a command with an assistant of its own")
    wrap.add_argument("wrapped", nargs=argparse.REMAINDER, help="the command")
    chosen = parser.parse_args(arguments)
    try:
        return _obey(chosen.command, getattr(chosen, "group", []), getattr(chosen, "wrapped", []))
    except Problem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\n{in_one_sentence(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _obey(command: str, groups: Sequence[str], wrapped: Sequence[str]) -> int:
    prepare("rasa", [group for group in groups if group == "test"])
    prepare("gpt2", groups)
    if command == "setup":
        return 0
    model = ensure_model()
    if command == "model":
        print(model)
        return 0
    if command == "with":
        return run_with_assistant(wrapped)
    if _runs_in_the_gpt2_environment():
        from sidekick.launch.supervisor import run_all, run_shell  # honcho lives in that environment

        return run_shell(model) if command == "shell" else run_all(model)
    _hand_over(command)
    return 0


def _runs_in_the_gpt2_environment() -> bool:
    return Path(sys.prefix).resolve() == python_of("gpt2").parents[1].resolve()


def _hand_over(command: str) -> None:
    """Become the same command under the project's own Python."""
    python = str(python_of("gpt2"))
    os.chdir(str(ROOT))
    os.execve(python, [python, "-m", "sidekick.launch", command], child_environment(os.environ))  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
