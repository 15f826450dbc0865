"""Why a film was offered, and what is known about it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.about import ActionAskDetails, ActionAskWhy
from tests.actions.fakes import HEAT, MYSTERY, RONIN, THIEF, entity, run, services

TABLE: dict[str, Any] = {
    "shortlist": [HEAT, RONIN, THIEF],
    "reasons": {HEAT: ["it is crime", "liked by many"], RONIN: ["it has cars"], THIEF: []},
}


def test_the_first_film_is_explained_when_none_is_meant() -> None:
    outcome = run(ActionAskWhy(services()), "why that one?", "ask_why", slots=TABLE)
    assert outcome.messages[0]["movie"] == HEAT
    assert outcome.messages[0]["reasons"] == "it is crime; liked by many"
    assert outcome.slots["focus_movie"] == HEAT


def test_the_film_talked_about_is_explained() -> None:
    outcome = run(ActionAskWhy(services()), "why?", "ask_why", slots={**TABLE, "focus_movie": RONIN})
    assert outcome.messages[0]["reasons"] == "it has cars"


def test_all_films_can_be_explained() -> None:
    outcome = run(ActionAskWhy(services()), "why these?", "ask_why", [entity("position", "all")], TABLE)
    assert outcome.said == ["utter_why", "utter_why", "utter_why_hunch"]


def test_why_before_any_film_leads_to_films() -> None:
    outcome = run(ActionAskWhy(services()), "why?", "ask_why")
    assert outcome.said == ["utter_why_nothing"]
    assert outcome.followed_by == "preferences_form"


def test_a_film_that_was_never_offered_has_no_reasons() -> None:
    outcome = run(ActionAskWhy(services()), "why Alien?", "ask_why", [entity("movie", "Alien (1979)")], TABLE)
    assert outcome.said == ["utter_why_not_mine"]


@pytest.mark.parametrize(
    ("attribute", "response", "fact", "value"),
    [
        ("cast", "utter_details_cast", "people", "Al Pacino"),
        ("director", "utter_details_director", "people", "Michael Mann"),
        ("year", "utter_details_year", "year", "1995"),
        ("genre", "utter_details_genre", "genres", "crime, drama and heist film"),
        ("plot", "utter_details_plot", "link", "https://en.wikipedia.org/wiki/Heat_%281995_film%29"),
        ("rating", "utter_details_rating", "count", "90"),
    ],
)
def test_facts_come_from_the_catalogue(attribute: str, response: str, fact: str, value: str) -> None:
    said = [entity("position", "1"), entity("attribute", attribute)]
    outcome = run(ActionAskDetails(services()), "?", "ask_details", said, TABLE)
    assert outcome.said == [response]
    assert outcome.messages[0][fact] == value
    assert outcome.messages[0]["custom"]["type"] == "details"


@pytest.mark.parametrize("attribute", ["cast", "director", "year", "genre"])
def test_what_is_not_known_is_not_invented(attribute: str) -> None:
    said = [entity("movie", MYSTERY), entity("attribute", attribute)]
    assert run(ActionAskDetails(services()), "?", "ask_details", said).said == ["utter_details_missing"]


def test_no_plot_is_told() -> None:
    said = [entity("movie", MYSTERY), entity("attribute", "plot")]
    assert run(ActionAskDetails(services()), "?", "ask_details", said).said == ["utter_details_plot_nowhere"]


def test_tell_me_about_it_sums_up() -> None:
    outcome = run(ActionAskDetails(services()), "tell me about it", "ask_details", slots={"shortlist": [HEAT]})
    assert outcome.said == ["utter_details_linked"]
    assert outcome.messages[0]["facts"] == "crime and drama, directed by Michael Mann, with Al Pacino"


def test_an_unlinked_film_is_summed_up_without_a_link() -> None:
    said = [entity("movie", RONIN)]
    assert run(ActionAskDetails(services()), "Ronin?", "ask_details", said).said == ["utter_details"]


def test_which_film_is_asked_when_several_could_be_meant() -> None:
    outcome = run(ActionAskDetails(services()), "who is in it?", "ask_details", slots=TABLE)
    assert outcome.said == ["utter_which_one"]
    assert outcome.slots["pending_question"] == "which_details"


def test_an_unknown_film_is_admitted() -> None:
    assert run(ActionAskDetails(services()), "who is in Flurb?", "ask_details").said == ["utter_details_unknown"]
