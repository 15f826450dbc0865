"""Prometheus metrics: how many requests, how long they took, how busy the engine is."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sidekick.server.state import State

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 1.0, 2.5, 5.0)  # seconds
ROUTES = ("/v1/chat/completions", "/v1/recommendations", "/v1/movies", "/v1/models", "/health", "/ready", "/metrics")


class Metrics:
    """One registry for one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ["route", "status"]
        self.requests = Counter("sidekick_requests", "Requests answered", labels, registry=self.registry)
        self.seconds = Histogram(
            "sidekick_request_seconds", "Time to answer", ["route"], buckets=BUCKETS, registry=self.registry
        )
        self.decoding = Gauge("sidekick_replies_decoding", "Replies being decoded", registry=self.registry)
        self.waiting = Gauge("sidekick_requests_waiting", "Requests waiting for the engine", registry=self.registry)

    def render(self, state: State) -> bytes:
        if state.writer is not None:
            decoding, waiting = state.writer.engine.load
            self.decoding.set(decoding)
            self.waiting.set(waiting)
        return generate_latest(self.registry)


class MetricsMiddleware:
    """Counts and times each request by its route; a path of its own never becomes a label."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        route = next((route for route in ROUTES if scope["path"].startswith(route)), "other")
        begun = time.perf_counter()
        status = 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            self.metrics.requests.labels(route, str(status)).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - begun)
