"""Nothing of the dialogue goes untested: every intent, rule, slot, response and action is exercised somewhere."""

from __future__ import annotations

import re

import pytest
import yaml

from actions.questions import ANSWERED_BY
from tests.actions.coverage import (
    DOMAIN,
    ROOT,
    SAID_BY_RASA,
    action_classes,
    exercised,
    matched,
    names,
    steps,
    strings,
)
from tests.actions.fakes import WORDING


@pytest.mark.parametrize("kind", ["intents", "rules", "actions", "slots", "responses"])
def test_everything_is_exercised_by_some_test(kind: str) -> None:
    every, tested = exercised()[kind]
    assert every
    assert every - tested == set()


def test_what_no_test_speaks_of_is_noticed() -> None:
    assert matched({"utter_nobody_says_this", "slot_of_nobody", "utter_fallback"}, "tests/actions") == {
        "utter_fallback"
    }
    assert "intent_of_nobody" not in names("tests/stories", "stories", "intent")


def test_stories_and_rules_name_only_what_exists() -> None:
    assert names("tests/stories", "stories", "intent") <= set(DOMAIN["intents"])
    forms = set(DOMAIN["forms"])
    assert names("tests/stories", "stories", "action") <= set(DOMAIN["actions"]) | forms
    assert "action_recommend" in names("tests/stories", "stories", "action")


def test_every_action_of_the_domain_exists_and_the_other_way_round() -> None:
    assert set(DOMAIN["actions"]) == set(action_classes())


def test_every_response_is_said_by_some_action() -> None:
    responses = set(WORDING) - SAID_BY_RASA
    assert responses - matched(responses, "actions") == set()


def test_every_action_that_takes_over_from_another_has_a_rule_of_its_own() -> None:
    """Without one Rasa would say its fallback after it, and undo the turn."""
    sources = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "actions").glob("*.py"))
    called = set(re.findall(r'follow_with\("(\w+)"\)', sources)) | set(ANSWERED_BY.values())
    ruled = {block[0]["action"] for block in steps("data/rules", "rules") if len(block) == 1}
    assert called
    assert called <= ruled


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
