"""Nothing of the dialogue goes untested: every intent, rule, slot, response and action is exercised somewhere."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
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
        if file.name == Path(__file__).name:
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


def test_every_intent_is_said_in_some_story() -> None:
    assert set(DOMAIN["intents"]) == names("tests/stories", "stories", "intent")


def test_every_rule_is_walked_by_some_story() -> None:
    rules = {
        (block[0].get("intent"), block[1]["action"]) for block in steps("data/rules", "rules") if "intent" in block[0]
    }
    walked = {
        (first.get("intent"), second.get("action"))
        for block in steps("tests/stories", "stories")
        for first, second in pairwise(block)
    }
    assert rules <= walked
    assert "action_recommend" in names("tests/stories", "stories", "action")


def test_every_action_of_the_domain_exists_and_the_other_way_round() -> None:
    assert set(DOMAIN["actions"]) == set(action_classes())


def test_every_action_is_run_by_some_test() -> None:
    tests = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests" / "actions").glob("test_*.py"))
    assert {name for name in action_classes().values() if not re.search(rf"\b{name}\b", tests)} == set()


def test_every_slot_is_looked_at_by_some_test() -> None:
    slots = set(DOMAIN["slots"])
    assert slots - matched(slots, "tests/actions") == set()


def test_every_response_is_said_by_some_action_and_expected_by_some_test() -> None:
    responses = set(WORDING) - SAID_BY_RASA
    assert responses - matched(responses, "actions") == set()
    assert responses - matched(responses, "tests/actions") == set()


def test_nothing_is_said_that_has_no_wording() -> None:
    literal = {s for s in strings("actions") if re.fullmatch(r"utter_\w+[^_]", s)}  # not the heads of f-strings
    assert {name for name in literal if name not in WORDING} == set()


@pytest.mark.parametrize("response", sorted(WORDING))
def test_every_response_has_three_variants_that_need_the_same_values(response: str) -> None:
    variants = WORDING[response]
    assert len(set(variants)) >= 3
    assert len({frozenset(re.findall(r"{(\w+)}", variant)) for variant in variants}) == 1


def test_no_two_stories_share_a_name_and_there_are_enough_of_them() -> None:
    told = [
        block["story"]
        for file in (ROOT / "tests" / "stories").glob("test_*.yml")
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["stories"]
    ]
    assert len(told) == len(set(told))
    assert len(told) >= 150
