"""Free talk: a client of the OpenAI chat protocol. Our own server plans and guards; others are told and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import httpx

from actions.heard import Heard

MOST_WORDS = 60  # of a reply
PROMPT: Final = (
    "You are Sidekick, a warm and honest film recommender. Answer the last message in one or two short sentences. "
    "Name no film and no person, state no year and no plot, and do not claim a life of your own."
)


class TalkUnavailable(RuntimeError):
    """The language model gave no usable reply in time."""


class Talker(Protocol):
    """Replies to small talk."""

    async def talk(self, history: Sequence[Mapping[str, str]], heard: Heard) -> str:
        """A reply to the latest message. Raises ``TalkUnavailable``."""
        ...


@dataclass(frozen=True)
class ChatTalker:
    """Any server that speaks the OpenAI protocol. ``names_in`` finds titles and people in a text."""

    url: str
    timeout: float  # seconds
    names_in: Callable[[str], Sequence[str]]
    is_ours: bool = True  # our own server takes the plan in an extension field, and guards its replies
    model: str = "sidekick"
    key: str = ""
    transport: httpx.AsyncBaseTransport | None = None

    async def talk(self, history: Sequence[Mapping[str, str]], heard: Heard) -> str:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            async with httpx.AsyncClient(timeout=self.timeout, transport=self.transport, headers=headers) as http:
                answer = await http.post(f"{self.url}/chat/completions", json=self._request(history, heard))
            answer.raise_for_status()
            text = str(answer.json()["choices"][0]["message"]["content"]).strip()
        except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
            raise TalkUnavailable(f"no reply from {self.url}: {error}") from error
        self._check(text)
        return text

    def _request(self, history: Sequence[Mapping[str, str]], heard: Heard) -> dict[str, Any]:
        if self.is_ours:
            return {"model": self.model, "messages": list(history), "sidekick": {"act": act(heard)}}
        return {"model": self.model, "messages": [{"role": "system", "content": PROMPT}, *history]}

    def _check(self, text: str) -> None:
        if not text or len(text.split()) > MOST_WORDS:
            raise TalkUnavailable(f"a reply of {len(text.split())} words")
        if not self.is_ours and self.names_in(text):
            raise TalkUnavailable(f"a reply that names what was not offered: {text!r}")


def act(heard: Heard) -> str:
    """The dialogue act of a reply to small talk."""
    if heard.text.rstrip().endswith("?"):
        return "answer"
    return "react_praise" if heard.says_liked else "chat"
