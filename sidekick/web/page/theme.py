"""Colours and faces of the page; no font comes from anywhere but the visitor's own machine."""

from __future__ import annotations

from typing import Final

import gradio as gr

FACES: Final = ("ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")


def theme() -> gr.themes.Base:
    """Warm paper by day, a dark cinema by night."""
    return gr.themes.Base(
        primary_hue="amber", neutral_hue="stone", font=FACES, font_mono=("ui-monospace", "Consolas", "monospace")
    ).set(
        body_background_fill="#f6f1ea",
        body_background_fill_dark="#131015",
        body_text_color="#2b2230",
        body_text_color_dark="#f1ebe4",
        block_border_width="0px",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        button_primary_background_fill="#a3271f",
        button_primary_background_fill_dark="#ffb454",
        button_primary_background_fill_hover="#84190f",
        button_primary_background_fill_hover_dark="#ffc981",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#241a10",
    )
