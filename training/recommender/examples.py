"""Dialogues as the recommender learns from them, and the moments in them when a film was named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sidekick.movies.recommenders.context import Context, Turn


@dataclass(frozen=True)
class Opinion:
    """The seeker's own answers about a film afterwards; ``None`` where the file does not say."""

    suggested: bool | None = None
    seen: bool | None = None
    liked: bool | None = None


@dataclass(frozen=True)
class Dialogue:
    """One conversation; films are catalogue positions. ``recommender`` is ``None`` where the worker is unknown."""

    id: str
    turns: tuple[Turn, ...]
    recommender: str | None = None
    opinions: Mapping[int, Opinion] = field(default_factory=dict)
    mentioned: frozenset[int] = frozenset()  # also films that no message carries
    in_order: bool = True  # False: which message came first was guessed
    outside: Mapping[int, tuple[int, ...]] = field(default_factory=dict)  # turn -> films the catalogue lacks

    @cached_property
    def films(self) -> frozenset[int]:
        return self.mentioned | {film for turn in self.turns for film in turn.movies}


@dataclass(frozen=True)
class Example:
    """A message, not the first, that names films. ``fresh`` are those not named before it; ``films`` all of them.

    ``outside`` and ``fresh_outside`` are the same for films that the catalogue lacks (their ids, made negative).
    """

    dialogue: Dialogue
    place: int
    films: tuple[int, ...]
    fresh: tuple[int, ...]
    by_seeker: bool
    outside: tuple[int, ...] = ()
    fresh_outside: tuple[int, ...] = ()

    @property
    def context(self) -> Context:
        return Context(self.dialogue.turns[: self.place])


def examples_of(dialogues: Iterable[Dialogue]) -> Iterator[Example]:
    """Every message that names a film and has an earlier message, dialogue by dialogue."""
    for dialogue in dialogues:
        named: set[int] = set()
        for place, turn in enumerate(dialogue.turns if dialogue.in_order else ()):
            films = tuple(dict.fromkeys(turn.movies))
            outside = dialogue.outside.get(place, ())
            if place and (films or outside):
                fresh, fresh_outside = (tuple(film for film in part if film not in named) for part in (films, outside))
                yield Example(dialogue, place, films, fresh, turn.by_seeker, outside, fresh_outside)
            named.update(films, outside)


def moments(dialogues: Iterable[Dialogue]) -> list[Example]:
    """The moments that the ranker learns from: a recommender names a film for the first time."""
    return [example for example in examples_of(dialogues) if example.fresh and not example.by_seeker]
