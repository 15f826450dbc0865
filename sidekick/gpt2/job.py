"""What the engine works on: several replies to one prompt."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sidekick.gpt2.sampling import Sampler


@dataclass
class Reply:
    """One reply in the making."""

    sampler: Sampler
    tokens: list[int] = field(default_factory=list)
    finish: str = ""  # "stop", "length", "deadline" or "cancelled" once it has ended


class Job:
    """Several replies to one prompt. ``on_token`` hears the first one's tokens, ``on_done`` that all have ended."""

    def __init__(
        self,
        prompt: Sequence[int],
        sequences: list[Reply],
        seconds: float,
        on_token: Callable[[int], object] | None = None,
        on_done: Callable[[], object] | None = None,
    ) -> None:
        self.prompt, self.sequences = prompt, sequences
        self.deadline = time.monotonic() + seconds
        self.on_token, self.on_done = on_token, on_done
        self.error: Exception | None = None
        self._cancelled = False
        self._done = threading.Event()

    def cancel(self) -> None:
        """Nobody wants the replies any more: they end at the next step."""
        self._cancelled = True

    def wait(self) -> Job:
        """The job itself once all replies have ended. Raises what went wrong in the network."""
        self._done.wait()
        if self.error is not None:
            raise self.error
        return self

    def must_end(self) -> str:
        """Why the replies may not go on, or nothing."""
        if self._cancelled:
            return "cancelled"
        return "deadline" if time.monotonic() > self.deadline else ""

    def end_if_done(self) -> None:
        if all(sequence.finish for sequence in self.sequences):
            self.end()

    def end(self, finish: str = "", error: Exception | None = None) -> None:
        """End what has not ended, and tell whoever waits."""
        if self._done.is_set():
            return
        self.error = error
        for sequence in self.sequences:
            sequence.finish = sequence.finish or finish or self.must_end()
        self._done.set()
        if self.on_done is not None:
            self.on_done()
