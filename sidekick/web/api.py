"""The routes: Rasa's REST protocol, sessions, history, what was understood, starting over."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from sidekick.web.door import Door
from sidekick.web.gate import address_of
from sidekick.web.history import Entry, history
from sidekick.web.limiting import TooMany
from sidekick.web.messages import Message, TextRefused
from sidekick.web.problems import problem, too_many
from sidekick.web.rasa import RasaAway
from sidekick.web.sessions import presented_token, set_cookie
from sidekick.web.turns import AWAY, TooManyWaiting
from sidekick.web.understood import Understood, understood

START_OVER: Final = "start over"
LONGEST_ECHO: Final = 200  # characters


class Incoming(BaseModel):
    """A message in Rasa's REST protocol. ``sender`` is only echoed: the session decides whose it is."""

    model_config = ConfigDict(extra="ignore")

    sender: str = "user"
    message: str

    @property
    def echo(self) -> str:
        """``sender`` as it may stand in an answer."""
        return "".join(character for character in self.sender if character.isprintable())[:LONGEST_ECHO]


class Token(BaseModel):
    """A new session for a client without cookies."""

    token: str


def routes(door: Door) -> APIRouter:
    """The JSON routes of the door."""
    router = APIRouter()

    @router.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready")
    async def ready() -> Response:
        if await door.rasa.is_ready():
            return problem_free()
        return problem(503, AWAY)

    @router.post("/api/session", status_code=201)
    async def new_session(request: Request) -> Token:
        door.limits.entry(address_of(request))
        return Token(token=door.sessions.issue())

    @router.post("/webhooks/rest/webhook", response_model=None)
    async def webhook(incoming: Incoming, request: Request, response: Response) -> list[Message]:
        sender = enter(door, request, response)
        answers = await door.say(sender, address_of(request), incoming.message)
        return [Message(recipient_id=incoming.echo, **answer) for answer in answers]

    @router.get("/api/history", response_model=None)
    async def earlier(request: Request) -> list[Entry]:
        sender = door.sessions.sender_of(request)
        return history(await door.rasa.events(sender)) if sender else []

    @router.get("/api/understood", response_model=None)
    async def panel(request: Request) -> Understood:
        sender = door.sessions.sender_of(request)
        return understood(await door.rasa.slots(sender) if sender else {})

    @router.post("/api/reset", response_model=None)
    async def reset(request: Request, response: Response) -> list[Message]:
        return await door.say(enter(door, request, response), address_of(request), START_OVER)

    return router


def problem_free() -> Response:
    """200 with nothing to say."""
    return Response('{"status": "ready"}', media_type="application/json")


def enter(door: Door, request: Request, response: Response) -> str:
    """The sender of a request's session; one without any gets its own, in a cookie. Raises ``HTTPException``."""
    sender = door.sessions.sender_of(request)
    if sender:
        return sender
    if presented_token(request) and "authorization" in request.headers:
        raise HTTPException(401, "This token is not valid: ask for one with POST /api/session.")
    door.limits.entry(address_of(request))
    token = door.sessions.issue()
    set_cookie(response, token, secure=request.url.scheme == "https")
    sender = door.sessions.sender(token)
    if sender is None:
        raise HTTPException(500, "No session could be made.")
    return sender


def speak_plainly(app: FastAPI) -> None:
    """Make every error of the application a sentence."""

    @app.exception_handler(TooMany)
    async def fast(request: Request, error: TooMany) -> Response:
        return too_many(error)

    @app.exception_handler(TooManyWaiting)
    async def impatient(request: Request, error: TooManyWaiting) -> Response:
        return problem(429, "I am still thinking about your last messages.", {"Retry-After": "2"})

    @app.exception_handler(TextRefused)
    async def refused(request: Request, error: TextRefused) -> Response:
        return problem(422, str(error))

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        return problem(422, 'Send JSON such as {"sender": "you", "message": "Hello"}.')

    @app.exception_handler(RasaAway)
    async def away(request: Request, error: RasaAway) -> Response:
        return problem(503, AWAY, {"Retry-After": "3"})

    @app.exception_handler(HTTPException)
    async def stopped(request: Request, error: HTTPException) -> Response:
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        return problem(500, "Something went wrong on my side. Please try again.")
