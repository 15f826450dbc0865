"""Puts the Gradio page at the root of the application."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import gradio as gr
from fastapi import FastAPI

from sidekick.web.door import Door
from sidekick.web.page.layout import build_page
from sidekick.web.page.theme import theme

CSS: Final = Path(__file__).parent / "page.css"
HEAD: Final = (
    '<meta name="description" content="Sidekick finds you a film in a short talk.">'
    '<script src="/static/page.js" defer></script>'
)


def mount_page(app: FastAPI, door: Door) -> None:
    """Mount the page last: it answers every path that nothing else does."""
    page = build_page(door)
    page.queue(default_concurrency_limit=64, max_size=256)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=theme(),
        css_paths=[CSS],
        head=HEAD,
        footer_links=[],
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
    )
