"""How a chat request becomes a reply: with a plan several candidates, the guard and the selector."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sidekick.chat.plan import Plan
from sidekick.chat.wording import template
from sidekick.gpt2.dialogue import Turn
from sidekick.gpt2.job import Job
from sidekick.gpt2.sampling import Sampling
from sidekick.server.errors import BadRequest
from sidekick.server.schemas import ChatRequest
from sidekick.server.state import State

HISTORY = 8  # turns the model sees at least
HISTORY_STEP = 4  # turns that are forgotten together: until then the engine need not read the others again
TURN_LENGTH = 300  # characters of a turn it sees
LONGEST_PLANNED = 40  # tokens of a reply to a plan


@dataclass(frozen=True)
class Reply:
    """The words, who wrote them ("gpt2" or "template"), why they end, and the tokens they took."""

    text: str
    source: str
    finish: str = "stop"
    prompt_tokens: int = 0
    tokens: int = 0


def plan_of(request: ChatRequest, state: State) -> Plan | None:
    """The plan a request carries. Raises ``BadRequest`` for a film that the catalogue does not have."""
    if request.sidekick is None:
        return None
    for name in request.sidekick.offers:
        if state.catalogue.by_name(name) is None:
            raise BadRequest(f"The catalogue has no film named {name!r}.", "sidekick.offers")
    return Plan(request.sidekick.act, request.sidekick.offers, **request.sidekick.facts)


def history_of(request: ChatRequest, state: State) -> list[Turn]:
    """The last turns as the model knows them; system messages are not for this model."""
    said = [message for message in request.messages if message.role in ("user", "assistant") and message.text.strip()]
    lately = said[forgotten(len(said)) :]
    return [Turn(state.delexicalise(message.text[:TURN_LENGTH]), message.role == "user") for message in lately]


def forgotten(turns: int) -> int:
    """How many of a conversation's first turns the model does not see."""
    return max(0, turns - HISTORY) // HISTORY_STEP * HISTORY_STEP


def seed_of(request: ChatRequest) -> int:
    """The request's seed, or one that follows from its words, so that the same words get the same reply."""
    if request.seed is not None:
        return request.seed % 2**32
    return zlib.crc32("\n".join(message.text for message in request.messages).encode())


async def planned_reply(request: ChatRequest, plan: Plan, state: State) -> Reply:
    """The best of several candidates that the guard lets pass, else a template."""
    fallback = Reply(until(template(plan, len(request.messages) // 2), request.stops), "template")
    if state.writer is None:
        return fallback
    history, seed = history_of(request, state), seed_of(request)
    samplings = [
        Sampling(min(request.token_limit, LONGEST_PLANNED), request.temperature, request.top_p, seed + number)
        for number in range(state.settings.candidates)
    ]
    job = await finished(state, history, plan, samplings, seconds_for(request, state))
    said = [message.text for message in request.messages if message.role == "assistant"]
    texts = [turn.text for turn in history]
    best = await asyncio.to_thread(state.chooser.choose, state.writer.candidates(job), plan, texts, said)
    if best is None:
        return fallback
    said_now = until(best, request.stops)
    return Reply(
        said_now, "gpt2", tokens=sum(len(reply.tokens) for reply in job.sequences), prompt_tokens=len(job.prompt)
    )


def until(text: str, stops: Sequence[str]) -> str:
    """A text up to the first of the stop sequences in it."""
    return text[: min((place for stop in stops if stop and (place := text.find(stop)) >= 0), default=len(text))]


def seconds_for(request: ChatRequest, state: State) -> float:
    """The time that a reply may take: the request's own, where that is less than the server's."""
    return min(request.timeout or state.settings.reply_seconds, state.settings.reply_seconds)


async def finished(
    state: State, history: Sequence[Turn], plan: Plan | None, samplings: Sequence[Sampling], seconds: float
) -> Job:
    """The job, once it is done. Cancelling this coroutine cancels the job. Raises ``Overloaded``."""
    assert state.writer is not None
    loop, done = asyncio.get_running_loop(), asyncio.Event()

    def tell() -> None:
        loop.call_soon_threadsafe(done.set)

    job = state.writer.submit(history, plan, samplings, seconds, on_done=tell)
    try:
        await done.wait()
    except asyncio.CancelledError:
        job.cancel()
        raise
    return job.wait()
