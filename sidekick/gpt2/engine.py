"""Decode replies: a worker thread that generates for all requests together, one token each per step.

Requests join between two steps and leave when they are done (continuous batching, Yu et al., OSDI 2022). Every
sequence has its own settings, seed, deadline and way to be cancelled.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.cache import BatchCache
from sidekick.gpt2.network import Network
from sidekick.gpt2.sampling import Sampler, Sampling


class Overloaded(RuntimeError):
    """Too many requests wait already; come back later."""


@dataclass
class Reply:
    """One reply in the making."""

    sampler: Sampler
    tokens: list[int] = field(default_factory=list)
    finish: str = ""  # "stop", "length", "deadline" or "cancelled" once it has ended


@dataclass
class Job:
    """Several replies to one prompt. ``done`` is set when all have ended; ``on_token`` hears the first one's tokens."""

    prompt: Sequence[int]
    sequences: list[Reply]
    deadline: float  # time.monotonic() seconds
    on_token: Callable[[int], object] | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    on_done: Callable[[], object] | None = None
    error: Exception | None = None


class Engine:
    """Generates token ids. Raises ``Overloaded`` from ``submit`` when ``waiting_limit`` jobs wait."""

    def __init__(self, network: Network, end: int, waiting_limit: int = 16, batch_limit: int = 32) -> None:
        self.network, self.end = network, end
        self.batch_limit = batch_limit
        self._waiting: queue.Queue[Job | None] = queue.Queue(maxsize=waiting_limit)
        shape = network.shape
        self._nothing = BatchCache.empty(shape.n_layer, shape.n_head, shape.head_width)
        self._cache = self._nothing
        self._active: list[tuple[Job, Reply]] = []
        self._worker = threading.Thread(target=self._work, name="gpt2-engine", daemon=True)
        self._worker.start()

    def submit(
        self,
        prompt: Sequence[int],
        samplings: Sequence[Sampling],
        seconds: float,
        on_token: Callable[[int], object] | None = None,
        on_done: Callable[[], object] | None = None,
    ) -> Job:
        """Begin one reply for each of ``samplings``; a prompt that is too long loses its beginning."""
        longest = max(sampling.max_tokens for sampling in samplings)
        room = max(1, self.network.shape.n_positions - longest)
        sequences = [Reply(Sampler(sampling)) for sampling in samplings]
        job = Job(list(prompt)[-room:], sequences, time.monotonic() + seconds, on_token, on_done=on_done)
        try:
            self._waiting.put_nowait(job)
        except queue.Full as error:
            raise Overloaded(f"{self._waiting.maxsize} requests wait already") from error
        return job

    def generate(self, prompt: Sequence[int], samplings: Sequence[Sampling], seconds: float = 10.0) -> list[list[int]]:
        """``submit`` and wait: the tokens of each reply, without the end token."""
        job = self.submit(prompt, samplings, seconds)
        job.done.wait()
        if job.error is not None:
            raise job.error
        return [sequence.tokens for sequence in job.sequences]

    @property
    def load(self) -> tuple[int, int]:
        """Sequences being decoded, and jobs waiting."""
        return len(self._active), self._waiting.qsize()

    def close(self) -> None:
        """End the worker after the step it is at; jobs under way end as cancelled."""
        for job, _ in self._active:
            job.cancelled.set()
        self._waiting.put(None)
        self._worker.join(timeout=10)

    def _work(self) -> None:
        while True:
            job = self._next_job()
            if job is None and not self._active:
                return
            if job is not None:
                self._start(job)
            if self._active:
                self._step()

    def _next_job(self) -> Job | None:
        """Wait for a job when idle; look for one that fits when not."""
        if not self._active:
            return self._waiting.get()
        if len(self._active) >= self.batch_limit:
            return None
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None

    def _start(self, job: Job) -> None:
        """Read the prompt once, draw every sequence's first token, and let them join the batch."""
        try:
            ids = np.asarray([job.prompt], dtype=np.int64)
            shape = self.network.shape
            alone = BatchCache.empty(shape.n_layer, shape.n_head, shape.head_width, batch=1)
            logits, cache = self.network.step(ids, alone)
        except Exception as error:  # noqa: BLE001 - the caller gets it; the worker must live on
            job.error = error
            _finish(job)
            return
        for sequence in job.sequences:
            self._take(job, sequence, logits[0])
        going = [sequence for sequence in job.sequences if not sequence.finish]
        if going:
            self._cache = self._cache.joined(cache.repeated(len(going)))
            self._active += [(job, sequence) for sequence in going]
        else:
            _finish(job)

    def _step(self) -> None:
        last = np.asarray([[sequence.tokens[-1]] for _, sequence in self._active], dtype=np.int64)
        logits, self._cache = self.network.step(last, self._cache)
        for row, (job, sequence) in enumerate(self._active):
            self._take(job, sequence, logits[row])
        self._leave()

    def _take(self, job: Job, sequence: Reply, logits: NDArray[np.float32]) -> None:
        """Draw one token, and end the sequence where it has to end."""
        if job.cancelled.is_set():
            sequence.finish = "cancelled"
            return
        token = sequence.sampler.draw(logits)
        if token == self.end:
            sequence.finish = "stop"
            return
        sequence.tokens.append(token)
        if job.on_token is not None and sequence is job.sequences[0]:
            job.on_token(token)
        if len(sequence.tokens) >= sequence.sampler.sampling.max_tokens:
            sequence.finish = "length"
        elif time.monotonic() > job.deadline:
            sequence.finish = "deadline"

    def _leave(self) -> None:
        staying = [row for row, (_, sequence) in enumerate(self._active) if not sequence.finish]
        if len(staying) == len(self._active):
            return
        leaving = [job for job, sequence in self._active if sequence.finish]
        self._active = [self._active[row] for row in staying]
        self._cache = self._cache.only(staying) if staying else self._nothing
        for job in {id(job): job for job in leaving}.values():
            if all(sequence.finish for sequence in job.sequences):
                _finish(job)


def _finish(job: Job) -> None:
    job.done.set()
    if job.on_done is not None:
        job.on_done()
