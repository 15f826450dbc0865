"""A limit on the size of a request."""

from __future__ import annotations

from fastapi.responses import JSONResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sidekick.server.errors import error_body


class SizeLimit:
    """Refuses a body of more than ``limit`` bytes, or of a length that is not stated, before it is read."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(scope)):
            await refusal(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        length = Headers(scope=scope).get("content-length", "0" if scope["method"] in ("GET", "HEAD") else "")
        if not length.isdigit():
            return JSONResponse(error_body("The request must say its Content-Length."), 411)
        if int(length) > self.limit:
            return JSONResponse(error_body(f"The request is larger than {self.limit} bytes."), 413)
        return None
