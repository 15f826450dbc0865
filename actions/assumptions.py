"""A title that several films share: which one was taken, and how to take another."""

from __future__ import annotations

from actions.slots import Slot
from actions.turn import Turn
from sidekick.movies.eras import Era
from sidekick.movies.names import split_name

_OLDER = frozenset({"old", "older", "original", "first", "classic"})
_NEWER = frozenset({"new", "newer", "remake", "latest", "recent"})


def settle_assumption(turn: Turn) -> str | None:
    """ "No, the old one": swap the film that was assumed for the one meant. Returns its name, or ``None``."""
    assumed = turn.slots.get(Slot.ASSUMED_MOVIE)
    if not assumed:
        return None
    meant = _meant(turn, assumed["movie"], assumed["candidates"])
    if meant is None:
        return None
    for slot in (Slot.FAVORITE_MOVIES, Slot.LIKED_MOVIES):
        turn.set(slot, [meant if name == assumed["movie"] else name for name in turn.get(slot)])
    turn.set(Slot.ASSUMED_MOVIE, None)
    return meant


def _meant(turn: Turn, taken: str, candidates: list[str]) -> str | None:
    dated = sorted((year, name) for name in candidates if name != taken and (year := split_name(name)[1]))
    eras = [Era.parse(era) for era in turn.heard.values("era")]
    if eras:
        return next((name for year, name in dated if any(year in era for era in eras)), None)
    words = set(turn.heard.text.lower().replace(",", " ").replace(".", " ").split())
    critiques = set(turn.heard.values("critique"))
    if dated and ("older" in critiques or words & _OLDER):
        return dated[0][1]
    if dated and ("newer" in critiques or words & _NEWER):
        return dated[-1][1]
    return None
