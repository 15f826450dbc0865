"""The gate: what is refused before any route runs, and what every answer carries."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sidekick.web.door import Door
from sidekick.web.gradio_routes import StreamRefused, is_needed, keep_apart
from sidekick.web.headers import OURS, security_headers
from sidekick.web.limiting import TooMany
from sidekick.web.origins import cors_headers, is_allowed
from sidekick.web.problems import NOTHING, problem, too_many
from sidekick.web.sessions import set_cookie
from sidekick.web.settings import BODY_BYTES

PAGES: Final = ("/", "/demo")  # opening one of them starts a session
READING: Final = ("GET", "HEAD", "OPTIONS")
PRIVATE: Final = ("/api/", "/gradio_api/")  # where even reading is for the door's own pages and allowed sites


class Gate:
    """ASGI middleware around the whole application, Gradio's routes included."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return  # nothing here speaks over WebSockets
        request = Request(scope, receive)
        answer = self._answer_with_headers(request, send)
        body, refusal = await self._check(request)
        try:
            if refusal is None:
                scope, body = keep_apart(scope, body, self._door.sessions.sender_of(request))
        except StreamRefused as error:
            refusal = problem(422, str(error))
        if refusal is not None:
            await refusal(scope, receive, answer)
        else:
            await self._app(scope, _replay(body, receive), answer)

    async def _check(self, request: Request) -> tuple[bytes, Response | None]:
        """The body, or why the request goes no further."""
        path, method = request.url.path, request.method
        private = method not in READING or path.startswith(PRIVATE)
        if private and not is_allowed(request, self._door.settings.origins):
            return b"", problem(403, "This site may not talk to Sidekick.")
        if method == "OPTIONS":
            return b"", Response(status_code=204)
        if not path.startswith(OURS) and not is_needed(method, path):
            return b"", problem(404, NOTHING)
        try:
            self._door.limits.read(address_of(request))
        except TooMany as error:
            return b"", too_many(error)
        body = await _read(request)
        return (b"", problem(413, "That is more than I can read at once.")) if body is None else (body, None)

    def _answer_with_headers(self, request: Request, send: Send) -> Send:
        path, secure = request.url.path, request.url.scheme == "https"
        extra = security_headers(path, secure=secure) | cors_headers(request, self._door.settings.origins)
        cookie = self._new_cookie(request, secure=secure)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(extra)
                if cookie and message["status"] == 200:
                    headers.append("set-cookie", cookie)
            await send(message)

        return send_with_headers

    def _new_cookie(self, request: Request, *, secure: bool) -> str:
        opens = request.method == "GET" and request.url.path in PAGES
        if not opens or self._door.sessions.sender_of(request):
            return ""
        carrier = Response()
        set_cookie(carrier, self._door.sessions.issue(), secure=secure)
        return carrier.headers["set-cookie"]


def address_of(request: Request) -> str:
    """The visitor's address, as far as the connection shows it."""
    return request.client.host if request.client else "unknown"


async def _read(request: Request) -> bytes | None:
    """The body, or ``None`` as soon as it is longer than allowed."""
    if request.method in READING:
        return b""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body once more, for the application; afterwards only the news that the visitor left."""
    pending = [body]

    async def replayed() -> Message:
        if pending:
            return {"type": "http.request", "body": pending.pop(), "more_body": False}
        return await receive()

    return replayed
