"""How a chat request becomes a reply: with a plan several candidates and the guard, without one free talk."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from sidekick.chat.guard import MOVIE, tidy
from sidekick.chat.plan import Plan
from sidekick.chat.wording import template
from sidekick.gpt2.dialogue import Turn
from sidekick.gpt2.engine import Job
from sidekick.gpt2.sampling import Sampling
from sidekick.movies.preferences import Preferences
from sidekick.server.errors import BadRequest
from sidekick.server.schemas import ChatRequest
from sidekick.server.state import State

HISTORY = 8  # turns the model sees
TURN_LENGTH = 300  # characters of a turn it sees


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
    said = [message for message in request.messages if message.role in ("user", "assistant")]
    return [Turn(state.delexicalise(message.text[:TURN_LENGTH]), message.role == "user") for message in said[-HISTORY:]]


def seed_of(request: ChatRequest) -> int:
    """The request's seed, or one that follows from its words, so that the same words get the same reply."""
    if request.seed is not None:
        return request.seed % 2**32
    return zlib.crc32("\n".join(message.text for message in request.messages).encode())


async def planned_reply(request: ChatRequest, plan: Plan, state: State) -> Reply:
    """The best of several candidates that the guard lets pass, else a template."""
    seed = seed_of(request)
    fallback = Reply(template(plan, len(request.messages) // 2), "template")
    if state.writer is None:
        return fallback
    samplings = [
        Sampling(min(request.token_limit, 40), request.temperature, request.top_p, seed + number)
        for number in range(state.settings.candidates)
    ]
    job = await finished(state, history_of(request, state), plan, samplings)
    said = [message.text for message in request.messages if message.role == "assistant"]
    candidates = [state.writer.text(reply.tokens) for reply in job.sequences if reply.finish == "stop"]
    best = state.guard.best(candidates, plan, said)
    if best is None:
        return fallback
    return Reply(best, "gpt2", tokens=sum(len(reply.tokens) for reply in job.sequences), prompt_tokens=len(job.prompt))


async def finished(state: State, history: Sequence[Turn], plan: Plan | None, samplings: Sequence[Sampling]) -> Job:
    """The job, once it is done. Cancelling this coroutine cancels the job. Raises ``Overloaded``."""
    assert state.writer is not None
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    job = state.writer.submit(
        history, plan, samplings, state.settings.reply_seconds, on_done=lambda: loop.call_soon_threadsafe(done.set)
    )
    try:
        await done.wait()
    except asyncio.CancelledError:
        job.cancelled.set()
        raise
    if job.error is not None:
        raise job.error
    return job


def films_for(request: ChatRequest, state: State, limit: int) -> list[str]:
    """Films to fill free talk with: recommended for what the person said."""
    spoken = tuple(message.text for message in request.messages if message.role == "user")[-HISTORY:]
    shortlist = state.recommender.recommend(Preferences(utterances=spoken), limit)
    return [item.movie.name for item in shortlist.recommendations]


def fill(text: str, films: Sequence[str]) -> str:
    """Free talk with its ``<|movie|>`` placeholders filled in order."""
    for name in films:
        text = text.replace(MOVIE, f" {name} ", 1)
    return tidy(text.replace(MOVIE, ""))


def cut(text: str, stops: Sequence[str]) -> str:
    """``text`` up to the first of the stop sequences."""
    places = [text.find(stop) for stop in stops if stop and stop in text]
    return text[: min(places)] if places else text
