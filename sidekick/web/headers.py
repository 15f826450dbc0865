"""Security headers, and which content policy each path gets."""

from __future__ import annotations

from typing import Final

_NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

# Widget, demo page, posters and API: nothing inline, nothing from elsewhere.
STRICT: Final = (
    f"{_NOTHING}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; require-trusted-types-for 'script'"
)
# Gradio writes its settings as inline scripts, which page_policy allows one by one, and its look as inline styles,
# and evaluates its HTML templates.
GRADIO: Final = (
    "default-src 'self'; script-src 'self' 'nonce-' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
OURS: Final = (
    "/api/",
    "/webhooks/",
    "/demo",
    "/widget",
    "/static/",
    "/posters/",
    "/v1/",
    "/health",
    "/ready",
    "/favicon.ico",
)
EMBEDDED: Final = ("/widget.js", "/posters/")  # what other sites may load


def security_headers(path: str, *, secure: bool) -> dict[str, str]:
    """The headers that every answer under ``path`` carries."""
    ours = path.startswith(OURS)
    headers = {
        "Content-Security-Policy": STRICT if ours else GRADIO,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if path.startswith(EMBEDDED) else "same-origin",
    }
    if secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
