"""Decode replies: a worker thread that generates for all requests together, one token each per step.

Requests join between two steps and leave when they are done (continuous batching, Yu et al., OSDI 2022). Every
sequence has its own settings, seed, deadline and way to be cancelled, and its tokens do not depend on who else is
there.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sidekick.gpt2.job import Job, Reply
from sidekick.gpt2.network import Logits, Network, step
from sidekick.gpt2.prompts import Prompts
from sidekick.gpt2.sampling import Sampler, Sampling, draw


class Overloaded(RuntimeError):
    """Too many requests wait already; come back later."""


class Engine:
    """Generates token ids. Raises ``Overloaded`` from ``submit`` when ``waiting_limit`` jobs wait."""

    def __init__(self, network: Network, end: int, waiting_limit: int = 16, batch_limit: int = 25) -> None:
        self.network, self.end = network, end
        self.waiting_limit, self.batch_limit = waiting_limit, batch_limit
        self._cache = network.shape.cache(batch_limit)
        self._prompts = Prompts(network)
        self._active: list[tuple[Job, Reply]] = []  # the sequence of each row of the cache
        self._waiting: deque[Job] = deque()
        self._changed = threading.Condition()
        self._closing = False
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
        if not 0 < len(samplings) <= self.batch_limit:
            raise ValueError(f"{len(samplings)} replies at once; 1 to {self.batch_limit} are possible")
        sequences = [Reply(Sampler(sampling)) for sampling in samplings]
        job = Job(list(prompt)[-self.room(samplings) :], sequences, seconds, on_token, on_done)
        with self._changed:
            if len(self._waiting) >= self.waiting_limit or self._closing:
                raise Overloaded(f"{len(self._waiting)} requests wait already")
            self._waiting.append(job)
            self._changed.notify()
        return job

    def room(self, samplings: Sequence[Sampling]) -> int:
        """Tokens of a prompt that leave room for the longest of these replies."""
        longest = max(sampling.max_tokens for sampling in samplings)
        return max(1, self.network.shape.n_positions - longest)

    def generate(self, prompt: Sequence[int], samplings: Sequence[Sampling], seconds: float = 10.0) -> list[list[int]]:
        """``submit`` and wait: the tokens of each reply, without the end token."""
        return [sequence.tokens for sequence in self.submit(prompt, samplings, seconds).wait().sequences]

    @property
    def load(self) -> tuple[int, int]:
        """Sequences being decoded, and jobs waiting."""
        return len(self._active), len(self._waiting)

    def close(self) -> None:
        """End the worker after the step it is at; all jobs end as cancelled."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._worker.join(timeout=10)

    def _work(self) -> None:
        while not self._closing:
            job = self._next_job()
            try:
                if job is not None:
                    self._start(job)
                if self._active:
                    self._step()
            except Exception as error:  # noqa: BLE001 - the callers get it; the worker must live on
                self._give_up([*([job] if job else []), *(active for active, _ in self._active)], error)
        self._give_up([*self._waiting, *(active for active, _ in self._active)])

    def _next_job(self) -> Job | None:
        """The first that waits, once its replies find room; wait for one when idle."""
        with self._changed:
            while not (self._waiting or self._active or self._closing):
                self._changed.wait()
            fits = self._waiting and len(self._active) + len(self._waiting[0].sequences) <= self.batch_limit
            return self._waiting.popleft() if fits else None

    def _start(self, job: Job) -> None:
        """Read the prompt once, draw every sequence's first token, and let them join the batch."""
        if job.must_end():
            job.end()
            return
        logits, prompt = self._prompts.read(job.prompt)
        begun = [(job, sequence) for sequence in job.sequences]
        self._take(begun, np.repeat(logits[None], len(begun), axis=0), np.repeat(prompt.lengths, len(begun)))
        for _, sequence in begun:
            if not sequence.finish:
                self._cache.copy_row(prompt, 0, to=len(self._active))
                self._active.append((job, sequence))
        job.end_if_done()

    def _step(self) -> None:
        last = np.asarray([[sequence.tokens[-1]] for _, sequence in self._active], dtype=np.int64)
        logits = step(self.network, last, self._cache)
        self._take(self._active, logits, self._cache.lengths)
        self._leave()

    def _take(self, rows: Sequence[tuple[Job, Reply]], logits: Logits, lengths: NDArray[np.int64]) -> None:
        """Draw a token for every row from logits (rows, vocabulary), after ``lengths`` (rows,) others."""
        tokens = draw([sequence.sampler for _, sequence in rows], logits)
        for (job, sequence), token, length in zip(rows, tokens, lengths, strict=False):
            sequence.finish = job.must_end() or self._add(job, sequence, token, int(length))

    def _add(self, job: Job, sequence: Reply, token: int, length: int) -> str:
        """Add a token to a reply; why the reply ends with it, or nothing."""
        if token == self.end:
            return "stop"
        sequence.tokens.append(token)
        if job.on_token is not None and sequence is job.sequences[0]:
            job.on_token(token)
        is_full = length >= self.network.shape.n_positions
        return "length" if is_full or len(sequence.tokens) >= sequence.sampler.sampling.max_tokens else ""

    def _leave(self) -> None:
        """Take out the sequences that ended; the last row moves to where one left."""
        for row in reversed(range(len(self._active))):
            job, sequence = self._active[row]
            if not sequence.finish:
                continue
            last = self._active.pop()
            if row < len(self._active):
                self._active[row] = last
                self._cache.copy_row(self._cache, len(self._active), to=row)
            job.end_if_done()

    def _give_up(self, jobs: Sequence[Job], error: Exception | None = None) -> None:
        self._active.clear()
        for job in jobs:
            job.end("cancelled", error)
