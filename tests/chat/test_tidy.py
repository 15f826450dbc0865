from __future__ import annotations

import pytest

from sidekick.chat.tidy import tidy, tidy_open, tidy_whole


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("well ,  i like it !!!! so do i", "Well, I like it! So do I."),
        ("try<|movie|>tonight", "Try <|movie|> tonight."),
        ("<|movie|> , maybe", "<|movie|>, maybe."),
        ("that is,", "That is."),
        ("thats fine , i dont mind", "That's fine, I don't mind."),
        ("<|movie|> <|movie|> or <|movie|>", "<|movie|>, <|movie|> or <|movie|>."),
    ],
)
def test_text_is_tidied_as_people_print_it(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


def test_text_that_goes_on_keeps_its_end_open() -> None:
    assert tidy_open("well , i think") == "Well, I think"


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("Ok, have you seen <|movie|> .", "Ok, have you seen <|movie|>?"),
        ("great ! what kind of film do you like", "Great! What kind of film do you like?"),
        ("what a great film .", "What a great film."),
        ("have you seen it? it is good.", "Have you seen it? It is good."),
        ("your welcome good bye", "You're welcome, good bye."),
        ("I recommend <|movie|> it's a classic", "I recommend <|movie|>. It's a classic."),
    ],
)
def test_the_ends_of_sentences_are_mended_where_nobody_has_seen_them_yet(raw: str, tidied: str) -> None:
    assert tidy_whole(raw) == tidied
