"""The GPT-2 server stopped: sensible replies and films all the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.conftest import Assistant
from tests.conversations.person import Person

pytestmark = pytest.mark.conversations


@pytest.fixture(autouse=True, scope="module")
def server_stopped(assistant: Assistant) -> Iterator[None]:
    assistant.stop("gpt2")
    yield
    assistant.start("gpt2")


def test_the_same_conversation_still_gets_films_and_reasons(person: Person) -> None:
    person.say("hey")
    first = person.say("something scary but not gory, I loved The Conjuring and get out")
    assert len(first.films) == 3
    assert all(first.reasons)
    second = person.say("seen the first one. what else?")
    assert second.films
    assert not set(second.films) & set(first.films)
    assert second.films[0].name in person.say("why that one?").text
    assert person.say("ok great, thanks, bye").text


def test_wishes_still_bind(person: Person) -> None:
    answer = person.say("I want a 90s comedy with Jim Carrey, no romance")
    assert len(answer.films) == 3
    assert all("romance" not in film.genres and "Jim Carrey" in film.people for film in answer.films)


def test_small_talk_still_gets_an_answer(person: Person) -> None:
    assert person.say("how are you today, my friend?").text
