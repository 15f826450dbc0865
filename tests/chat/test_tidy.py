from __future__ import annotations

import pytest

from sidekick.chat.tidy import tidy, tidy_open


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("well ,  i like it !!!! so do i", "Well, I like it! So do I."),
        ("try<|movie|>tonight", "Try <|movie|> tonight."),
        ("<|movie|> , maybe", "<|movie|>, maybe."),
        ("that is,", "That is."),
    ],
)
def test_text_is_tidied_as_people_print_it(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


def test_text_that_goes_on_keeps_its_end_open() -> None:
    assert tidy_open("well , i think") == "Well, I think"
