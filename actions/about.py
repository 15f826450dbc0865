"""Why a film was offered, and what is known about it: facts of the catalogue, or an honest "I do not know"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from actions.buttons import after_offer
from actions.cards import card, links
from actions.positions import films_meant
from actions.questions import OFFER, WHICH_DETAILS
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn
from actions.wishes import join
from sidekick.movies.catalogue import Movie


class ActionAskWhy(Reply):
    """The true reasons of a film on the table; the first one's when none is meant."""

    async def reply(self, turn: Turn) -> None:
        reasons: dict[str, list[str]] = turn.slots.get(Slot.REASONS) or {}
        if not reasons:
            turn.say("utter_why_nothing")
            turn.follow_with(FORM)
            return
        films = films_meant(turn.slots, turn.heard) or turn.get(Slot.SHORTLIST)[:1]
        explained = [film for film in films if film in reasons]
        if not explained:
            turn.say("utter_why_not_mine", movie=join(films))
            return
        for film in explained:
            turn.set(Slot.FOCUS_MOVIE, film)
            why = "; ".join(reasons[film])
            turn.say("utter_why" if why else "utter_why_hunch", movie=film, reasons=why)
        turn.ask(OFFER)


class ActionAskDetails(Reply):
    """Facts about the film meant."""

    async def reply(self, turn: Turn) -> None:
        films = films_meant(turn.slots, turn.heard)
        movie = turn.services.catalogue.by_name(films[0]) if films else None
        if movie is None:
            self._ask_which(turn)
            return
        turn.set(Slot.FOCUS_MOVIE, movie.name)
        attribute = (turn.heard.values("attribute") or ["overview"])[0]
        response, facts = _FACTS.get(attribute, _overview)(movie)
        turn.say(response, custom={"type": "details", "movie": card(movie)}, movie=movie.name, **facts)
        turn.keep_question()

    def _ask_which(self, turn: Turn) -> None:
        if turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_which_one", buttons=after_offer(1)[:0])
            turn.ask(WHICH_DETAILS)
        else:
            turn.say("utter_details_unknown")
            turn.keep_question()


Fact = tuple[str, dict[str, Any]]  # response, its values


def _cast(movie: Movie) -> Fact:
    return ("utter_details_cast", {"people": join(movie.cast)}) if movie.cast else ("utter_details_missing", {})


def _director(movie: Movie) -> Fact:
    if not movie.directors:
        return "utter_details_missing", {}
    return "utter_details_director", {"people": join(movie.directors)}


def _year(movie: Movie) -> Fact:
    return ("utter_details_year", {"year": str(movie.year)}) if movie.year else ("utter_details_missing", {})


def _genre(movie: Movie) -> Fact:
    if not movie.genres:
        return "utter_details_missing", {}
    return "utter_details_genre", {"genres": join([*movie.genres, *movie.themes[:2]])}


def _plot(movie: Movie) -> Fact:
    article = links(movie).get("wikipedia")
    return ("utter_details_plot", {"link": article}) if article else ("utter_details_plot_nowhere", {})


def _rating(movie: Movie) -> Fact:
    return "utter_details_rating", {"count": str(movie.mentions)}


def _overview(movie: Movie) -> Fact:
    parts = [join(movie.genres)] if movie.genres else []
    parts += [f"directed by {join(movie.directors)}"] if movie.directors else []
    parts += [f"with {join(movie.cast[:3])}"] if movie.cast else []
    if not parts:
        return "utter_details_missing", {}
    article = links(movie).get("wikipedia")
    facts = {"facts": ", ".join(parts)}
    return ("utter_details_linked", {**facts, "link": article}) if article else ("utter_details", facts)


_FACTS: Final[dict[str, Callable[[Movie], Fact]]] = {
    "cast": _cast,
    "director": _director,
    "year": _year,
    "genre": _genre,
    "plot": _plot,
    "rating": _rating,
}
