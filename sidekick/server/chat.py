"""``POST /v1/chat/completions`` in the OpenAI protocol, whole or streamed."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from sidekick.chat.plan import Plan
from sidekick.gpt2.engine import Overloaded
from sidekick.gpt2.sampling import Sampling
from sidekick.server.errors import error_body
from sidekick.server.replies import Reply, cut, fill, films_for, finished, history_of, plan_of, planned_reply, seed_of
from sidekick.server.schemas import ChatRequest
from sidekick.server.state import State

router = APIRouter()
RETRY_AFTER = 1  # seconds
MOST_FILMS = 2  # in free talk


@router.post("/v1/chat/completions")
async def chat_completions(body: ChatRequest, request: Request) -> Response:
    """A reply to the conversation; with a plan in ``sidekick`` it says what the plan says."""
    state: State = request.app.state.sidekick
    plan = plan_of(body, state)
    try:
        if body.stream:
            return StreamingResponse(await _stream(body, plan, state), media_type="text/event-stream")
        reply = await _reply(body, plan, state)
    except Overloaded as error:
        message = f"The model is busy: {error}. Try again in a second."
        return JSONResponse(error_body(message, "overloaded"), 429, headers={"Retry-After": str(RETRY_AFTER)})
    return JSONResponse(_completion(body, reply))


async def _reply(body: ChatRequest, plan: Plan | None, state: State) -> Reply:
    if plan is not None:
        return await planned_reply(body, plan, state)
    if state.writer is None:
        return await planned_reply(body, Plan("chat"), state)
    job = await finished(state, history_of(body, state), None, [_sampling(body)])
    raw = state.writer.text(job.sequences[0].tokens)
    films = films_for(body, state, MOST_FILMS) if "<|movie|>" in raw else []
    text = cut(fill(raw, films), body.stops)
    finish = "length" if job.sequences[0].finish == "length" else "stop"
    return Reply(text, "gpt2", finish, len(job.prompt), len(job.sequences[0].tokens))


def _sampling(body: ChatRequest) -> Sampling:
    return Sampling(body.token_limit, body.temperature, body.top_p, seed_of(body))


def _completion(body: ChatRequest, reply: Reply) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex[:24]}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": body.model,
        "choices": [
            {"index": 0, "message": {"role": "assistant", "content": reply.text}, "finish_reason": reply.finish}
        ],
        "usage": {
            "prompt_tokens": reply.prompt_tokens,
            "completion_tokens": reply.tokens,
            "total_tokens": reply.prompt_tokens + reply.tokens,
        },
        "sidekick": {"source": reply.source},
    }


async def _stream(body: ChatRequest, plan: Plan | None, state: State) -> AsyncIterator[str]:
    """Server-sent events. With a plan the reply is chosen first; without one each token is sent as it is drawn.

    Raises ``Overloaded`` before the first event.
    """
    if plan is not None or state.writer is None or body.stops:
        reply = await _reply(body, plan, state)
        return _events(body, _words(reply.text), reply.finish)
    queue: asyncio.Queue[int | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    job = state.writer.submit(
        history_of(body, state),
        None,
        [_sampling(body)],
        state.settings.reply_seconds,
        on_token=lambda token: loop.call_soon_threadsafe(queue.put_nowait, token),
        on_done=lambda: loop.call_soon_threadsafe(queue.put_nowait, None),
    )

    async def pieces() -> AsyncIterator[str]:
        films: list[str] | None = None
        tokens: list[int] = []
        sent = ""
        try:
            while (token := await queue.get()) is not None:
                tokens.append(token)
                assert state.writer is not None
                text = state.writer.text(tokens)
                if "<|movie|>" in text and films is None:
                    films = films_for(body, state, MOST_FILMS)
                for name in films or ():
                    text = text.replace("<|movie|>", name, 1)
                if text.startswith(sent) and not text.endswith("�"):
                    yield text[len(sent) :]
                    sent = text
        finally:
            job.cancelled.set()  # a client that went away needs no more tokens

    return _events(body, pieces(), "stop")


async def _words(text: str) -> AsyncIterator[str]:
    for place, word in enumerate(text.split(" ")):
        yield word if not place else f" {word}"


async def _events(body: ChatRequest, pieces: AsyncIterator[str], finish: str) -> AsyncIterator[str]:
    head = {
        "id": f"chatcmpl-{uuid.uuid4().hex[:24]}",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": body.model,
    }

    def event(delta: dict[str, str], reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return f"data: {json.dumps({**head, 'choices': [choice]})}\n\n"

    yield event({"role": "assistant", "content": ""})
    async for piece in pieces:
        if piece:
            yield event({"content": piece})
    yield event({}, finish)
    yield "data: [DONE]\n\n"
