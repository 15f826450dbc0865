"""The door's own files, the posters and the catalogue for the demo page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from sidekick.web.door import Door
from sidekick.web.films import FilmsAway
from sidekick.web.posters import poster
from sidekick.web.problems import problem
from sidekick.web.widget import script, tag

STATIC: Final = Path(__file__).parent / "static"
FILES: Final = {
    "/demo": ("demo.html", "text/html"),
    "/static/demo.js": ("demo.js", "text/javascript"),
    "/static/demo.css": ("demo.css", "text/css"),
    "/static/page.js": ("page.js", "text/javascript"),
    "/static/page.css": ("page.css", "text/css"),
    "/favicon.ico": ("icon.svg", "image/svg+xml"),
}
SEARCH: Final = ("query", "genre", "mood", "era", "person", "sort", "offset", "limit")
AWAY: Final = "The film shelf is closed for a moment. Please try again."


def file_routes(door: Door) -> APIRouter:
    """Static files by name, posters by film, the catalogue by search."""
    router = APIRouter()
    for path, (name, kind) in FILES.items():
        router.add_api_route(path, _serve(STATIC / name, kind), methods=["GET", "HEAD"], response_model=None)

    @router.get("/widget.js", response_model=None)
    async def widget(request: Request) -> Response:
        headers = {"Cache-Control": "public, max-age=300", "ETag": tag()}
        if request.headers.get("if-none-match") == tag():
            return Response(status_code=304, headers=headers)
        return Response(script(), media_type="text/javascript; charset=utf-8", headers=headers)

    @router.get("/posters/{film_id}", response_model=None)
    async def film_poster(film_id: str) -> Response:
        film = await door.films.get(film_id) if film_id.isalnum() else None
        if film is None:
            return problem(404, "There is no such film.")
        real = await door.real_posters.get(film) if door.real_posters else None
        kind = "image/jpeg" if real else "image/svg+xml"
        return Response(real or poster(film), media_type=kind, headers={"Cache-Control": "public, max-age=86400"})

    @router.get("/v1/movies", response_model=None)
    async def catalogue(request: Request) -> Any:
        query = {name: value[:200] for name in SEARCH if (value := request.query_params.get(name))}
        status, content = await door.films.listing(query)
        return content if status == 200 else problem(status, "That is no search I can make.")

    @router.get("/v1/starters", response_model=None)
    async def starters() -> dict[str, Any]:
        return {"data": await door.starters.get()}

    return router


def _serve(file: Path, kind: str) -> Any:
    async def serve() -> FileResponse:
        return FileResponse(file, media_type=kind, headers={"Cache-Control": "no-cache"})

    return serve


def films_away(request: Request, error: Exception) -> Response:
    """The answer while the film server is away. Raises ``error`` when it is another one."""
    if not isinstance(error, FilmsAway):
        raise error
    return problem(503, AWAY, {"Retry-After": "3"})
