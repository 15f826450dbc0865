"""A conversation as it is shown again after a reload, read from Rasa's events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, TypedDict

from sidekick.web.messages import Message, from_rasa

LONGEST: Final = 200  # entries shown again
STARTING_OVER: Final = "start_over"  # the intent after which the page is blank


class Entry(TypedDict):
    """One bubble: who said it, and what."""

    who: Literal["you", "sidekick"]
    message: Message


def history(events: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """The bubbles since the person last started over, oldest first."""
    entries: list[Entry] = []
    for event in events:
        kind = event.get("event")
        if kind == "restart" or (kind == "user" and _intent(event) == STARTING_OVER):
            entries.clear()
        elif kind == "user" and _shown(event.get("text")):
            entries.append(Entry(who="you", message=Message(text=event["text"])))
        elif kind == "bot":
            data = event.get("data") or {}
            message = from_rasa({**data, "text": event.get("text")})
            if message:
                entries.append(Entry(who="sidekick", message=message))
    return entries[-LONGEST:]


def _intent(event: Mapping[str, Any]) -> str:
    return str(((event.get("parse_data") or {}).get("intent") or {}).get("name"))


def _shown(text: object) -> bool:
    return isinstance(text, str) and bool(text) and not text.startswith("/")
