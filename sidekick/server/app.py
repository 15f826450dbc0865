"""The application: routes, error shapes, metrics, and a limit on the size of a request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from sidekick.server import chat, movies
from sidekick.server.errors import add_error_handlers
from sidekick.server.metrics import Metrics, MetricsMiddleware
from sidekick.server.size_limit import SizeLimit
from sidekick.server.state import State


def create_app(state: State) -> FastAPI:
    """The server around one state."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if state.writer is not None:
            state.writer.engine.close()

    app = FastAPI(title="Sidekick GPT-2 server", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.sidekick = state
    metrics = Metrics()
    add_error_handlers(app)
    app.add_middleware(SizeLimit, limit=state.settings.body_limit)
    app.add_middleware(MetricsMiddleware, metrics=metrics)
    app.include_router(chat.router)
    app.include_router(movies.router)
    _add_status_routes(app, state, metrics)
    return app


def _add_status_routes(app: FastAPI, state: State, metrics: Metrics) -> None:
    @app.get("/v1/models")
    def models() -> dict[str, Any]:
        gpt2 = state.writer.version if state.writer else "templates"
        served = {"sidekick": gpt2, "sidekick-recommender": state.recommender_version}
        data = [
            {"id": name, "object": "model", "created": 0, "owned_by": "sidekick", "version": version}
            for name, version in served.items()
        ]
        return {"object": "list", "data": data}

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/ready")
    def ready() -> JSONResponse:
        """200 when every part is there; 503 names those that stand-ins replace."""
        status = {"status": "degraded" if state.missing else "ready", "missing": list(state.missing)}
        return JSONResponse(status, 503 if state.missing else 200)

    @app.get("/metrics")
    def prometheus() -> Response:
        return PlainTextResponse(metrics.render(state), media_type="text/plain; version=0.0.4")
