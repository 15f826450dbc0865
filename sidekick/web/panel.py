"""The side panel as HTML: what was understood, each thing removable, and the watchlist."""

from __future__ import annotations

from html import escape
from typing import Final

from sidekick.web.understood import Item, Understood

_NOTHING_YET: Final = '<p class="sk-empty">Nothing yet. Tell me a genre, a mood or a film you love.</p>'
_NO_FILMS: Final = '<p class="sk-empty">Films that you save wait here.</p>'


def panel(known: Understood, credit: str = "") -> str:
    """The panel for ``known``, with whom to thank below it."""
    groups = "".join(
        f'<h3>{escape(group["label"])}</h3><ul class="sk-chips sk-{escape(group["kind"], quote=True)}">'
        f"{_chips(group['items'])}</ul>"
        for group in known["groups"]
    )
    kept = f'<ul class="sk-chips sk-kept">{_chips(known["watchlist"])}</ul>' if known["watchlist"] else _NO_FILMS
    return (
        f'<section aria-label="What I have understood"><h2>What I have understood</h2>'
        f"{groups or _NOTHING_YET}</section>"
        f'<section aria-label="Watchlist"><h2>Your watchlist</h2>{kept}</section>'
        f"{f'<p class=sk-empty>{escape(credit)}</p>' if credit else ''}"
    )


def _chips(items: list[Item]) -> str:
    return "".join(
        f'<li><span>{escape(item["name"])}</span><button type="button" data-say="{escape(item["remove"], quote=True)}" '
        f'aria-label="Remove {escape(item["name"], quote=True)}">×</button></li>'
        for item in items
    )
