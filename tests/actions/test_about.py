"""Why a film was offered, and what is known about it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.about import ActionAskDetails, ActionAskWhy
from tests.actions.fakes import ALIEN, HEAT, MYSTERY, RONIN, THIEF, entity, run, services

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
    outcome = run(ActionAskDetails(services()), "say", "ask_details", said, TABLE)
    assert outcome.said == [response]
    assert outcome.messages[0][fact] == value
    assert outcome.messages[0]["custom"]["type"] == "details"


@pytest.mark.parametrize("attribute", ["cast", "director", "year", "genre"])
def test_what_is_not_known_is_not_invented(attribute: str) -> None:
    said = [entity("movie", MYSTERY), entity("attribute", attribute)]
    assert run(ActionAskDetails(services()), "say", "ask_details", said).said == ["utter_details_missing"]


@pytest.mark.parametrize(
    ("text", "film"),
    [("which is the newest?", RONIN), ("what's the oldest?", THIEF), ("which is the most popular?", HEAT)],
)
def test_the_newest_of_the_table_is_found(text: str, film: str) -> None:
    outcome = run(ActionAskDetails(services()), text, "ask_details", slots=TABLE)
    assert outcome.messages[0]["movie"] == film


def test_no_plot_is_told() -> None:
    said = [entity("movie", MYSTERY), entity("attribute", "plot")]
    assert run(ActionAskDetails(services()), "say", "ask_details", said).said == ["utter_details_plot_nowhere"]


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


@pytest.mark.parametrize(
    "text", ["tell me about Barbie", "who directed the movie Barbie?", "what's Barbie like, about Barbie"]
)
def test_a_film_that_is_not_in_the_catalogue_is_admitted_by_its_name(text: str) -> None:
    outcome = run(ActionAskDetails(services()), text, "ask_details", slots={**TABLE, "focus_movie": HEAT})
    assert outcome.said == ["utter_unknown_film"]
    assert outcome.messages[0]["title"] == "Barbie"


@pytest.mark.parametrize("text", ["tell me more about it", "who is in that one?", "who directed?", "about the actors"])
def test_words_that_point_at_a_film_are_no_title(text: str) -> None:
    outcome = run(ActionAskDetails(services()), text, "ask_details", slots={"focus_movie": RONIN})
    assert outcome.messages[0]["movie"] == RONIN


def test_a_question_about_no_film_at_all_is_asked_back() -> None:
    assert run(ActionAskDetails(services()), "who is in it?", "ask_details").said == ["utter_details_unknown"]


def test_two_questions_at_once_get_two_answers_and_one_record() -> None:
    said = [entity("attribute", "cast"), entity("attribute", "director")]
    outcome = run(
        ActionAskDetails(services()), "who's in it and who made it?", "ask_details", said, {"focus_movie": HEAT}
    )
    assert outcome.said == ["utter_details_cast", "utter_details_director"]
    assert [bool(message.get("custom")) for message in outcome.messages] == [True, False]


@pytest.mark.parametrize(
    ("kind", "value", "response"),
    [
        ("mood", "scary", "utter_details_mood"),
        ("mood", "funny", "utter_details_other_mood"),
        ("genre", "comedy", "utter_details_genre"),
        ("person", "Al Pacino", "utter_details_cast"),
    ],
)
def test_is_it_sad_is_answered_by_what_is_known(kind: str, value: str, response: str) -> None:
    said = [entity("movie", ALIEN), entity(kind, value)]
    assert run(ActionAskDetails(services()), "is Alien so?", "ask_details", said).said == [response]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("is it long?", "utter_limitation_time"),
        ("is it ok for a six year old?", "utter_limitation_age"),
        ("where can I watch it?", "utter_details_watch"),
    ],
)
def test_what_nobody_noted_is_admitted(text: str, response: str) -> None:
    assert run(ActionAskDetails(services()), text, "ask_details", slots={"focus_movie": HEAT}).said == [response]


def test_a_film_that_was_not_seen_yet_can_be_asked_about() -> None:
    said = [entity("movie", RONIN, role="unseen")]
    outcome = run(ActionAskDetails(services()), "haven't seen Ronin, who made it?", "ask_details", said, TABLE)
    assert outcome.slots["focus_movie"] == RONIN


def test_a_film_named_after_the_question_which_one_answers_it_once() -> None:
    asked = {**TABLE, "pending_question": "which_details"}
    outcome = run(ActionAskDetails(services()), "the second", "ask_details", [entity("position", "2")], asked)
    assert outcome.slots["pending_question"] is None
    still = run(ActionAskDetails(services()), "tell me more", "ask_details", slots=asked)
    assert still.slots.get("pending_question", "which_details") == "which_details"
