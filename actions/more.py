"""Other films: more, a surprise, more like this one, the opposite, newer or funnier."""

from __future__ import annotations

from actions.offering import offer
from actions.positions import films_meant
from actions.questions import WHICH_LIKE
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn
from actions.wishes import join


class ActionAskMore(Reply):
    """Others for the same wishes. What was offered before never comes back."""

    async def reply(self, turn: Turn) -> None:
        if not turn.slots.get(Slot.SHORTLIST):
            turn.follow_with(FORM)
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
        films = films_meant(turn.slots, turn.heard)
        if not films:
            _ask_which(turn)
            return
        turn.set(Slot.STEER, {"similar_to": films})
        await offer(turn, "utter_offer_like", movie=join(films))


class ActionOpposite(Reply):
    """Films far from one, or from all that is on the table."""

    async def reply(self, turn: Turn) -> None:
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
        films = films_meant(turn.slots, turn.heard) or turn.get(Slot.SHORTLIST)
        if not critiques:
            await offer(turn, "utter_offer_more")
            return
        steer = turn.slots.get(Slot.STEER) or {}
        kept = [critique for critique in steer.get("critiques", []) if critique not in critiques]
        turn.set(Slot.STEER, {"critiques": [*kept, *critiques], "compared_to": films})
        await offer(turn, "utter_offer_critique", critique=join(critiques))


def _ask_which(turn: Turn) -> None:
    if turn.slots.get(Slot.SHORTLIST):
        turn.say("utter_which_one")
        turn.ask(WHICH_LIKE)
    else:
        turn.say("utter_which_movie")
        turn.ask(Slot.FAVORITE_MOVIES)
