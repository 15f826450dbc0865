"""Free talk: the chat client behind a small seam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import httpx


class TalkUnavailable(RuntimeError):
    """The language model gave no usable reply in time."""


class Talker(Protocol):
    """Replies to small talk."""

    async def talk(self, history: Sequence[Mapping[str, str]], slots: Mapping[str, Any]) -> str:
        """A reply to the latest message. Raises ``TalkUnavailable``."""
        ...


@dataclass(frozen=True)
class ChatTalker:
    """Any server that speaks the OpenAI protocol."""

    url: str
    timeout: float  # seconds
    transport: httpx.AsyncBaseTransport | None = None

    async def talk(self, history: Sequence[Mapping[str, str]], slots: Mapping[str, Any]) -> str:
        request = {"model": "sidekick", "messages": list(history), "sidekick": {"act": "chat"}}
        try:
            async with httpx.AsyncClient(timeout=self.timeout, transport=self.transport) as http:
                answer = await http.post(f"{self.url}/chat/completions", json=request)
            answer.raise_for_status()
            text = answer.json()["choices"][0]["message"]["content"].strip()
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            raise TalkUnavailable(f"no reply from {self.url}: {error}") from error
        if not text:
            raise TalkUnavailable(f"an empty reply from {self.url}")
        return str(text)
