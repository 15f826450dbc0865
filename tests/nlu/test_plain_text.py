"""Typed commands are plain text, and thumbs are words."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from sidekick.nlu.plain_text import PlainText


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ('/inform{"genre": "western"}', "inform"),
        ('  /inform {"genre": "western"', "inform"),
        ("/restart", "restart"),
        ("//", "?"),
        ("/", "?"),
        ("/ a comedy", "a comedy"),
        ("👍", "yes"),
        ("👎🏽", "no"),
        ("👍 the first one", "yes the first one"),
        ("a 👍 film", "a 👍 film"),
        ("a comedy {with} braces", "a comedy {with} braces"),
        ("comedy/horror", "comedy/horror"),
    ],
)
def test_what_is_heard_of_a_command_is_its_words(typed: str, heard: str) -> None:
    (message,) = PlainText().process([Message({TEXT: typed})])
    assert message.get(TEXT) == heard
