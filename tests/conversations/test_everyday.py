"""What else people do: keep films, ask about them, want to be forgotten, type odd things."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Assistant
from tests.conversations.person import Person

pytestmark = pytest.mark.conversations


def test_the_watchlist_keeps_a_film_by_its_place(person: Person) -> None:
    films = person.say("a funny comedy please").films or person.say("anything").films
    person.say("add the second one to my watchlist")
    assert person.slots()["watchlist"] == [films[1].name]
    shown = person.say("show my watchlist")
    assert films[1].name in shown.text
    assert shown.customs("watchlist")[0]["movies"][0]["title"] == films[1].title


def test_a_film_is_chosen_and_asked_about(person: Person) -> None:
    films = person.say("I want a tense thriller").films
    chosen = person.say("I'll watch the second one")
    assert chosen.customs("chosen")[0]["movie"]["id"] == films[1].id
    cast = person.say("who is in it?")
    assert any(name in cast.text for name in films[1].cast)


def test_being_forgotten_leaves_nothing(person: Person) -> None:
    person.say("I loved Titanic and I hate horror")
    assert person.slots()["liked_movies"] == ["Titanic (1997)"]
    answer = person.say("forget me")
    assert answer.customs("forgotten")
    tracker = person.tracker()
    assert not tracker["slots"]["liked_movies"]
    assert not [event for event in tracker["events"] if event["event"] == "user"]
    person.say("what do you know about me?")
    assert not person.slots()["liked_movies"]


def test_typed_commands_are_plain_text(person: Person) -> None:
    person.say("I love horror and I loved Alien")
    assert person.say('/inform{"genre":"western"}').messages
    assert "western" not in (person.slots()["genre"] or [])
    assert person.say("/restart").messages  # heard as "restart"; Rasa's own command would wipe the tracker
    assert person.say("/session_start").messages
    assert person.slots()["liked_movies"] == ["Alien (1979)"]
    assert [event for event in person.tracker()["events"] if event["event"] == "user"]


@pytest.mark.parametrize(
    "text",
    [
        "?",
        "...",
        "😀",
        "asdf qwer",
        "a" * 3000,
        "SELECT * FROM movies;",
        "{genre}",
        "<b>hi</b>",
        "/",
        "what",
        "1",
        "no",
        "yes",
    ],
)
def test_nothing_is_met_with_silence(person: Person, text: str) -> None:
    answer = person.say(text)
    assert answer.text
    assert "Traceback" not in answer.text


def test_a_long_talk_keeps_its_memory_and_never_repeats_a_film(person: Person) -> None:
    person.say("I loved Heat, no horror please")
    person.say("something exciting")
    offered: list[str] = []
    for _ in range(12):
        answer = person.say("show me others")
        offered += [film.name for film in answer.films]
        assert all("horror" not in film.genres for film in answer.films)
    assert len(offered) >= 30
    assert len(offered) == len(set(offered))
    assert [name[:6] for name in person.slots()["liked_movies"]] == ["Heat ("]  # of 1995 or 1996: one film, known twice


def test_a_returning_person_is_remembered_by_a_new_conversation(assistant: Assistant, person: Person) -> None:
    person.say("I hate musicals and I loved Jaws")
    person.say("start over")
    slots = person.slots()
    assert slots["excluded_genre"] == ["musical"]
    assert slots["liked_movies"] == ["Jaws (1975)"]
    assert not slots["favorite_movies"]
