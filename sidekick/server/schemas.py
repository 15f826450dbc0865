"""What requests look like. Unknown names of films, genres and moods are refused by name, never ignored."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sidekick.chat.plan import ACTS
from sidekick.gpt2.sampling import Sampling
from sidekick.movies.eras import Era
from sidekick.movies.genres import GENRES
from sidekick.movies.moods import MOODS
from sidekick.movies.preferences import CRITIQUES, Preferences

Names = Annotated[tuple[str, ...], Field(max_length=200)]
FILM_FIELDS = (
    "favorite_movies", "disliked_movies", "seen_movies", "offered_movies", "similar_to", "opposite_of", "compared_to",
)  # fmt: skip


class Wishes(BaseModel):
    """The fields of ``Preferences``, and how many films are wanted."""

    model_config = ConfigDict(extra="forbid")

    genres: Names = ()
    moods: Names = ()
    people: Names = ()
    eras: Names = ()
    favorite_movies: Names = ()
    excluded_genres: Names = ()
    excluded_moods: Names = ()
    excluded_people: Names = ()
    excluded_eras: Names = ()
    disliked_movies: Annotated[tuple[str, ...], Field(max_length=7000)] = ()
    seen_movies: Annotated[tuple[str, ...], Field(max_length=7000)] = ()
    offered_movies: Annotated[tuple[str, ...], Field(max_length=7000)] = ()
    similar_to: Names = ()
    opposite_of: Names = ()
    critiques: Names = ()
    compared_to: Names = ()
    surprise: bool = False
    utterances: Names = ()
    limit: int = Field(default=3, ge=1, le=20)

    @field_validator("genres", "excluded_genres")
    @classmethod
    def _known_genres(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return _known(values, GENRES, "genre")

    @field_validator("moods", "excluded_moods")
    @classmethod
    def _known_moods(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return _known(values, MOODS, "mood")

    @field_validator("critiques")
    @classmethod
    def _known_critiques(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        return _known(values, CRITIQUES, "critique")

    @field_validator("eras", "excluded_eras")
    @classmethod
    def _readable_eras(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            Era.parse(value)
        return values

    def preferences(self) -> Preferences:
        return Preferences(**self.model_dump(exclude={"limit"}))


def _known(values: tuple[str, ...], known: tuple[str, ...], what: str) -> tuple[str, ...]:
    for value in values:
        if value not in known:
            raise ValueError(f"{value!r} is not a {what}; the {what}s are {', '.join(known)}")
    return values


class ChatMessage(BaseModel):
    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant"]
    content: str | list[dict[str, Any]]

    @property
    def text(self) -> str:
        """The words of a message, also where the protocol's parts are used."""
        if isinstance(self.content, str):
            return self.content
        return " ".join(str(part.get("text", "")) for part in self.content if part.get("type") == "text")


class PlanExtension(BaseModel):
    """What the dialogue decided to say: the field ``sidekick`` of a chat request."""

    model_config = ConfigDict(extra="forbid")

    act: str
    offers: Annotated[tuple[str, ...], Field(max_length=4)] = ()
    facts: dict[Literal["genre", "mood", "person", "year"], str] = Field(default_factory=dict)

    @field_validator("act")
    @classmethod
    def _known_act(cls, value: str) -> str:
        return _known((value,), ACTS, "dialogue act")[0]


class ChatRequest(BaseModel):
    """The part of OpenAI's chat request that this server honours; the rest is ignored."""

    model_config = ConfigDict(extra="ignore")

    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=400)]
    model: str = "sidekick"
    stream: bool = False
    n: int = Field(default=1, ge=1, le=1)
    seed: int | None = None
    temperature: float = Field(default=Sampling.temperature, ge=0, le=2)
    top_p: float = Field(default=Sampling.top_p, gt=0, le=1)
    max_tokens: int | None = Field(default=None, ge=1, le=128)
    max_completion_tokens: int | None = Field(default=None, ge=1, le=128)
    stop: str | list[str] | None = None
    timeout: float | None = Field(default=None, gt=0)  # seconds until the reply is cut off; not in OpenAI's protocol
    sidekick: PlanExtension | None = None

    @property
    def stops(self) -> tuple[str, ...]:
        return (self.stop,) if isinstance(self.stop, str) else tuple(self.stop or ())

    @property
    def token_limit(self) -> int:
        return self.max_completion_tokens or self.max_tokens or 48
