"""What people do with the films on the table: take one, turn them down, or know them already."""

from __future__ import annotations

from actions.buttons import AFTER_CHOICE, after_offer
from actions.cards import card
from actions.offering import offer
from actions.positions import at_positions, films_meant
from actions.questions import ANSWERED_BY, WHICH_ACCEPT, WHICH_SEEN
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn


class ActionAccept(Reply):
    """A film is chosen; or a bare "the second one" answers what was asked."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.positions and turn.question in ANSWERED_BY:
            turn.follow_with(ANSWERED_BY[turn.question])
            return
        await accept(turn)


async def accept(turn: Turn) -> None:
    """Take the film meant; ask which when it could be several."""
    films = [film for film in films_meant(turn.slots, turn.heard) if turn.services.catalogue.by_name(film)]
    if not films and turn.slots.get(Slot.SHORTLIST):
        turn.say("utter_which_accept", buttons=after_offer(len(turn.get(Slot.SHORTLIST)))[:1])
        turn.ask(WHICH_ACCEPT)
    elif not films:
        turn.follow_with(FORM)
    else:
        _choose(turn, films[0])


def _choose(turn: Turn, film: str) -> None:
    movie = turn.services.catalogue.by_name(film)
    if movie is None:
        raise LookupError(film)
    turn.set(Slot.FOCUS_MOVIE, film)
    turn.drop(Slot.WATCHLIST, [film])
    reasons = (turn.slots.get(Slot.REASONS) or {}).get(film, ())
    turn.say("utter_accept", custom={"type": "chosen", "movie": card(movie, reasons)}, buttons=AFTER_CHOICE, movie=film)


class ActionReject(Reply):
    """Films turned down make room for others; one that is disliked is remembered as such."""

    async def reply(self, turn: Turn) -> None:
        if not turn.slots.get(Slot.SHORTLIST):
            turn.follow_with(FORM)
            return
        named = at_positions([p for p in turn.heard.positions if p != "all"], turn.get(Slot.SHORTLIST))
        named += turn.heard.values("movie")
        turn.add(Slot.DISLIKED_MOVIES, named)
        for slot in (Slot.LIKED_MOVIES, Slot.FAVORITE_MOVIES, Slot.WATCHLIST):
            turn.drop(slot, named)
        await offer(turn, "utter_offer_after_reject")


class ActionSeenIt(Reply):
    """Films already seen are noted, and others follow."""

    async def reply(self, turn: Turn) -> None:
        films = films_meant(turn.slots, turn.heard)
        if not films and turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_which_seen")
            turn.ask(WHICH_SEEN)
            return
        turn.add(Slot.SEEN_MOVIES, films)
        if turn.slots.get(Slot.SHORTLIST):
            await offer(turn, "utter_offer_after_seen")
        else:
            turn.say("utter_seen_noted")
            turn.follow_with(FORM)
