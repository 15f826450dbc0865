"""Where things are on the page."""

from __future__ import annotations

from typing import Final

import gradio as gr

from sidekick.web.door import Door
from sidekick.web.page.handlers import Handlers
from sidekick.web.settings import MESSAGE_CHARACTERS

HEADER: Final = (
    '<header class="sk-head"><img class="sk-mark" src="/favicon.ico" alt=""><div><h1>Sidekick</h1>'
    '<p>A film for tonight, in a short talk.</p></div><div class="sk-tools">'
    '<button type="button" id="sk-open" aria-expanded="false" aria-controls="sk-side">My list</button>'
    '<button type="button" id="sk-dark" aria-label="Switch between light and dark">◐</button>'
    '<button type="button" data-say="start over" aria-label="Start over">'
    '<span aria-hidden="true">↺</span><span class="sk-wide">Start over</span></button>'
    '<a href="/demo">Demo shelf</a></div></header>'
)


def build_page(door: Door) -> gr.Blocks:
    """The page with its events wired."""
    handlers = Handlers(door)
    with gr.Blocks(title="Sidekick: a film for tonight", analytics_enabled=False, fill_height=True) as page:
        entries = gr.State([])
        gr.HTML(HEADER, elem_id="sk-header")
        with gr.Row(elem_id="sk-main", equal_height=False):
            with gr.Column(scale=3, min_width=300, elem_id="sk-talk"):
                chat = gr.Chatbot(
                    elem_id="sk-chat", show_label=False, label="Conversation", layout="bubble", height="100%",
                    render_markdown=False, sanitize_html=True, feedback_options=None, buttons=[],
                    latex_delimiters=[], allow_file_downloads=False, container=False, placeholder=" ",
                    autoscroll=False,
                )  # fmt: skip
                quick = gr.HTML(elem_id="sk-quick")
                with gr.Row(elem_id="sk-composer"):
                    box = gr.Textbox(
                        elem_id="sk-box", placeholder="What do you feel like?", label="Your message",
                        show_label=False, container=False, lines=1, max_lines=4, max_length=MESSAGE_CHARACTERS,
                        scale=8, autofocus=True,
                    )  # fmt: skip
                    send = gr.Button("Send", variant="primary", elem_id="sk-send", scale=1, min_width=80)
            with gr.Column(scale=1, min_width=240, elem_id="sk-side"):
                side = gr.HTML(elem_id="sk-panel")
        shown = [entries, chat, quick, side]
        page.load(handlers.open, None, shown, show_progress="hidden", api_visibility="private")
        gr.on(
            [send.click, box.submit], handlers.talk, [box, entries], [box, *shown], show_progress="hidden",
            api_visibility="private", concurrency_limit=64, trigger_mode="once",
        )  # fmt: skip
    return page
