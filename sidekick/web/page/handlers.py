"""What the page does when it opens and when somebody writes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from html import escape
from typing import Any, Final

import gradio as gr

from sidekick.web.cards import cards, quick_replies, words_around
from sidekick.web.door import Door
from sidekick.web.films import FilmsAway, films_of
from sidekick.web.gate import address_of
from sidekick.web.history import Entry, history
from sidekick.web.limiting import TooMany
from sidekick.web.messages import Button, Message, TextRefused, said
from sidekick.web.panel import panel
from sidekick.web.rasa import RasaAway
from sidekick.web.tmdb import CREDIT
from sidekick.web.turns import TooManyWaiting
from sidekick.web.understood import understood

GREETING: Final = Message(
    text="Hello, I am Sidekick. Tell me what you feel like watching, or pick a film you love, and I will find you "
    "something for tonight.",
    buttons=[
        Button(title="Something funny", payload="something funny for tonight"),
        Button(title="A tense thriller", payload="I would like a tense thriller"),
        Button(title="Like Inception", payload="I loved Inception, recommend me something like it"),
        Button(title="A 90s film with the kids", payload="a film from the 90s to watch with my kids"),
        Button(title="Surprise me", payload="surprise me"),
    ],
)
TYPING: Final = '<div class="sk-typing" role="status" aria-label="Sidekick is typing"><i></i><i></i><i></i></div>'
NO_SESSION: Final = "I could not tell who you are. Please allow cookies for this page and load it again."
START_OVER: Final = "start over"
PAUSE: Final = 0.25  # seconds between two bubbles
Shown = tuple[list[Entry], list[dict[str, Any]], str, str]

log = logging.getLogger(__name__)


class Handlers:
    """The page's events. The visitor's cookie decides whose conversation it is."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def open(self, request: gr.Request) -> Shown:
        """The conversation so far, or a greeting; a page loads even while Rasa is away."""
        sender = self._door.sessions.sender_of(request.request)
        try:
            events = await self._door.rasa.events(sender) if sender else []
            slots = await self._door.rasa.slots(sender) if sender else {}
        except RasaAway as error:
            log.warning("%s", error)
            events, slots = [], {}
        entries = history(events)
        for entry in entries:
            self._door.films.remember(films_of(entry["message"].get("custom", {})))
        entries = entries or [Entry(who="sidekick", message=await self._greeting())]
        return entries, bubbles(entries), _quick(entries), self._panel(slots)

    def _panel(self, slots: dict[str, Any]) -> str:
        return panel(understood(slots), CREDIT if self._door.real_posters else "")

    async def _greeting(self) -> Message:
        """The first words, with films to begin from while the film server is there."""
        try:
            films = await self._door.starters.get()
        except FilmsAway as error:
            log.warning("%s", error)
            films = []
        self._door.films.remember(films_of({"movies": films}))
        return Message(**GREETING, custom={"type": "starters", "movies": films})

    async def talk(self, text: str | None, entries: list[Entry], request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        """The visitor's words at once, then the answer, a bubble at a time."""
        if not text or not text.strip():
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        before = [] if text.strip().lower() == START_OVER else entries
        asked = [*before, Entry(who="you", message=Message(text=text.strip()))]
        yield "", asked, [*bubbles(asked), _bubble("sidekick", gr.HTML(TYPING))], "", gr.skip()
        answers, side = await self._answer(text, request)
        if any(answer.get("custom", {}).get("type") == "forgotten" for answer in answers):
            asked, answers = [], [*answers, await self._greeting()]
        for count in range(1, len(answers)):
            part = [*asked, *_entries(answers[:count])]
            yield gr.skip(), part, [*bubbles(part), _bubble("sidekick", gr.HTML(TYPING))], "", gr.skip()
            await asyncio.sleep(PAUSE)
        whole = [*asked, *_entries(answers)]
        yield gr.skip(), whole, bubbles(whole), _quick(whole), side

    async def _answer(self, text: str, request: gr.Request) -> tuple[list[Message], Any]:
        """The assistant's messages, or a sentence about what went wrong; and the panel when it can be read."""
        sender = self._door.sessions.sender_of(request.request)
        if sender is None:
            return [said(NO_SESSION)], gr.skip()
        try:
            answers = await self._door.say(sender, address_of(request.request), text)
            slots = await self._door.rasa.slots(sender)
        except TextRefused as error:
            return [said(str(error))], gr.skip()
        except TooMany as error:
            return [said(f"That was a little fast for me. Please wait {error.retry_after} s.")], gr.skip()
        except TooManyWaiting:
            return [said("I am still thinking about your last messages.")], gr.skip()
        except RasaAway:
            return answers, gr.skip()
        return answers, self._panel(slots)


def bubbles(entries: list[Entry]) -> list[dict[str, Any]]:
    """The entries as Gradio's messages: words and films, both escaped, as Gradio takes text for HTML."""
    shown = []
    for entry in entries:
        before, after = (escape(words, quote=False) for words in words_around(entry["message"]))
        films = cards(entry["message"])
        shown += [_bubble(entry["who"], part) for part in (before, films and gr.HTML(films), after) if part]
    return shown


def _bubble(who: str, content: Any) -> dict[str, Any]:
    return {"role": "user" if who == "you" else "assistant", "content": content}


def _entries(answers: list[Message]) -> list[Entry]:
    return [Entry(who="sidekick", message=answer) for answer in answers]


def _quick(entries: list[Entry]) -> str:
    """The buttons of the assistant's latest turn; Rasa sends the words with them and the films as two messages."""
    for entry in reversed(entries):
        if entry["who"] == "you":
            break
        if buttons := entry["message"].get("buttons"):
            return quick_replies(buttons)
    return ""
