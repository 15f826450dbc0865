"""Puts films on the table. Every action that ends in films ends here."""

from __future__ import annotations

from typing import Final

from actions.admitting import not_known
from actions.buttons import YES_NO, after_offer
from actions.cards import numbered, shortlist_message
from actions.questions import LOOSEN, OFFER
from actions.recommendations import Offers
from actions.slots import Slot
from actions.turn import Turn
from actions.wishes import describe, earlier_wishes, join, read_wishes, spoken_now, without
from sidekick.movies.eras import Era

FILMS: Final = 3


async def offer(turn: Turn, response: str | None = None, limit: int = FILMS, **values: str) -> None:
    """Ask for a shortlist and say it. ``response`` is how it opens; it gets ``{films}`` and the values."""
    offers = await _films(turn, limit)
    _say_when_the_server_is_away(turn, offers)
    if not offers.films:
        turn.say("utter_nothing_left", buttons=YES_NO)
        turn.ask(LOOSEN)
        return
    _admit(turn)
    _say_assumption(turn)
    _put_on_table(turn, offers)
    films = [(film.movie, film.reasons) for film in offers.films]
    wishes = describe(without(turn.slots, offers.relaxed))
    opening = _opening(response, wishes, offers, _say_what_is_new(turn, wishes, offers))
    turn.say(
        opening,
        custom=shortlist_message(films, offers.relaxed),
        buttons=after_offer(len(films)),
        films=numbered(films),
        **{"wishes": wishes, **values},
    )
    turn.ask(OFFER)


def _admit(turn: Turn) -> None:
    """Say what of the wish cannot be looked for ("a short French comedy"); actions.limitation has done so already."""
    response = not_known(turn.heard.text)
    if response and turn.heard.intent != "limitation" and not turn.heard.values("movie"):
        turn.say(response)


async def _films(turn: Turn, limit: int) -> Offers:
    """A shortlist. Where it would give up what was said just now, the earlier wishes give way instead."""
    source, catalogue = turn.services.recommendations, turn.services.catalogue
    offers = await source.recommend(read_wishes(turn.slots, catalogue), limit)
    earlier = earlier_wishes(turn.slots, turn.heard) if spoken_now(turn.heard) & set(offers.relaxed) else []
    if not earlier:
        return offers
    for slot, kept in without(turn.slots, earlier).items():
        turn.set(slot, kept)
    again = await source.recommend(read_wishes(turn.slots, catalogue), limit)
    return Offers(again.films, (*earlier, *again.relaxed), again.server_away)


def _say_what_is_new(turn: Turn, wishes: str, offers: Offers) -> bool:
    """Say which wishes were given up, unless that was said with the last films. Whether the wishes are new."""
    told = turn.slots.get(Slot.TOLD) or {}
    relaxed = list(offers.relaxed)
    if relaxed and relaxed != told.get("relaxed"):
        turn.say("utter_relaxed", relaxed=join([describe_relaxed(label) for label in relaxed]))
    turn.set(Slot.TOLD, {"wishes": wishes, "relaxed": relaxed})
    return wishes != told.get("wishes")


def _opening(response: str | None, wishes: str, offers: Offers, is_new: bool) -> str:
    """How the films are introduced: never with the wish that was just given up, nor with wishes just repeated."""
    given_up = any(label.startswith(("critique: ", "opposite of: ")) for label in offers.relaxed)
    if response and not given_up:
        return response
    if response or not is_new:
        return "utter_offer_more"
    return "utter_offer" if wishes else "utter_offer_anything"


def describe_relaxed(label: str) -> str:
    """The recommender's ``"era: 1990-1999"`` in a person's words."""
    kind, _, value = label.partition(": ")
    if kind == "era":
        return join([f"from {Era.parse(era).describe()}" for era in value.split(" or ")], "or")
    if kind == "person":
        return f"with {value}"
    return f"the opposite of {value}" if kind == "opposite of" else value


def _say_when_the_server_is_away(turn: Turn, offers: Offers) -> None:
    if offers.server_away and not turn.slots.get(Slot.SERVER_AWAY):
        turn.say("utter_server_away")
    turn.set(Slot.SERVER_AWAY, offers.server_away or None)


def _say_assumption(turn: Turn) -> None:
    """Once, for a title that could be several films: which one was taken."""
    assumed = turn.slots.get(Slot.ASSUMED_MOVIE)
    if assumed and not assumed["told"]:
        turn.say("utter_assumed", movie=assumed["movie"])
        turn.set(Slot.ASSUMED_MOVIE, {**assumed, "told": True})


def _put_on_table(turn: Turn, offers: Offers) -> None:
    names = [film.movie.name for film in offers.films]
    turn.set(Slot.SHORTLIST, names)
    turn.add(Slot.OFFERED_MOVIES, names)
    turn.set(Slot.REASONS, {film.movie.name: list(film.reasons) for film in offers.films})
    turn.set(Slot.FOCUS_MOVIE, names[0] if len(names) == 1 else None)
