"""The real server over real HTTP on a free loopback port, with small models of which the answer is obvious."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from sidekick.chat.choice import Chooser
from sidekick.chat.crude import is_crude
from sidekick.chat.guard import Guard
from sidekick.chat.names import Names
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.network import Network
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.popularity import PopularityRecommender
from sidekick.movies.spotting import NameSpotter
from sidekick.server.app import create_app
from sidekick.server.settings import Settings
from sidekick.server.state import State
from tests.gpt2.toy import ScriptedNetwork, toy_tokenizer
from tests.movies.worlds import film

WORLD = Catalogue(
    [
        film(1, "Heat", 1995, ("crime", "thriller"), ("Michael Mann", "Al Pacino"), mentions=90),
        film(2, "Alien", 1979, ("horror",), ("Ridley Scott", "Sigourney Weaver"), mentions=80),
        film(3, "Airplane!", 1980, ("comedy",), mentions=70),
        film(4, "Get Out", 2017, ("horror",), mentions=60),
    ]
)


def state_with(network: Network | None, settings: Settings | None = None) -> State:
    """The whole state over the toy catalogue. Without a network templates speak."""
    settings = settings or Settings(candidates=2)
    names = Names(WORLD)
    writer = Writer(network, toy_tokenizer(), settings.waiting_limit) if network else None
    chooser = Chooser(Guard(names, is_crude))
    recommender = PopularityRecommender(WORLD)
    return State(settings, WORLD, recommender, "toy", names, chooser, Delexicaliser(NameSpotter(WORLD)), writer)


def saying(text: str, **settings: float) -> State:
    """A state whose model always says ``text``."""
    return state_with(ScriptedNetwork(text), Settings.model_validate({"candidates": 2, **settings}))


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """The app on a free port of loopback; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


Serve = Callable[[State], httpx.Client]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server for a state and gives a client of it."""
    with ExitStack() as stack:

        def start(state: State) -> httpx.Client:
            address = stack.enter_context(running(create_app(state)))
            return stack.enter_context(httpx.Client(base_url=address, timeout=20))

        yield start
