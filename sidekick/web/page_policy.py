"""The Gradio page's own policy: its inline scripts run by a nonce that is new for every visit, others do not run."""

from __future__ import annotations

import re
import secrets
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NONCE: Final = "'nonce-'"  # where the policy of sidekick.web.headers leaves room for it
_SCRIPT: Final = re.compile(rb"<script\b")
_ADVERTISEMENT: Final = re.compile(rb'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_HEAD: Final = (
    b'<meta name="description" content="Sidekick finds you a film in a short talk.">'
    b'<meta property="og:title" content="Sidekick"><meta property="og:type" content="website">'
    b'<meta property="og:description" content="A film for tonight, in a short talk.">'
    b'<link rel="icon" href="/favicon.ico" type="image/svg+xml">'
    b'<link rel="stylesheet" href="/static/page.css"><script src="/static/page.js" defer></script></head>'
)


class PagePolicy:
    """ASGI middleware around the gate. Touches nothing but the page's own document at ``/``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        started: list[Message] = []
        parts: list[bytes] = []

        async def gather(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                document = with_nonce(b"".join(parts), nonce)
                await send(_start(started[0], nonce, len(document)))
                await send({"type": "http.response.body", "body": document})

        await self._app(scope, receive, gather)


def with_nonce(document: bytes, nonce: str) -> bytes:
    """The document with its scripts allowed, our own style and manners, and our preview in place of Gradio's."""
    plain = _ADVERTISEMENT.sub(b"", document).replace(b"</head>", _HEAD, 1)
    return _SCRIPT.sub(f'<script nonce="{nonce}"'.encode(), plain)


def _start(message: Message, nonce: str, length: int) -> Message:
    headers = MutableHeaders(raw=list(message["headers"]))
    policy = headers.get("content-security-policy", "")
    headers["content-security-policy"] = policy.replace(NONCE, f"'nonce-{nonce}'")
    headers["cache-control"] = "no-store"
    if length:
        headers["content-length"] = str(length)
    return {**message, "headers": headers.raw}
