from __future__ import annotations

import pytest

from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film
from training.language_model.detector import Detector

WORLD = Catalogue(
    [film(1, "Star Wars", 1977), film(2, "Good Time", 2017), film(3, "Say Anything...", 1989), film(4, "It", 2017)]
)
DETECTOR = Detector(WORLD, everyday=["we had a good time there", "a good time", "what a good time"])
OFFERS = ("Say Anything... (1989)",)


@pytest.mark.parametrize(
    "text",
    [
        "How about Say Anything... (1989)?",
        "Say Anything... (1989) is a good time. I think it fits.",
        "That sounds fun! I can help with that.",
    ],
)
def test_what_was_offered_and_everyday_words_are_no_inventions(text: str) -> None:
    assert DETECTOR.finds(text, OFFERS) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You could watch star wars again.", "star wars"),
        ("Try Star Wars.", "Star"),
        ("Say Anything... (1989) or the one from 1995?", "1995"),
        ("Say Anything. (1989) is nice.", "1989"),
        ("Have you seen Zorblax?", "Zorblax"),
        ("It is like \"the wall\" to me.", '"'),
        ("Something from the 80s.", "80s"),
        ("Say Anything... (1989), and Say Anything... (1989)", "1989"),
    ],
)  # fmt: skip
def test_what_was_not_offered_is_found(text: str, found: str) -> None:
    assert found in DETECTOR.finds(text, OFFERS)
