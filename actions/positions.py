"""Which film of the shortlist is meant: by its place, its title, or because it is the one being talked about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.heard import Heard
from actions.slots import Slot


def at_positions(positions: list[str], shortlist: list[str]) -> list[str]:
    """The films at ``positions`` ("1", "2", "last", "all") of the shortlist; places it does not have give none."""
    found: list[str] = []
    for position in positions:
        if position == "all":
            found += shortlist
        elif position == "last":
            found += shortlist[-1:]
        elif position.isdigit() and 0 < int(position) <= len(shortlist):
            found.append(shortlist[int(position) - 1])
    return list(dict.fromkeys(found))


def named_on_table(slots: Mapping[str, Any], heard: Heard) -> list[str]:
    """Films of the shortlist that the message points at by place."""
    return at_positions(heard.positions, list(slots.get(Slot.SHORTLIST) or ()))


def films_meant(slots: Mapping[str, Any], heard: Heard) -> list[str]:
    """Films the message is about: named, pointed at, talked about just now, or the only one on the table.

    Empty when it could be any of several.
    """
    shortlist = list(slots.get(Slot.SHORTLIST) or ())
    named = [film for role in (None, "seen", "unseen", "exclude") for film in heard.values("movie", role)]
    if named or heard.positions:
        return list(dict.fromkeys(at_positions(heard.positions, shortlist) + named))
    focus = slots.get(Slot.FOCUS_MOVIE)
    if focus:
        return [focus]
    return shortlist if len(shortlist) == 1 else []
