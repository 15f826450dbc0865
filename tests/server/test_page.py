"""docs/server.md says what the server does."""

from __future__ import annotations

from pathlib import Path

from fastapi.routing import APIRoute

from sidekick.chat.plan import ACTS
from sidekick.server import chat, movies
from sidekick.server.app import create_app
from sidekick.server.schemas import Wishes
from sidekick.server.settings import Settings
from tests.server.conftest import state_with

PAGE = (Path(__file__).parents[2] / "docs" / "server.md").read_text()


def test_every_route_is_described() -> None:
    app = create_app(state_with(None))
    routers = (app.router, chat.router, movies.router)
    routes = {route.path for router in routers for route in router.routes if isinstance(route, APIRoute)}
    assert len(routes) >= 8
    assert not [route for route in routes if f" {route}`" not in PAGE]


def test_every_setting_act_and_wish_is_described() -> None:
    assert not [name for name in Settings.model_fields if f"`SIDEKICK_{name.upper()}`" not in PAGE]
    assert not [act for act in ACTS if f"`{act}`" not in PAGE]
    plain = {name for name in Wishes.model_fields if not name.startswith("excluded_")}
    assert not [name for name in plain - {"limit"} if f"`{name}`" not in PAGE]
