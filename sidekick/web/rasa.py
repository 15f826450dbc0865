"""Rasa over HTTP: send a message, read a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx

from sidekick.web.messages import Message, from_rasa, joined


class RasaAway(Exception):
    """Rasa did not answer, or not in time."""


class RasaClient:
    """The two calls that the door makes. The ``httpx`` client is given, so tests can put a fake behind it."""

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self._client = client
        self._token = token

    async def send(self, sender: str, text: str) -> list[Message]:
        """The assistant's messages in answer to ``text``. Raises ``RasaAway``."""
        answer = await self._request("POST", "/webhooks/rest/webhook", {"sender": sender, "message": text})
        if not isinstance(answer, list):
            raise RasaAway("Rasa answered with something else than a list")
        return joined(from_rasa(raw) for raw in answer if isinstance(raw, dict))

    async def events(self, sender: str) -> list[dict[str, Any]]:
        """What happened in a conversation, oldest first. Raises ``RasaAway``."""
        return list((await self._conversation(sender, "AFTER_RESTART")).get("events") or [])

    async def slots(self, sender: str) -> dict[str, Any]:
        """What is known in a conversation; its events stay behind, as a long talk has many. Raises ``RasaAway``."""
        return dict((await self._conversation(sender, "NONE")).get("slots") or {})

    async def _conversation(self, sender: str, events: str) -> dict[str, Any]:
        path = f"/conversations/{quote(sender, safe='')}/tracker"
        answer = await self._request("GET", path, query={"include_events": events})
        if not isinstance(answer, dict):
            raise RasaAway("Rasa answered with something else than a conversation")
        return answer

    async def is_ready(self) -> bool:
        """Whether Rasa answers with a model loaded."""
        try:
            await self._request("GET", "/status")
        except RasaAway:
            return False
        return True

    async def _request(
        self, method: str, path: str, body: dict[str, str] | None = None, query: Mapping[str, str] | None = None
    ) -> object:
        try:
            answer = await self._client.request(method, path, params={"token": self._token, **(query or {})}, json=body)
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise RasaAway(f"no answer from Rasa: {type(error).__name__}") from error
