"""Which of Gradio's own routes the page needs, and how its event streams are kept apart."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from starlette.types import Scope

JOIN: Final = "/gradio_api/queue/join"
DATA: Final = "/gradio_api/queue/data"
HEARTBEAT: Final = "/gradio_api/heartbeat/"
SAME_SERVER: Final = "/gradio_api/app_id"  # asked after a lost connection
READ: Final = ("/", "/config", "/config/", "/theme.css", "/manifest.json", "/robots.txt", DATA, SAME_SERVER)
READ_BELOW: Final = ("/assets/", "/static/", HEARTBEAT)


class StreamRefused(ValueError):
    """A request to Gradio's queue that Gradio's own page would never make."""


def is_needed(method: str, path: str) -> bool:
    """Whether the page makes such requests; files, uploads, proxies and direct calls are of no use to it."""
    if method == "POST":
        return path == JOIN
    return method in ("GET", "HEAD") and (path in READ or path.startswith(READ_BELOW))


def keep_apart(scope: Scope, body: bytes, sender: str | None) -> tuple[Scope, bytes]:
    """The request with its event stream renamed for its session. Raises ``StreamRefused``.

    Gradio takes whoever knows the name of a stream, which the browser draws by chance, for its owner. Here another
    visitor who names it gets a stream of their own.
    """
    path = scope["path"]
    if path == JOIN:
        return scope, _renamed_in_body(body, sender)
    if path == DATA:
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        renamed = urlencode({**query, "session_hash": _private(query.get("session_hash"), sender)})
        return {**scope, "query_string": renamed.encode()}, body
    if path.startswith(HEARTBEAT):
        renamed = HEARTBEAT + _private(path.removeprefix(HEARTBEAT), sender)
        return {**scope, "path": renamed, "raw_path": renamed.encode()}, body
    return scope, body


def _renamed_in_body(body: bytes, sender: str | None) -> bytes:
    try:
        content: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise StreamRefused("That is no JSON.") from error
    if not isinstance(content, dict):
        raise StreamRefused("That is no event of the page.")
    return json.dumps({**content, "session_hash": _private(content.get("session_hash"), sender)}).encode()


def _private(name: object, sender: str | None) -> str:
    """The name under which Gradio keeps a session's stream."""
    if not isinstance(name, str) or not name:
        raise StreamRefused("That is no event of the page.")
    return hashlib.sha256(f"{sender or 'nobody'}\n{name}".encode("utf-8", "replace")).hexdigest()[:32]
