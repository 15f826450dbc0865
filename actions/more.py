"""Other films: more, a surprise, more like this one, the opposite, newer or funnier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.heard import EXCLUDE
from actions.offering import offer
from actions.positions import films_meant
from actions.questions import WHICH_LIKE
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn
from actions.wishes import join

_PAIRS: Final = (
    ("newer", "older"),
    ("funnier", "more serious"),
    ("scarier", "less scary"),
    ("lighter", "darker"),
    ("more famous", "less famous"),
)
OPPOSITE: Final = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
COMPARING: Final = frozenset({"newer", "older", "more famous", "less famous"})


class ActionAskMore(Reply):
    """Others for the same wishes. What was offered before never comes back."""

    async def reply(self, turn: Turn) -> None:
        if not turn.slots.get(Slot.SHORTLIST):
            turn.follow_with(FORM)
        elif turn.heard.values("critique"):
            turn.follow_with("action_critique")
        elif turn.heard.says_seen and turn.heard.positions:
            await offer(turn, "utter_offer_after_seen")
        else:
            await offer(turn, "utter_offer_more")


class ActionSurpriseMe(Reply):
    """One film off the beaten path."""

    async def reply(self, turn: Turn) -> None:
        turn.set(Slot.STEER, {"surprise": True})
        await offer(turn, "utter_offer_surprise", limit=1)
        turn.set(Slot.STEER, None)


class ActionMoreLikeThis(Reply):
    """Films close to one that was offered or named."""

    async def reply(self, turn: Turn) -> None:
        if unknown := turn.heard.stranger:
            turn.say("utter_unknown_film", title=unknown)
            turn.keep_question()
            return
        films = films_meant(turn.slots, turn.heard)
        if not films:
            _ask_which(turn)
            return
        turn.set(Slot.STEER, {"similar_to": films})
        await offer(turn, "utter_offer_like", movie=join(films))


class ActionOpposite(Reply):
    """Films far from one, or from all that is on the table. "Anything but Heat" only turns Heat down."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.values("movie", EXCLUDE) and turn.slots.get(Slot.SHORTLIST):
            turn.follow_with("action_reject")
            return
        films = films_meant(turn.slots, turn.heard) or turn.get(Slot.SHORTLIST) or turn.get(Slot.FAVORITE_MOVIES)
        if not films:
            turn.follow_with(FORM)
            return
        # The wishes that led here would contradict the opposite.
        for slot in (Slot.GENRE, Slot.MOOD):
            turn.set(slot, turn.heard.values(slot))
        turn.set(Slot.STEER, {"opposite_of": films[:1]})
        await offer(turn, "utter_offer_opposite", movie=films[0])


class ActionCritique(Reply):
    """ "Newer than that", "something funnier": compared with what was offered."""

    async def reply(self, turn: Turn) -> None:
        critiques = turn.heard.values("critique")
        if not critiques:
            await offer(turn, None if turn.heard.names_a_wish else "utter_offer_more")
            return
        films = films_meant(turn.slots, turn.heard) or turn.get(Slot.SHORTLIST)
        turn.set(Slot.STEER, steer_by(turn.slots.get(Slot.STEER) or {}, critiques, films))
        await offer(turn, "utter_offer_critique", critique=join(critiques))


def steer_by(steer: Mapping[str, Any], critiques: list[str], films: list[str]) -> dict[str, Any]:
    """The special request with new critiques of ``films`` in it: the latest first, one earlier critique kept unless
    the new ones contradict it. What compares with films ("newer") goes on comparing with those it was said about.

    >>> steer_by({"critiques": ["newer"], "compared_to": ["Heat (1995)"]}, ["funnier"], ["Ronin (1998)"])
    {'critiques': ['funnier', 'newer'], 'compared_to': ['Heat (1995)']}
    """
    gone = {*critiques, *(OPPOSITE[word] for word in critiques if word in OPPOSITE)}
    kept = [word for word in steer.get("critiques", ()) if word not in gone][:1]
    goes_on = COMPARING & set(kept) and not COMPARING & set(critiques)
    compared = list(steer.get("compared_to", ())) if goes_on else films
    similar = {"similar_to": steer["similar_to"]} if steer.get("similar_to") else {}
    return {**similar, "critiques": [*critiques, *kept], "compared_to": compared}


def _ask_which(turn: Turn) -> None:
    if turn.slots.get(Slot.SHORTLIST):
        turn.say("utter_which_one")
        turn.ask(WHICH_LIKE)
    else:
        turn.say("utter_which_movie")
        turn.ask(Slot.FAVORITE_MOVIES)
