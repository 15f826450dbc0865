"""Film cards as HTML, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from sidekick.web.films import Film, films_of
from sidekick.web.messages import Button, Message

_LINK_NAMES: Final = {"wikipedia": "Wikipedia", "watch": "Where to watch", "tmdb": "TMDB"}
_NUMBERED: Final = re.compile(r"^\s*\d+\. ")
_FILM_TYPES: Final = ("shortlist", "watchlist", "chosen", "details")
STARTERS: Final = "starters"  # films to begin from: posters alone


def words_around(message: Message) -> tuple[str, str]:
    """The words before and after a message's cards, without the numbered lines that the cards repeat."""
    text = message.get("text", "")
    if not cards(message):
        return text, ""
    lines = text.splitlines()
    numbered = [place for place, line in enumerate(lines) if _NUMBERED.match(line)] or [len(lines)]
    before, after = lines[: numbered[0]], lines[numbered[-1] + 1 :]
    return "\n".join(before).strip(), "\n".join(after).strip()


def cards(message: Message) -> str:
    """The films of a message as HTML; empty when it has none."""
    custom = message.get("custom", {})
    kind = str(custom.get("type"))
    films = films_of(custom)
    if films and kind == STARTERS:
        return f'<ul class="sk-starters">{"".join(map(_starter, films))}</ul>'
    if not films or kind not in _FILM_TYPES:
        return ""
    return f'<ul class="sk-cards sk-{kind}">{"".join(_card(film, kind) for film in films)}</ul>'


def _card(film: Film, kind: str) -> str:
    year = f' <span class="sk-year">{film.year}</span>' if film.year else ""
    genres = "".join(f"<li>{escape(genre)}</li>" for genre in film.genres[:3])
    people = f'<p class="sk-people">{escape(" · ".join(film.people))}</p>' if film.people else ""
    reason = f'<p class="sk-why">{escape("; ".join(film.reasons[:2]))}</p>' if film.reasons else ""
    badge = '<p class="sk-badge">Tonight’s film</p>' if kind == "chosen" else ""
    return (
        f'<li class="sk-card"><img src="/posters/{escape(film.id, quote=True)}" alt="" loading="lazy" '
        f'width="96" height="144"><div>{badge}<h3>{escape(film.title)}{year}</h3>'
        f'<ul class="sk-genres">{genres}</ul>{people}{reason}</div>'
        f'<div class="sk-acts">{_acts(film, kind)}</div><p class="sk-links">{_links(film)}</p></li>'
    )


def _starter(film: Film) -> str:
    sentence = escape(f"I love {film.name}", quote=True)
    return (
        f'<li><button type="button" data-say="{sentence}" aria-label="{sentence}">'
        f'<img src="/posters/{escape(film.id, quote=True)}" alt="" width="96" height="144"></button></li>'
    )


def _acts(film: Film, kind: str) -> str:
    """What can be said about a film with a click."""
    name = film.name
    choices = {
        "shortlist": [
            ("Watch it", f"I'll watch {name}"), ("Save", f"add {name} to my watchlist"),
            ("Like", f"I love {name}"), ("Seen it", f"I've seen {name}"), ("Not for me", f"I don't like {name}"),
        ],
        "watchlist": [("Watch it", f"I'll watch {name}"), ("Remove", f"take {name} off my watchlist")],
        "chosen": [("Save", f"add {name} to my watchlist"), ("More like it", f"more like {name}")],
        "details": [("Save", f"add {name} to my watchlist"), ("More like it", f"more like {name}")],
    }  # fmt: skip
    return "".join(say_button(label, sentence, f"{label}: {name}") for label, sentence in choices[kind])


def _links(film: Film) -> str:
    return "".join(
        f'<a href="{escape(address, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f'{escape(_LINK_NAMES.get(kind, kind))}<span class="sk-hidden"> about {escape(film.name)}, new tab</span></a>'
        for kind, address in film.links
    )


def say_button(label: str, sentence: str, spoken: str = "") -> str:
    """A button that sends ``sentence`` as the visitor's own words."""
    aria = f' aria-label="{escape(spoken, quote=True)}"' if spoken else ""
    return f'<button type="button" data-say="{escape(sentence, quote=True)}"{aria}>{escape(label)}</button>'


def quick_replies(buttons: Iterable[Button]) -> str:
    """The quick replies under the latest message."""
    chips = "".join(say_button(button["title"], button["payload"]) for button in buttons)
    return f'<div class="sk-quick" role="group" aria-label="Quick replies">{chips}</div>' if chips else ""
