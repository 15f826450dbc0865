"""Ends that are not Ctrl-C: a SIGTERM, or the terminal that closes."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Optional


def end_cleanly() -> None:
    """Let both run the ``finally`` blocks, so that nothing that was started is left behind."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def _leave(number: int, _: Optional[FrameType]) -> None:
    sys.exit(128 + number)
