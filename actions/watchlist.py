"""The watchlist: add, show, take off."""

from __future__ import annotations

import re

from actions.cards import card, numbered
from actions.positions import at_positions, films_meant
from actions.questions import WHICH_WATCHLIST
from actions.replies import Reply
from actions.slots import Slot
from actions.turn import Turn
from actions.wishes import join
from sidekick.movies.catalogue import Movie

_SHOW = re.compile(r"\bshow\b", re.IGNORECASE)


class ActionWatchlistAdd(Reply):
    """Keeps the film meant for later."""

    async def reply(self, turn: Turn) -> None:
        films = films_meant(turn.slots, turn.heard)
        if not films:
            turn.say("utter_which_watchlist")
            turn.ask(WHICH_WATCHLIST)
            return
        turn.add(Slot.WATCHLIST, films)
        turn.say("utter_watchlist_added", movie=join(films), custom=_message(turn))
        turn.keep_question()
        if _SHOW.search(turn.heard.text):
            turn.follow_with("action_watchlist_show")


class ActionWatchlistShow(Reply):
    """Lists what was kept, and puts it on the table: "I'll watch the second one" is then one of these."""

    async def reply(self, turn: Turn) -> None:
        turn.keep_question()
        if not turn.get(Slot.WATCHLIST):
            turn.say("utter_watchlist_empty")
            return
        turn.set(Slot.SHORTLIST, turn.get(Slot.WATCHLIST))
        turn.set(Slot.FOCUS_MOVIE, None)
        films = numbered([(movie, ()) for movie in _movies(turn)])
        turn.say("utter_watchlist", films=films, custom=_message(turn))


class ActionWatchlistRemove(Reply):
    """Takes films off, by title, by place on the watchlist, or all of them."""

    async def reply(self, turn: Turn) -> None:
        turn.keep_question()
        listed = turn.get(Slot.WATCHLIST)
        named = [*turn.heard.values("movie"), *turn.heard.values("movie", "exclude")]
        named += at_positions(turn.heard.positions, listed)
        removed = [film for film in named if film in listed]
        if not removed:
            turn.say("utter_watchlist_not_there" if listed else "utter_watchlist_empty")
            return
        turn.drop(Slot.WATCHLIST, removed)
        turn.say("utter_watchlist_removed", movie=join(removed), custom=_message(turn))


def _movies(turn: Turn) -> list[Movie]:
    found = (turn.services.catalogue.by_name(name) for name in turn.get(Slot.WATCHLIST))
    return [movie for movie in found if movie]


def _message(turn: Turn) -> dict[str, object]:
    return {"type": "watchlist", "movies": [card(movie) for movie in _movies(turn)]}
