"""A web server on loopback that holds one file, and can break off, refuse or lie."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Shelf:
    """The file, what to do with the next requests, and which ranges were asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.status = 200
        self.break_after: int | None = None  # bytes of the body, once
        self.takes_ranges = True
        self.ranges: list[str | None] = []

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        wanted = request.headers.get("Range")
        self.ranges.append(wanted)
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and self.takes_ranges else 0
        if self.status != 200:
            request.send_error(self.status)
        elif start and start >= len(self.content):
            request.send_error(416)
        else:
            self._send(request, self.content[start:], partial=start > 0)

    def _send(self, request: BaseHTTPRequestHandler, body: bytes, partial: bool) -> None:
        request.send_response(206 if partial else 200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body[: self.break_after])
        self.break_after = None


@contextmanager
def serving(shelf: Shelf) -> Iterator[str]:
    """The address at which the shelf is served until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shelf.answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing: pytest's output is for the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/redial_dataset.zip"
    finally:
        server.shutdown()
        server.server_close()
