"""Which sites may speak to the door from a visitor's browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection


def is_allowed(connection: HTTPConnection, others: tuple[str, ...]) -> bool:
    """Whether a request comes from the door's own pages, from an allowed site, or from no browser at all."""
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    return is_own(connection, origin) or origin.lower() in others


def is_own(connection: HTTPConnection, origin: str) -> bool:
    """Whether ``origin`` is the very host and port that was asked."""
    return urlsplit(origin).netloc.lower() == connection.headers.get("host", "").lower()


def cors_headers(connection: HTTPConnection, others: tuple[str, ...]) -> dict[str, str]:
    """What lets an allowed other site read the answer. Cookies never cross sites; bearer tokens do."""
    origin = connection.headers.get("origin", "")
    if origin.lower() not in others:
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "authorization, content-type",
        "Access-Control-Expose-Headers": "retry-after",
        "Access-Control-Max-Age": "600",
        "Vary": "Origin",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
