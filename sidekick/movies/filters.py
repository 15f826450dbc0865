"""Wishes are binding: which films may be offered, and which wish gives way when too few fit.

Exclusions, and films disliked, seen, already offered or named as favourites, are never given up. Asked genres,
moods, people, eras and critiques are given up, the least important first, only when fewer than three films
(or the limit, if that is less) fit them all; the names of what was given up go back to the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sidekick.movies.critiques import critique_mask
from sidekick.movies.facets import Facets, Mask
from sidekick.movies.preferences import Preferences

ENOUGH = 3  # films; with fewer, a wish gives way


@dataclass(frozen=True)
class Wish:
    """Something asked for, and the films that have it. ``label`` reads ``"era: 1990-1999"``."""

    label: str
    fits: Mask


@dataclass(frozen=True)
class Eligible:
    """``fitting`` films meet every wish. ``spare`` ones meet every wish but the ``relaxed`` and come after them."""

    fitting: Mask
    spare: Mask
    relaxed: tuple[str, ...] = ()


def eligible_films(facets: Facets, wishes: Preferences, limit: int) -> Eligible:
    """The films that may be offered. Exclusions hold in both parts of the answer."""
    allowed = ~forbidden_films(facets, wishes)
    asked = asked_wishes(facets, wishes)
    fitting = _all_of(asked, allowed)
    needed = min(limit, ENOUGH, int(allowed.sum()))
    if fitting.sum() >= needed:
        return Eligible(fitting, np.zeros_like(fitting))
    for given_up in _ways_to_give_up(len(asked)):
        kept = [wish for number, wish in enumerate(asked) if number not in given_up]
        spare = _all_of(kept, allowed)
        if spare.sum() >= needed:
            break
    return Eligible(fitting, spare & ~fitting, tuple(asked[number].label for number in given_up))


def forbidden_films(facets: Facets, wishes: Preferences) -> Mask:
    """Films that must not be offered whatever else was said.

    What is most likely a named film under another name stays out too. While a
    genre or mood is excluded, films of unknown genre stay out; so do films of unknown people
    or year while a person or an era is excluded.
    """
    named = (
        *wishes.disliked_movies,
        *wishes.seen_movies,
        *wishes.offered_movies,
        *wishes.favorite_movies,
        *wishes.similar_to,
        *wishes.opposite_of,
        *wishes.compared_to,
    )
    mask = facets.same_films(named)
    for genre in wishes.excluded_genres:
        mask |= facets.genre(genre) | ~facets.known_genres
    for mood in wishes.excluded_moods:
        mask |= facets.mood(mood) | ~facets.known_genres
    for person in wishes.excluded_people:
        mask |= facets.person(person) | ~facets.known_people
    for era in wishes.excluded_eras:
        mask |= facets.era(era) | (facets.years == 0)
    return mask


def asked_wishes(facets: Facets, wishes: Preferences) -> list[Wish]:
    """What was asked for, the least important first: the order in which wishes give way."""
    asked = [Wish(f"critique: {word}", critique_mask(facets, wishes, word)) for word in reversed(wishes.critiques)]
    asked += [Wish(f"opposite of: {name}", _unlike(facets, name)) for name in reversed(wishes.opposite_of)]
    asked += [Wish(f"mood: {mood}", facets.mood(mood)) for mood in reversed(wishes.moods)]
    if wishes.eras:
        any_era = np.logical_or.reduce([facets.era(era) for era in wishes.eras])
        asked.append(Wish(f"era: {' or '.join(wishes.eras)}", any_era))
    asked += [Wish(f"genre: {genre}", facets.genre(genre)) for genre in reversed(wishes.genres)]
    asked += [Wish(f"person: {name}", facets.person(name)) for name in reversed(wishes.people)]
    return asked


def _all_of(wishes: list[Wish], allowed: Mask) -> Mask:
    mask = allowed.copy()
    for wish in wishes:
        mask &= wish.fits
    return mask


def _unlike(facets: Facets, name: str) -> Mask:
    """Films of known genre that share no genre with the named one."""
    mask = facets.known_genres.copy()
    movie = facets.catalogue.by_name(name)
    for genre in movie.genres if movie else ():
        mask &= ~facets.genre(genre)
    return mask


def _ways_to_give_up(count: int) -> Iterator[tuple[int, ...]]:
    """One wish, then two, then more from the least important on; at last all of them."""
    for size in (1, 2):
        yield from combinations(range(count), size)
    for size in range(3, count + 1):
        yield tuple(range(size))
    yield tuple(range(count))
