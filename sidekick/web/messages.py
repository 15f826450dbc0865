"""What passes between people and Rasa, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypedDict

from sidekick.web.films import arranged
from sidekick.web.settings import MESSAGE_CHARACTERS

_ALLOWED: Final = "\n\t"


class Button(TypedDict):
    """A quick reply: what it shows, and the plain sentence that it sends."""

    title: str
    payload: str


class Message(TypedDict, total=False):
    """One message of the assistant, in the words of Rasa's REST channel."""

    recipient_id: str
    text: str
    buttons: list[Button]
    custom: dict[str, Any]


class TextRefused(ValueError):
    """A message that cannot be handled; the text says why, to the person who wrote it."""


def clean(text: object) -> str:
    """A message as it may reach Rasa. Raises ``TextRefused``.

    Rasa takes a leading slash for a command that sets intents and slots directly, so none survives.
    """
    if not isinstance(text, str):
        raise TextRefused("A message must be text.")
    if len(text) > MESSAGE_CHARACTERS:
        raise TextRefused(f"That is a little long for me: {MESSAGE_CHARACTERS:,} characters at most, please.")
    visible = "".join(c for c in text if c.isprintable() or c in _ALLOWED)
    disarmed = visible.strip().lstrip("/\\ \t\n").strip()
    if not disarmed:
        raise TextRefused("That message is empty.")
    return disarmed


def said(text: str) -> Message:
    """A message of the door's own."""
    return Message(text=text)


def from_rasa(raw: Mapping[str, Any]) -> Message:
    """One message of Rasa, with only the fields that are ours, in the shapes that they must have."""
    message = Message()
    if isinstance(raw.get("text"), str):
        message["text"] = raw["text"]
    buttons = [
        Button(title=str(button["title"]), payload=str(button["payload"]))
        for button in raw.get("buttons") or []
        if isinstance(button, Mapping) and "title" in button and "payload" in button
    ]
    if buttons:
        message["buttons"] = buttons
    if isinstance(raw.get("custom"), dict):
        message["custom"] = arranged(raw["custom"])
    return message


def joined(messages: Iterable[Message]) -> list[Message]:
    """The messages as the assistant meant them: Rasa's REST channel sends the films of a message behind its words."""
    whole: list[Message] = []
    for message in messages:
        if set(message) == {"custom"} and whole and "custom" not in whole[-1]:
            whole[-1]["custom"] = message["custom"]
        else:
            whole.append(message)
    return whole
