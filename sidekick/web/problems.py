"""Every error as the same small JSON: a sentence for a person, never a stack trace."""

from __future__ import annotations

from typing import Final

from starlette.responses import JSONResponse

from sidekick.web.limiting import TooMany

NOTHING: Final = "There is nothing here."


def problem(status: int, sentence: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """``{"error": {"message": sentence}}`` with its status."""
    return JSONResponse({"error": {"message": sentence}}, status, headers)


def too_many(error: TooMany) -> JSONResponse:
    """429, and when to come back."""
    wait = error.retry_after
    return problem(429, f"That was a little fast for me. Please wait {wait} s.", {"Retry-After": str(wait)})
