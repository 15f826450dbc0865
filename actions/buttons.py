"""Buttons for channels with a screen. Each sends a plain sentence, as the person would type it."""

from __future__ import annotations

from typing import Final

from actions.slots import Slot

Button = dict[str, str]

_PLACES: Final = ("first", "second", "third")


def button(title: str, sentence: str) -> Button:
    return {"title": title, "payload": sentence}


ANSWERS: Final[dict[str, list[Button]]] = {
    Slot.GENRE: [
        button("Comedy", "a comedy"),
        button("Thriller", "a thriller"),
        button("Science fiction", "science fiction"),
        button("Romance", "a romance"),
        button("Anything", "anything"),
    ],
    Slot.MOOD: [
        button("Cheer me up", "something feel-good"),
        button("Grip me", "something tense"),
        button("Make me think", "something thoughtful"),
        button("Scare me", "something scary"),
        button("Anything", "anything"),
    ],
    Slot.FAVORITE_MOVIES: [button("None comes to mind", "no favourites, you choose")],
}


def after_offer(films: int) -> list[Button]:
    """The next steps once films are on the table."""
    steps = [
        button("Others", "show me others"),
        button("Why these?", "why that one?"),
    ]
    if films == 1:
        return [
            button("I'll watch it", "I'll watch the first one"),
            *steps,
            button("Seen it", "I have seen the first one"),
        ]
    likes = [button(f"More like the {place}", f"more like the {place} one") for place in _PLACES[:1]]
    seen = [button(f"Seen the {place}", f"I have seen the {place} one") for place in _PLACES[: min(films, 3)]]
    return [*steps, *likes, *seen]


AFTER_CHOICE: Final = [
    button("Add to my watchlist", "add it to my watchlist"),
    button("Who is in it?", "who is in it?"),
    button("More like it", "more like that"),
]
OPENERS: Final = [
    button("Recommend me a film", "recommend me a film"),
    button("Surprise me", "surprise me"),
    button("What can you do?", "what can you do?"),
]
YES_NO: Final = [button("Yes", "yes"), button("No", "no")]
