"""Why a film was offered, and what is known about it: facts of the catalogue, or an honest "I do not know"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from actions.admitting import not_known
from actions.cards import card, links
from actions.heard import Heard
from actions.positions import films_meant
from actions.questions import OFFER, WHICH_DETAILS
from actions.replies import Reply
from actions.slots import FORM, Slot
from actions.turn import Turn
from actions.wishes import join
from sidekick.movies.catalogue import Movie
from sidekick.movies.moods import fits_mood

_SUPERLATIVE: Final = re.compile(
    r"\b(?:which|what).*\b(newest|latest|most recent|oldest|earliest|best|most popular|most famous)\b", re.IGNORECASE
)


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
        if turn.question != WHICH_DETAILS:  # which is answered here, or asked again
            turn.keep_question()
        if unknown := turn.heard.stranger:
            turn.say("utter_unknown_film", title=unknown)
            return
        films = best_of_table(turn) or films_meant(turn.slots, turn.heard)
        movie = turn.services.catalogue.by_name(films[0]) if films else None
        if movie is None:
            self._ask_which(turn)
            return
        turn.set(Slot.FOCUS_MOVIE, movie.name)
        custom: dict[str, Any] | None = {"type": "details", "movie": card(movie)}
        for response, facts in answers(turn.heard, movie):
            turn.say(response, custom=custom, movie=movie.name, **facts)
            custom = None  # once is enough

    def _ask_which(self, turn: Turn) -> None:
        if turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_which_one")
            turn.ask(WHICH_DETAILS)
        else:
            turn.say("utter_details_unknown")


def best_of_table(turn: Turn) -> list[str]:
    """ "Which one is the newest?": the film of the table that is, or none."""
    films = [movie for name in turn.get(Slot.SHORTLIST) if (movie := turn.services.catalogue.by_name(name))]
    match = _SUPERLATIVE.search(turn.heard.text)
    if not match or not films:
        return []
    word = match[1].lower()
    if word in ("best", "most popular", "most famous"):
        return [max(films, key=lambda movie: movie.mentions).name]
    dated = [movie for movie in films if movie.year] or films
    latest = word not in ("oldest", "earliest")
    return [(max if latest else min)(dated, key=lambda movie: movie.year or 0).name]


Fact = tuple[str, dict[str, Any]]  # response, its values


def answers(heard: Heard, movie: Movie) -> list[Fact]:
    """An answer to each thing asked: "who is in it and who made it?", "is it sad?", "is it long?"."""
    if admission := not_known(heard.text):
        return [_where(movie) if admission == "utter_limitation_streaming" else (admission, {})]
    asked = [_FACTS.get(attribute, _overview)(movie) for attribute in heard.values("attribute")]
    if asked:
        return asked
    if moods := heard.values("mood"):
        return [_mood(movie, mood) for mood in moods]
    if heard.values("genre"):
        return [_genre(movie)]
    return [_cast(movie) if heard.values("person") else _overview(movie)]


def _where(movie: Movie) -> Fact:
    return "utter_details_watch", {"link": links(movie)["watch"]}


def _mood(movie: Movie, mood: str) -> Fact:
    if not movie.genres:
        return "utter_details_missing", {}
    response = "utter_details_mood" if fits_mood(movie, mood) else "utter_details_other_mood"
    return response, {"mood": mood, "genres": join(movie.genres)}


def _cast(movie: Movie) -> Fact:
    return ("utter_details_cast", {"people": join(movie.cast)}) if movie.cast else ("utter_details_missing", {})


def _director(movie: Movie) -> Fact:
    if not movie.directors:
        return "utter_details_missing", {}
    return "utter_details_director", {"people": join(movie.directors)}


def _year(movie: Movie) -> Fact:
    return (
        ("utter_details_year", {"year": str(movie.year), "title": movie.title})
        if movie.year
        else ("utter_details_missing", {})
    )


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
