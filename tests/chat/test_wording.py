from __future__ import annotations

import pytest

from sidekick.chat.plan import ACTS, Plan
from sidekick.chat.wording import TEMPLATES, join_titles, template


def test_a_plan_of_an_unknown_act_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="not a dialogue act: 'sing'"):
        Plan("sing")


def test_every_act_has_at_least_three_wordings() -> None:
    assert set(TEMPLATES) == set(ACTS)
    assert all(len(set(wordings)) >= 3 for wordings in TEMPLATES.values())


@pytest.mark.parametrize("act", ACTS)
def test_two_turns_in_a_row_are_worded_differently(act: str) -> None:
    plan = Plan(act, offers=("Heat (1995)",))
    assert template(plan, 0) != template(plan, 1)


@pytest.mark.parametrize("turn", range(4))
def test_a_recommendation_names_every_offer(turn: int) -> None:
    said = template(Plan("recommend", offers=("Heat (1995)", "Alien (1979)")), turn)
    assert "Heat (1995) or Alien (1979)" in said


def test_a_recommendation_without_offers_becomes_small_talk() -> None:
    assert template(Plan("recommend")) in TEMPLATES["chat"]


@pytest.mark.parametrize(
    ("titles", "joined"), [((), ""), (("A",), "A"), (("A", "B"), "A or B"), (("A", "B", "C"), "A, B or C")]
)
def test_titles_are_joined_as_people_say_them(titles: tuple[str, ...], joined: str) -> None:
    assert join_titles(titles) == joined


@pytest.mark.parametrize("plan", [Plan("explain", genre="x"), Plan("explain", mood="x"), Plan("explain", person="x")])
@pytest.mark.parametrize("turn", [0, 1])
def test_an_explanation_gives_the_fact_that_there_is(plan: Plan, turn: int) -> None:
    assert " x" in template(plan, turn)
    assert " x" not in template(Plan("explain"), turn)
