"""One message at a time and in order for each session, each within its time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from sidekick.web.messages import Message, said
from sidekick.web.rasa import RasaAway, RasaClient

AWAY: Final = "I cannot reach my film brain right now. Please try again in a moment."
SLOW: Final = "That is taking me longer than it should. Please ask me again."

log = logging.getLogger(__name__)


class TooManyWaiting(Exception):
    """A session has more messages waiting than it may."""


@dataclass
class _Turnstile:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    inside: int = 0  # messages being handled or waiting


class Turns:
    """Hands messages to Rasa. Rasa's own lock can lose turns, so two of one session never overlap here.

    A turn whose time is up is answered kindly, but the next one still waits until Rasa has finished it.
    """

    def __init__(self, rasa: RasaClient, seconds: float, queue_length: int) -> None:
        self._rasa = rasa
        self._seconds = seconds
        self._queue_length = queue_length
        self._turnstiles: dict[str, _Turnstile] = {}
        self._running: set[asyncio.Task[list[Message]]] = set()

    async def take(self, sender: str, text: str) -> list[Message]:
        """The answer to a message, or a kind word when there is none in time. Raises ``TooManyWaiting``."""
        task = asyncio.create_task(self._wait_and_send(sender, text, self._enter(sender)))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.wait_for(asyncio.shield(task), self._seconds)
        except TimeoutError:
            log.warning("a turn took more than %s seconds", self._seconds)
            return [said(SLOW)]

    def _enter(self, sender: str) -> _Turnstile:
        turnstile = self._turnstiles.setdefault(sender, _Turnstile())
        if turnstile.inside > self._queue_length:
            raise TooManyWaiting
        turnstile.inside += 1
        return turnstile

    async def _wait_and_send(self, sender: str, text: str, turnstile: _Turnstile) -> list[Message]:
        async with self._passing(sender, turnstile):
            try:
                return await self._rasa.send(sender, text)
            except RasaAway as error:
                log.warning("%s", error)
                return [said(AWAY)]

    @asynccontextmanager
    async def _passing(self, sender: str, turnstile: _Turnstile) -> AsyncIterator[None]:
        try:
            async with turnstile.lock:
                yield
        finally:
            turnstile.inside -= 1
            if not turnstile.inside:
                self._turnstiles.pop(sender, None)
