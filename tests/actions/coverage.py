"""What of the dialogue is exercised by some test, as a table: ``python -m tests.actions.coverage``."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action

from tests.actions.fakes import WORDING

ROOT = Path(__file__).parents[2]
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
SAID_BY_RASA = {"utter_default"}  # by action_default_fallback, should no rule apply


def steps(folder: str, kind: str) -> Iterator[list[dict[str, Any]]]:
    """The steps of every story or rule below a folder."""
    for file in sorted((ROOT / folder).glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8")).get(kind) or ():
            yield block["steps"]


def names(folder: str, kind: str, key: str) -> set[str]:
    return {str(step[key]) for block in steps(folder, kind) for step in block if key in step}


def strings(folder: str) -> Iterator[str]:
    """Every string in the Python files of a folder as a pattern; what an f-string fills in matches any word."""
    for file in (ROOT / folder).glob("*.py"):
        if file.name in {Path(__file__).name, "test_coverage.py"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]
                yield "".join(parts)


def matched(wanted: set[str], folder: str) -> set[str]:
    patterns = {pattern for pattern in strings(folder) if pattern.isascii() and len(pattern) < 60}
    return {name for name in wanted if any(re.fullmatch(pattern, name) for pattern in patterns)}


def action_classes() -> dict[str, str]:
    """Action name -> class name, for every action in the package."""
    found = {}
    for file in (ROOT / "actions").glob("*.py"):
        module = importlib.import_module(f"actions.{file.stem}")
        for name, member in inspect.getmembers(module, inspect.isclass):
            own = member.__module__ == module.__name__ and issubclass(member, Action)
            if own and not inspect.isabstract(member) and not name.startswith("_"):
                found[_name(member)] = name
    return found


def _name(action: type[Action]) -> str:
    return str(action.name(object.__new__(action)))


def rules() -> set[str]:
    """Each rule that begins with an intent, as ``intent -> action``."""
    begun = (block for block in steps("data/rules", "rules") if "intent" in block[0])
    return {f"{block[0]['intent']} -> {block[1]['action']}" for block in begun}


def walked() -> set[str]:
    """Each ``intent -> action`` of some story test."""
    pairs = (pair for block in steps("tests/stories", "stories") for pair in pairwise(block))
    return {
        f"{first['intent']} -> {second['action']}"
        for first, second in pairs
        if "intent" in first and "action" in second
    }


def run_by_tests() -> set[str]:
    """The actions whose class some test of this folder names."""
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "actions").glob("test_*.py"))
    return {action for action, name in action_classes().items() if re.search(rf"\b{name}\b", tests)}


def exercised() -> dict[str, tuple[set[str], set[str]]]:
    """Kind -> everything of the kind, and what of it some test exercises."""
    responses = set(WORDING) - SAID_BY_RASA
    slots = set(DOMAIN["slots"])
    return {
        "intents": (set(DOMAIN["intents"]), names("tests/stories", "stories", "intent")),
        "rules": (rules(), walked()),
        "actions": (set(action_classes()), run_by_tests()),
        "slots": (slots, matched(slots, "tests/actions")),
        "responses": (responses, matched(responses, "tests/actions")),
    }


def table() -> str:
    """The figures in Markdown."""
    lines = ["| of the dialogue | there are | exercised by tests |", "| --- | --- | --- |"]
    lines += [f"| {kind} | {len(every)} | {len(every & tested)} |" for kind, (every, tested) in exercised().items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
