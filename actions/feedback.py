"""What people do with the films on the table: take one, turn them down, or know them already."""

from __future__ import annotations

import re

from actions.buttons import AFTER_CHOICE, after_offer
from actions.cards import card
from actions.heard import EXCLUDE
from actions.offering import offer
from actions.positions import at_positions, films_meant
from actions.questions import ANSWERED_BY, WHICH_ACCEPT, WHICH_SEEN
from actions.replies import Reply
from actions.slots import FORM, FORM_SLOTS, Slot
from actions.turn import Turn
from actions.wishes import facts_known, join

MANY_OFFERS = 9  # films turned down or passed over
_TAKE_OFF = re.compile(r"\b(remove|delete|take|drop|off)\b", re.IGNORECASE)
_EVERYTHING = re.compile(r"\b(all|everything)\b", re.IGNORECASE)
NARROWED = "narrowed"  # noted among the questions asked, so that it is said once


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
        _choose(turn, films)


def _choose(turn: Turn, films: list[str]) -> None:
    movie = turn.services.catalogue.by_name(films[0])
    if movie is None:
        raise LookupError(films[0])
    turn.set(Slot.FOCUS_MOVIE, movie.name)
    turn.drop(Slot.WATCHLIST, films)
    reasons = (turn.slots.get(Slot.REASONS) or {}).get(movie.name, ())
    custom = {"type": "chosen", "movie": card(movie, reasons)}
    turn.say("utter_accept", custom=custom, buttons=AFTER_CHOICE, movie=join(films))


class ActionReject(Reply):
    """Films turned down make room for others; one that is disliked is remembered as such."""

    async def reply(self, turn: Turn) -> None:
        if not turn.slots.get(Slot.SHORTLIST):
            turn.follow_with(FORM)
            return
        if _TAKE_OFF.search(turn.heard.text) and turn.get(Slot.SHORTLIST) == turn.get(Slot.WATCHLIST):
            turn.follow_with("action_watchlist_remove")  # the watchlist was just shown
            return
        named = at_positions([p for p in turn.heard.positions if p != "all"], turn.get(Slot.SHORTLIST))
        named += turn.heard.values("movie")
        named += turn.heard.values("movie", EXCLUDE)
        turn.add(Slot.DISLIKED_MOVIES, named)
        for slot in (Slot.LIKED_MOVIES, Slot.FAVORITE_MOVIES, Slot.WATCHLIST):
            turn.drop(slot, named)
        if turn.heard.values("critique"):
            turn.follow_with("action_critique")
        else:
            await offer_after_reject(turn)


async def offer_after_reject(turn: Turn) -> None:
    """Others. To somebody who named no wish they come from another shelf; after a few rounds a word would help."""
    if not facts_known(turn.slots):
        turn.set(Slot.STEER, {"opposite_of": turn.get(Slot.SHORTLIST)[:1]})
    await offer(turn, "utter_offer_after_reject")
    if not facts_known(turn.slots):
        turn.set(Slot.STEER, None)
    if len(turn.get(Slot.OFFERED_MOVIES)) >= MANY_OFFERS and NARROWED not in turn.get(Slot.QUESTIONS_ASKED):
        turn.say("utter_narrow")
        turn.add(Slot.QUESTIONS_ASKED, [NARROWED])


class ActionSeenIt(Reply):
    """Films already seen are noted, and others follow."""

    async def reply(self, turn: Turn) -> None:
        films = films_meant(turn.slots, turn.heard)
        if turn.heard.says_unseen:
            turn.follow_with("action_ask_details" if films else FORM)
            return
        if not films and turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_which_seen")
            turn.ask(WHICH_SEEN)
            return
        if not films and turn.question in FORM_SLOTS and _EVERYTHING.search(turn.heard.text):
            turn.follow_with(FORM)  # "seen it all" is no answer to what was asked, so on with what is known
            return
        if not films:
            turn.say("utter_which_movie")
            turn.keep_question()
            return
        turn.add(Slot.SEEN_MOVIES, films)
        turn.drop(Slot.WATCHLIST, films)
        if turn.slots.get(Slot.SHORTLIST):
            await offer(turn, "utter_offer_after_seen")
        else:
            turn.say("utter_seen_noted")
            turn.follow_with(FORM)
