"""What a "no" reaches."""

from __future__ import annotations

import pytest

from sidekick.nlu.polarity import film_role, is_excluded, is_seen, is_unseen


def excluded(text: str) -> bool:
    """Whether the words between the brackets are turned away."""
    start, end = text.index("["), text.index("]") - 1
    return is_excluded(text.replace("[", "").replace("]", ""), start, end)


def seen(text: str) -> bool:
    start, end = text.index("["), text.index("]") - 1
    return is_seen(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "no [horror]",
        "not too [sad]",
        "anything but [musicals]",
        "everything except [westerns]",
        "i hate [Adam Sandler]",
        "i couldn't stand [Twilight]",
        "no horror, no [romance]",
        "neither horror nor [war]",
        "please without [gore]",
        "i love comedies but not [romance]",
        "too [scary]",
        "[musicals] bore me",
        "i am sick of [superheroes]",
        "never show me [westerns]",
        "i never watch [horror]",
    ],
)
def test_turned_away(text: str) -> None:
    assert excluded(text)


@pytest.mark.parametrize(
    "text",
    [
        "[horror]",
        "no horror but i like [comedy]",
        "no problem, [comedy] then",
        "i don't mind [horror]",
        "i can't get enough of [horror]",
        "no, make it a [comedy]",
        "no i mean [Stephen King]",
        "not sure, maybe [comedy]",
        "it doesn't have to be [funny] any more",
        "no romance. just [action]",
        "why not [horror]",
        "not only [horror]",
    ],
)
def test_not_turned_away(text: str) -> None:
    assert not excluded(text)


@pytest.mark.parametrize(
    "text",
    [
        "i've seen [Inception]",
        "already watched [Heat] and [Alien]",
        "saw [Coco]",
        "[Heat] I've seen of course",
        "[Heat] we have already seen",
        "i loved ____ and _____, already seen [Heat]",
        "i have seen [Heat] and i love ____",
    ],
)
def test_seen_without_an_opinion(text: str) -> None:
    assert seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "i've never seen [Inception]",
        "[Heat] i saw and loved",
        "i saw [Heat] and loved it",
        "i haven't watched [Coco]",
        "have you seen [Up]",
        "[Up]",
    ],
)
def test_not_merely_seen(text: str) -> None:
    assert not seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "haven't seen [Split]",
        "i have not seen [Split] yet",
        "I never saw [Split]",
        "we didn't get to see [Split]",
        "i've not seen the movie [Split]",
        "never heard of [Split]",
        "havent watched [Split]",
    ],
)
def test_not_seen(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_unseen(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "seen [Split]",
        "i would rather not see [Split]",
        "i'd never watch [Split]",
        "haven't seen [Split] in years",
        "[Up]",
    ],
)
def test_seen_or_nothing_said_of_it(text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert not is_unseen(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("i hated ____, _____ and [Heat]", "exclude"),
        ("i haven't seen ____ or [Heat]", "unseen"),
        ("i've seen ____ and [Heat]", "seen"),
        ("i loved ____ and [Heat]", None),
        ("i hated ____, i loved [Heat]", None),
    ],
)
def test_what_is_said_of_the_first_film_of_a_list_holds_for_all(text: str, role: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert film_role(text.replace("[", "").replace("]", ""), start, end) == role
