"""How often one session and one address may ask."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from sidekick.web.settings import Settings


class TooMany(Exception):
    """The limit is spent. ``retry_after`` is in whole seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"try again in {retry_after} s")
        self.retry_after = retry_after


class Limits:
    """Moving windows over the last minute, kept in this process."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._session = parse(settings.session_rate)
        self._address = parse(settings.address_rate)
        self._entry = parse(settings.entry_rate)
        self._read = parse(settings.read_rate)

    def message(self, sender: str, address: str) -> None:
        """Count a message. Raises ``TooMany``."""
        self._count(self._address, "address", address)
        self._count(self._session, "session", sender)

    def entry(self, address: str) -> None:
        """Count a new session. Raises ``TooMany``."""
        self._count(self._entry, "entry", address)

    def read(self, address: str) -> None:
        """Count any other request. Raises ``TooMany``."""
        self._count(self._read, "read", address)

    def _count(self, limit: RateLimitItem, kind: str, name: str) -> None:
        if not self._limiter.hit(limit, kind, name):
            reset = self._limiter.get_window_stats(limit, kind, name).reset_time
            raise TooMany(max(1, math.ceil(reset - time.time())))
