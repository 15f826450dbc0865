"""Many replies to many contexts, drawn by the engine that serves."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from sidekick.chat.candidate import Candidate
from sidekick.gpt2.job import Job
from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import Writer
from training.language_model.contexts import Context

AHEAD = 4  # contexts in the engine at once
PATIENCE = 600.0  # seconds


def draw(
    writer: Writer,
    contexts: Iterable[Context],
    replies: int,
    seed: int,
    temperature: float = Sampling.temperature,
    top_p: float = Sampling.top_p,
) -> Iterator[tuple[Context, list[Candidate]]]:
    """Each context with those of its ``replies`` that ended by themselves; the seeds follow from ``seed``."""
    under_way: deque[tuple[Context, Job]] = deque()
    for number, context in enumerate(tqdm(contexts, desc="draw")):
        first = seed + number * replies
        samplings = [Sampling(40, temperature, top_p, first + reply) for reply in range(replies)]
        under_way.append((context, writer.submit(context.history, context.plan, samplings, PATIENCE)))
        if len(under_way) >= AHEAD:
            yield _collected(writer, *under_way.popleft())
    while under_way:
        yield _collected(writer, *under_way.popleft())


def _collected(writer: Writer, context: Context, job: Job) -> tuple[Context, list[Candidate]]:
    return context, writer.candidates(job.wait())
