"""What a "no" reaches."""

from __future__ import annotations

import pytest

from sidekick.nlu.polarity import is_excluded, is_seen


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


@pytest.mark.parametrize("text", ["i've seen [Inception]", "already watched [Heat] and [Alien]", "saw [Coco]"])
def test_seen_without_an_opinion(text: str) -> None:
    assert seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "i've never seen [Inception]",
        "i saw [Heat] and loved it",
        "i haven't watched [Coco]",
        "have you seen [Up]",
        "[Up]",
    ],
)
def test_not_merely_seen(text: str) -> None:
    assert not seen(text)
