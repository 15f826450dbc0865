"""Puts the Gradio page at the root of the application."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.routing import Mount

from sidekick.web.door import Door
from sidekick.web.page.layout import build_page
from sidekick.web.page.theme import theme
from sidekick.web.problems import NOTHING, problem


def mount_page(app: FastAPI, door: Door) -> None:
    """Mount the page last: it answers every path that nothing else does."""
    page = build_page(door)
    page.queue(default_concurrency_limit=64, max_size=256)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=theme(),
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
    )
    for route in app.routes:
        if isinstance(route, Mount) and isinstance(route.app, FastAPI):
            for status in (404, 405):
                route.app.add_exception_handler(status, nothing_here)


def nothing_here(request: Request, error: Exception) -> Response:
    """A sentence for the paths and methods that nobody answers; they end up with Gradio, which is mounted last."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return problem(status, NOTHING)
