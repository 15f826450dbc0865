"""The conversations that Sidekick is for, with every server up."""

from __future__ import annotations

import pytest

from sidekick.movies.moods import fits_mood
from tests.conversations.person import Person

pytestmark = pytest.mark.conversations


def test_from_hey_to_bye(person: Person) -> None:
    assert "?" in person.say("hey").text

    first = person.say("something scary but not gory, I loved The Conjuring and get out")
    slots = person.slots()
    assert slots["favorite_movies"] == ["The Conjuring (2013)", "Get Out (2017)"]
    assert slots["mood"] == ["scary"]
    assert slots["excluded_mood"] == ["gory"]
    assert len(first.films) == 3
    assert all(fits_mood(film, "scary") and not fits_mood(film, "gory") for film in first.films)
    assert all(first.reasons)
    assert all(film.name in first.text for film in first.films)

    second = person.say("seen the first one. what else?")
    assert first.films[0].name in person.slots()["seen_movies"]
    assert len(second.films) == 3
    assert not set(second.films) & set(first.films)

    why = person.say("why that one?")
    assert second.films[0].name in why.text
    assert not why.films

    bye = person.say("ok great, thanks, bye")
    assert not bye.films
    assert "?" not in bye.text
    assert_no_question_twice(person)


def test_a_decade_an_actor_and_an_exclusion_in_one_sentence(person: Person) -> None:
    answer = person.say("I want a 90s comedy with Jim Carrey, no romance")
    slots = person.slots()
    assert slots["genre"] == ["comedy"]
    assert slots["era"] == ["1990-1999"]
    assert slots["person"] == ["Jim Carrey"]
    assert slots["excluded_genre"] == ["romance"]
    assert len(answer.films) == 3
    for film in answer.films:
        assert "romance" not in film.genres
        assert "Jim Carrey" in film.people
    assert sum("comedy" in film.genres and film.year in range(1990, 2000) for film in answer.films) >= 2


def test_at_most_two_questions_before_the_first_films(person: Person) -> None:
    person.say("can you recommend me a movie")
    assert not person.say("I don't care").films
    assert person.say("whatever").films
    assert_no_question_twice(person)


def test_a_correction_replaces_and_an_exclusion_holds(person: Person) -> None:
    person.say("I want a scary horror movie, no zombies please")
    answer = person.say("actually make that a comedy")
    assert person.slots()["genre"] == ["comedy"]
    assert answer.films
    assert all("comedy" in film.genres for film in answer.films)
    answer = person.say("no romance please")
    assert all("romance" not in film.genres and "comedy" in film.genres for film in answer.films)


def test_yes_is_no_new_request_and_no_brings_others(person: Person) -> None:
    first = person.say("something funny from the 80s")
    if not first.films:
        first = person.say("anything")
    yes = person.say("yes")
    assert not yes.films
    assert "?" in yes.text
    others = person.say("show me others")
    assert others.films
    more = person.say("no")
    assert more.films
    assert not set(more.films) & {*first.films, *others.films}


def assert_no_question_twice(person: Person) -> None:
    slots = person.slots()
    asked = slots["questions_asked"] or []
    assert len(asked) == len(set(asked)) <= 2
    questions = [line for line in person.said_to_me if line.endswith("?") and "\n" not in line]
    assert len(questions) == len(set(questions))
