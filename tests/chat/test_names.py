from __future__ import annotations

from pathlib import Path

import pytest

from sidekick.chat.lexicon import EVERYDAY, WORDS, read_lines, unknown_word
from sidekick.chat.names import Names, has_capital_inside
from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film

NAMES = Names(
    Catalogue([film(1, "The Sixth Sense"), film(2, "It"), film(3, "Star Wars"), film(4, "The Watch")]),
    everyday={"it", "watch"},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("have you seen the sixth sense yet", "the sixth sense"),
        ("STAR WARS!", "STAR WARS"),
        ("by Ann Example", "Ann Example"),
        ("it is a sense of wars", None),
        ("worth the watch", "the watch"),
        ("watch a film", None),
        ("", None),
    ],
)
def test_names_are_found_in_any_spelling(text: str, found: str | None) -> None:
    place = NAMES.find(text)
    assert (text[slice(*place)] if place else None) == found


@pytest.mark.parametrize(
    ("text", "sure"), [("i like star", "i like "), ("i like", "i like"), ("see the sixth", "see ")]
)
def test_the_end_of_a_text_may_be_the_beginning_of_a_name(text: str, sure: str) -> None:
    assert text[: NAMES.may_begin_at(text)] == sure


@pytest.mark.parametrize(("text", "has"), [("Hello. I like that, I'm sure.", False), ("i like Tom a lot", True)])
def test_a_capital_within_a_sentence_is_noticed(text: str, has: bool) -> None:
    assert has_capital_inside(text) == has


def test_a_list_is_read_without_its_comments(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# made by hand\nit\ngood time\n")
    assert read_lines(tmp_path / "words.txt") == {"it", "good time"}


def test_the_everyday_titles_that_ship_are_no_famous_films() -> None:
    everyday = read_lines(EVERYDAY)
    assert {"it", "watch"} <= everyday
    assert not everyday & {"star wars", "frozen", "titanic", "get out", "black panther", "inception"}


def test_a_word_that_nobody_uses_is_told() -> None:
    assert unknown_word("it is a figureer, I'm sure", {"it", "is", "a", "i'm", "sure"}) == "figureer"
    assert unknown_word("it is a figureer", ()) == ""


def test_the_words_that_ship_are_words() -> None:
    words = read_lines(WORDS)
    assert {"it", "movie", "i'm", "don't", "mood", "popcorn"} <= words
    assert not words & {"figureer", "protpecter", "hanks"}
