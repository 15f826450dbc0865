"""Somebody who talks to the assistant over REST, and what the assistant answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx

from sidekick.movies.catalogue import Catalogue, Movie

CATALOGUE = Catalogue.load()
PATIENCE = 60.0  # seconds for one turn on a busy machine


@dataclass(frozen=True)
class Answer:
    """The messages of one turn."""

    messages: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self.messages if "text" in message)

    @property
    def films(self) -> list[Movie]:
        """The films put on the table."""
        records = [movie for custom in self.customs("shortlist") for movie in custom["movies"]]
        return [movie for record in records if (movie := CATALOGUE.by_id(record["id"]))]

    def customs(self, kind: str) -> list[dict[str, Any]]:
        found = (message.get("custom") or {} for message in self.messages)
        return [custom for custom in found if custom.get("type") == kind]

    @property
    def reasons(self) -> list[list[str]]:
        return [movie["reasons"] for custom in self.customs("shortlist") for movie in custom["movies"]]


@dataclass
class Person:
    """Talks as one sender. ``said_to_me`` gathers every sentence of the assistant."""

    rasa_url: str
    token: str
    name: str
    said_to_me: list[str] = field(default_factory=list)

    def say(self, text: str) -> Answer:
        message = {"sender": self.name, "message": text}
        answer = httpx.post(f"{self.rasa_url}/webhooks/rest/webhook", json=message, timeout=PATIENCE)
        answer.raise_for_status()
        messages = answer.json()
        self.said_to_me += [message["text"] for message in messages if "text" in message]
        return Answer(messages)

    def tracker(self) -> dict[str, Any]:
        url = f"{self.rasa_url}/conversations/{self.name}/tracker"
        answer = httpx.get(url, params={"token": self.token}, timeout=PATIENCE)
        answer.raise_for_status()
        return dict(answer.json())

    def slots(self) -> dict[str, Any]:
        return dict(self.tracker()["slots"])
