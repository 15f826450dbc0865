"""``POST /v1/chat/completions`` in the OpenAI protocol, whole or streamed."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from sidekick.chat.plan import Plan
from sidekick.gpt2.engine import Overloaded
from sidekick.server.errors import error_body
from sidekick.server.free_replies import FreeReply
from sidekick.server.replies import Reply, plan_of, planned_reply
from sidekick.server.schemas import ChatRequest
from sidekick.server.state import State
from sidekick.server.watching import while_connected

router = APIRouter()
RETRY_AFTER = 1  # seconds


@router.post("/v1/chat/completions")
async def chat_completions(body: ChatRequest, request: Request) -> Response:
    """A reply to the conversation; with a plan in ``sidekick`` it says what the plan says."""
    state: State = request.app.state.sidekick
    plan = plan_of(body, state) or (Plan("chat") if state.writer is None else None)
    try:
        if body.stream:
            return StreamingResponse(await _stream(body, plan, request), media_type="text/event-stream")
        reply = await while_connected(request, _reply(body, plan, state))
    except Overloaded as error:
        message = f"The model is busy: {error}. Try again in a second."
        return JSONResponse(error_body(message, "overloaded"), 429, headers={"Retry-After": str(RETRY_AFTER)})
    return JSONResponse(_completion(body, reply))


async def _reply(body: ChatRequest, plan: Plan | None, state: State) -> Reply:
    if plan is not None:
        return await planned_reply(body, plan, state)
    assert state.writer is not None
    return await FreeReply(body, state, state.writer).whole()


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


async def _stream(body: ChatRequest, plan: Plan | None, request: Request) -> AsyncIterator[str]:
    """Server-sent events. With a plan the reply is chosen first; without one words are sent as they are drawn.

    Raises ``Overloaded`` before the first event.
    """
    state: State = request.app.state.sidekick
    if plan is None:
        assert state.writer is not None
        free = FreeReply(body, state, state.writer)
        return _events(body, free.pieces(), lambda: free.finish)
    reply = await while_connected(request, _reply(body, plan, state))
    return _events(body, _words(reply.text), lambda: reply.finish)


async def _words(text: str) -> AsyncIterator[str]:
    for place, word in enumerate(text.split(" ")):
        yield word if not place else f" {word}"


async def _events(body: ChatRequest, pieces: AsyncIterator[str], finish: Callable[[], str]) -> AsyncIterator[str]:
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
        yield event({"content": piece})
    yield event({}, finish())
    yield "data: [DONE]\n\n"
