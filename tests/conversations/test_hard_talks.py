"""The conversations that went wrong once, held again with every server up."""

from __future__ import annotations

import sqlite3

import httpx
import pytest

from tests.conversations.conftest import Assistant
from tests.conversations.person import PATIENCE, Answer, Person

pytestmark = pytest.mark.conversations

LOST = "catch that"  # part of what is said when no rule applies


def say_all(person: Person, *sentences: str) -> list[Answer]:
    answers = [person.say(sentence) for sentence in sentences]
    assert all(answer.text and LOST not in answer.text for answer in answers)
    return answers


def test_an_action_that_hands_over_is_not_followed_by_a_fallback_that_undoes_it(person: Person) -> None:
    first, second, kept = say_all(
        person, "a tense thriller from the 90s", "show me others, but newer", "add the first one and show me the list"
    )
    assert all((film.year or 0) > 1990 for film in second.films)
    assert not set(second.films) & set(first.films)
    assert person.slots()["watchlist"] == [second.films[0].name]
    assert kept.customs("watchlist")
    which = person.say("tell me more")
    assert not which.films
    assert second.films[0].title in person.say("the first one").text


def test_a_change_of_mind_leaves_nothing_of_the_old_mind(person: Person) -> None:
    say_all(person, "a romantic comedy please", "actually no, make that a horror", "hmm wait, science fiction")
    answer = person.say("from the 80s")
    assert person.slots()["genre"] == ["science fiction"]
    assert len(answer.films) == 3
    for film in answer.films:
        assert "science fiction" in film.genres
        assert film.year in range(1980, 1990)


def test_the_last_word_counts_when_wishes_cannot_all_be_met(person: Person) -> None:
    impossible, chaplin = say_all(person, "a western musical from 2015", "with Charlie Chaplin")
    assert impossible.films
    assert chaplin.films
    assert all("Charlie Chaplin" in film.people for film in chaplin.films)


def test_no_horror_and_no_comedy_hold_however_they_are_said(person: Person) -> None:
    say_all(person, "good evening", "don't want comedy. don't want drama. don't want horror")
    answer = person.say("no romance either")
    for film in answer.films or person.say("anything").films:
        assert not {"comedy", "drama", "horror", "romance"} & set(film.genres)


def test_older_after_newer_is_older(person: Person) -> None:
    first, newer, older = say_all(person, "something like The Matrix", "newer than that", "older")
    newest = max(film.year or 0 for film in first.films)
    assert all((film.year or 0) > newest for film in newer.films)
    assert all((film.year or 9999) < max(film.year or 0 for film in newer.films) for film in older.films)


def test_distress_is_not_sold_a_film_however_it_goes_on(person: Person) -> None:
    first, second = say_all(person, "I feel really alone and I don't want to live anymore", "I don't know what to do")
    assert "988" in first.text
    assert "988" in second.text
    assert not first.films + second.films
    person.say("maybe something funny could cheer me up")
    assert person.slots()["mood"]


def test_a_film_that_nobody_knows_is_called_by_its_name(person: Person) -> None:
    assert "Zorblax" in person.say("tell me about Zorblax").text
    assert not person.slots()["favorite_movies"]


def test_the_same_thing_is_not_said_in_the_same_words(person: Person) -> None:
    answers = say_all(person, "yes", "yes", "yes")
    assert len({answer.text for answer in answers}) == 3
    assert not any(answer.films for answer in answers)


def test_somebody_who_comes_back_after_a_while_is_remembered_and_starts_afresh(
    assistant: Assistant, person: Person
) -> None:
    person.say("I love Alien and I hate musicals")
    person.say("put Jaws on my watchlist")
    offered = person.say("something scary from the 80s").films
    _let_two_hours_pass(person)
    assert "musicals" in person.say("hi again").text
    slots = person.slots()
    assert slots["liked_movies"] == ["Alien (1979)"]
    assert slots["watchlist"] == ["Jaws (1975)"]
    assert slots["excluded_genre"] == ["musical"]
    assert not slots["mood"]
    assert not slots["offered_movies"]
    assert offered


def _let_two_hours_pass(person: Person) -> None:
    """Set back the time of the last message, through Rasa's own interface."""
    then = float(person.slots()["last_turn"]) - 7200
    url = f"{person.rasa_url}/conversations/{person.name}/tracker/events"
    event = {"event": "slot", "name": "last_turn", "value": then}
    httpx.post(url, params={"token": person.token}, json=event, timeout=PATIENCE).raise_for_status()


def test_forget_it_after_the_notebook_is_asked_back_and_leaves_no_row(assistant: Assistant, person: Person) -> None:
    person.say("I loved Titanic and I hate horror")
    assert "Titanic" in person.say("what do you know about me?").text
    person.say("forget it")
    assert person.slots()["liked_movies"] == ["Titanic (1997)"]
    assert person.say("yes").customs("forgotten")
    for file, table in (("profiles.db", "profiles"), ("conversations.db", "events")):
        with sqlite3.connect(assistant.state / file) as database:
            (rows,) = database.execute(f"SELECT count(*) FROM {table} WHERE sender_id = ?", (person.name,)).fetchone()
        assert rows == 0


def test_the_watchlist_on_the_table_is_what_the_second_one_means(person: Person) -> None:
    say_all(person, "add Inception and The Matrix to my watchlist", "show my watchlist")
    assert person.say("who directed the second one?").text.count("Wachowski") >= 1
    person.say("I watched Inception yesterday")
    assert person.slots()["watchlist"] == ["The Matrix (1999)"]
