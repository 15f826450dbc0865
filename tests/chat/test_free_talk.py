from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from sidekick.chat.free_talk import FreeTalk
from sidekick.chat.names import Names
from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film

NAMES = Names(Catalogue([film(1, "Get Out"), film(2, "The Sixth Sense")]))
FILMS = ("Heat (1995)", "Alien (1979)")


def talk(films: Sequence[str] = FILMS, stops: Sequence[str] = ()) -> FreeTalk:
    return FreeTalk(NAMES, lambda text: "blast" in text, lambda: films, stops)


def streamed(raw: str, talk: FreeTalk) -> list[str]:
    """What is seen after each character of the raw text; nothing shown is ever taken back."""
    seen = [talk.shown(raw[:end], is_whole=False) for end in range(1, len(raw)) if not talk.finish]
    if not talk.finish:
        seen.append(talk.shown(raw, is_whole=True))
    for earlier, later in pairwise(seen):
        assert later.startswith(earlier), (earlier, later)
    return seen


@pytest.mark.parametrize(
    ("raw", "shown", "finish"),
    [
        ("sure , i can help", "Sure, I can help.", ""),
        ("try <|movie|> or <|movie|> !", "Try Heat (1995) or Alien (1979)!", ""),
        ("try <|movie|> , <|movie|> and <|movie|> too", "Try Heat (1995), Alien (1979) and.", "content_filter"),
        ("it is by <|person|> i think", "It is by.", "content_filter"),
        ("have you seen get out ?", "Have you seen.", "content_filter"),
        ("i liked the sixth sense", "I liked.", "content_filter"),
        ("what a blasted thing", "What a.", "content_filter"),
        ("it came out in 1999", "It came out in.", "content_filter"),
        ("get out", "", "content_filter"),
        ("", "", ""),
    ],
)
def test_only_what_may_be_said_is_shown(raw: str, shown: str, finish: str) -> None:
    free = talk()
    assert (free.shown(raw, is_whole=True), free.finish) == (shown, finish)


@pytest.mark.parametrize(
    "raw",
    ["i think get out is it", "try <|movie|> and <|movie|> and <|movie|>", "so the sixth man wins !!!! ok", "a , b"],
)
def test_streaming_shows_no_more_than_the_whole_and_takes_nothing_back(raw: str) -> None:
    seen = streamed(raw, talk())
    final = talk().shown(raw, is_whole=True)
    assert all(final.startswith(text.rstrip(" .")) for text in seen)
    assert not any("Out" in text or "get out" in text.lower() or "<|" in text for text in seen)


def test_a_film_that_the_catalogue_does_not_give_ends_the_talk() -> None:
    free = talk(films=())
    assert free.shown("try <|movie|> tonight", is_whole=True) == "Try."
    assert free.finish == "content_filter"


@pytest.mark.parametrize(
    ("stop", "shown"), [("help", "Sure, I can "), ("an h", "Sure, I c"), ("never", "Sure, I can help.")]
)
def test_a_stop_sequence_ends_the_talk_and_is_not_shown(stop: str, shown: str) -> None:
    seen = streamed("sure , i can help", talk(stops=(stop,)))
    assert seen[-1] == shown
    assert not any(stop in text for text in seen)
