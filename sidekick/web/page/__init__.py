"""The Gradio page."""

from __future__ import annotations

from sidekick.web.page.mount import mount_page

__all__ = ["mount_page"]
