"""Who is talking: an unguessable, signed name in a cookie or a bearer token."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from sidekick.web.settings import SESSION_SECONDS

COOKIE: Final = "sidekick_session"


class Sessions:
    """Issues and reads the tokens. A token that was not signed here names nobody."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="sidekick-session")

    def issue(self) -> str:
        """A token for a conversation that nobody else has."""
        return str(self._serializer.dumps(secrets.token_urlsafe(18)))

    def sender(self, token: str) -> str | None:
        """The name under which Rasa keeps the conversation, or ``None`` for a forged or expired token."""
        try:
            return f"web-{self._serializer.loads(token, max_age=SESSION_SECONDS)}"
        except BadData:
            return None

    def sender_of(self, connection: HTTPConnection) -> str | None:
        """The conversation of a request: its bearer token's when it has one, else its cookie's."""
        return self.sender(presented_token(connection))


def presented_token(connection: HTTPConnection) -> str:
    """The token that came with a request, unchecked; empty when there is none."""
    scheme, _, bearer = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return bearer.strip()
    return connection.cookies.get(COOKIE, "")


def set_cookie(response: Response, token: str, *, secure: bool) -> None:
    """Keep a session in the browser, out of reach of scripts and of other sites."""
    response.set_cookie(COOKIE, token, max_age=SESSION_SECONDS, path="/", httponly=True, samesite="lax", secure=secure)


def load_secret(file: Path) -> str:
    """The signing secret, made once and readable by its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(descriptor, "w") as output:
        output.write(secrets.token_urlsafe(48))
    return file.read_text().strip()
