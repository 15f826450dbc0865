"""What Sidekick has understood, read from Rasa's slots, each thing with the sentence that takes it back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, TypedDict


class Item(TypedDict):
    """Something understood, and the plain sentence that removes it."""

    name: str
    remove: str


class Group(TypedDict):
    """Things of one kind under one heading."""

    kind: str
    label: str
    items: list[Item]


class Understood(TypedDict):
    """The side panel."""

    groups: list[Group]
    watchlist: list[Item]


_GROUPS: Final = (
    ("genre", "Genres", ("genre",)),
    ("mood", "Moods", ("mood",)),
    ("era", "When it was made", ("era",)),
    ("person", "People", ("person",)),
    ("favorite", "Films you love", ("favorite_movies", "liked_movies")),
    ("excluded", "Left out", ("excluded_genre", "excluded_mood", "excluded_person", "excluded_era")),
    ("disliked", "Not for you", ("disliked_movies",)),
    ("seen", "Already seen", ("seen_movies",)),
)
_DECADE: Final = re.compile(r"^(\d{3})0-(?:\1)9$")


def understood(slots: Mapping[str, Any]) -> Understood:
    """The filled groups in a fixed order, and the watchlist."""
    groups = [
        Group(kind=kind, label=label, items=[Item(name=name, remove=f"forget {name}") for name in map(spoken, names)])
        for kind, label, sources in _GROUPS
        if (names := _names(slots, sources))
    ]
    kept = [Item(name=name, remove=f"take {name} off my watchlist") for name in _names(slots, ("watchlist",))]
    return Understood(groups=groups, watchlist=kept)


def spoken(name: str) -> str:
    """A value as people say it: a decade's slot holds "1990-1999"."""
    decade = _DECADE.match(name)
    return f"the {decade[1]}0s" if decade else name


def _names(slots: Mapping[str, Any], sources: tuple[str, ...]) -> list[str]:
    """The values of several list slots, each once, in order."""
    values = [value for slot in sources for value in (slots.get(slot) or []) if isinstance(value, str) and value]
    return list(dict.fromkeys(values))
