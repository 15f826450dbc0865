from __future__ import annotations

import pytest

from sidekick.chat.guard import Guard, tidy
from sidekick.chat.plan import Plan
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from tests.movies.worlds import film

GUARD = Guard(NameSpotter(Catalogue([film(1, "Get Out", 2017)])), is_crude=lambda text: "blast" in text)
OFFER = Plan("recommend", offers=("Heat (1995)",))
CHAT = Plan("chat")


def test_an_offered_film_is_filled_in() -> None:
    assert GUARD.judge("how about <|movie|> tonight ?", OFFER).text == "How about Heat (1995) tonight?"


@pytest.mark.parametrize(
    ("candidate", "plan", "fault"),
    [
        ("sure", CHAT, "its length"),
        ("try <|movie|> or <|movie|> tonight", OFFER, "its number of films"),
        ("I think Get Out is great", CHAT, "a title or person of its own"),
        ("that came out in 1999", CHAT, "a number of its own"),
        ("please submit it now", CHAT, "talk of crowd work"),
        ("I watched it with my wife", CHAT, "a life of its own"),
        ("so good so good so good", CHAT, "a repetition"),
        ("it is raining outside", Plan("ask_mood"), "another act"),
        ("a comedy is always nice", CHAT, "another genre"),
        ("what a blasted thing", CHAT, "a crude word"),
        ("<|person|> made it well", CHAT, "a placeholder is left"),
    ],
)
def test_a_reply_at_fault_is_not_said(candidate: str, plan: Plan, fault: str) -> None:
    verdict = GUARD.judge(candidate, plan)
    assert (verdict.text, verdict.fault) == ("", fault)


def test_what_was_said_before_is_not_said_again() -> None:
    assert GUARD.best(["that sounds great"], CHAT) == "That sounds great."
    assert GUARD.best(["that sounds great"], CHAT, said_before=["That sounds great!"]) is None


def test_text_is_tidied_as_people_print_it() -> None:
    assert tidy("well ,  i like it !!!! so do i") == "Well, I like it! So do I."
