"""The real door on a real port, with the fake Rasa and the fake film server behind it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from sidekick.web.app import create_app
from sidekick.web.settings import Settings
from tests.web.fake_films import FakeFilms
from tests.web.fake_rasa import TOKEN, FakeRasa


@dataclass
class Site:
    """A running door and the fakes behind it."""

    url: str
    rasa: FakeRasa
    films: FakeFilms
    friend: str  # another site, which may embed the widget
    stranger: str  # one that embeds it without being asked


class Embedder:
    """Another site, with the widget's one line in its page."""

    def __init__(self) -> None:
        self.door = ""
        self.app = FastAPI()
        self.app.get("/", response_class=HTMLResponse)(self._page)

    async def _page(self) -> str:
        return f'<!doctype html><title>A blog</title><h1>A blog</h1><script src="{self.door}/widget.js" defer></script>'


@contextmanager
def serve_site(state: Path) -> Iterator[Site]:
    """Start all three on free loopback ports; stop them afterwards."""
    rasa, films = FakeRasa(), FakeFilms()
    with ExitStack() as servers:
        rasa_url = servers.enter_context(serve(rasa.app))
        films_url = servers.enter_context(serve(films.app))
        friend, stranger = Embedder(), Embedder()
        friend_url = servers.enter_context(serve(friend.app))
        stranger_url = servers.enter_context(serve(stranger.app))
        settings = Settings(
            rasa_url=rasa_url, rasa_token=TOKEN, gpt2_url=films_url, state=state, origins=(friend_url,),
            session_rate="2000/minute", address_rate="2000/minute", entry_rate="2000/minute", read_rate="100000/minute",
        )  # fmt: skip
        url = servers.enter_context(serve(create_app(settings)))
        friend.door = stranger.door = url
        yield Site(url, rasa, films, friend_url, stranger_url)


@contextmanager
def serve(app: Any) -> Iterator[str]:
    """The address of ``app``, served from a thread."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
