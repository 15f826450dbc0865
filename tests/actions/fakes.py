"""A small video shop: a toy catalogue, services that answer at once, and a way to run an action."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.heard import Heard
from actions.profiles import Profile, ProfilesUnavailable
from actions.recommendations import Offer, Offers
from actions.services import Services
from actions.settings import Settings
from actions.talking import TalkUnavailable
from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.preferences import Preferences

HEAT = "Heat (1995)"
RONIN = "Ronin (1998)"
THIEF = "Thief (1981)"
ALIEN = "Alien (1979)"
UP = "Up (2009)"
SPEED = "Speed (1994)"
MYSTERY = "Nobody Knows This One"

CATALOGUE = Catalogue(
    [
        Movie(1, HEAT, "Heat", 1995, ("crime", "drama"), ("heist film",), ("Michael Mann",), ("Al Pacino",), 90,
              wikipedia="Heat (1995 film)"),
        Movie(2, RONIN, "Ronin", 1998, ("action",), (), ("John Frankenheimer",), ("Robert De Niro", "Jean Reno"), 40),
        Movie(3, THIEF, "Thief", 1981, ("crime",), (), ("Michael Mann",), ("James Caan",), 20),
        Movie(4, ALIEN, "Alien", 1979, ("horror", "science fiction"), (), ("Ridley Scott",), ("Sigourney Weaver",), 80),
        Movie(5, UP, "Up", 2009, ("animation", "family"), (), ("Pete Docter",), ("Ed Asner",), 70),
        Movie(6, SPEED, "Speed", 1994, ("action",), (), ("Jan de Bont",), ("Keanu Reeves",), 60),
        Movie(7, MYSTERY, MYSTERY, None),
    ]
)  # fmt: skip


RESPONSES = Path(__file__).parents[2] / "data" / "responses"
WORDING: dict[str, list[str]] = {
    name: [variant["text"] for variant in variants]
    for file in sorted(RESPONSES.glob("*.yml"))
    for name, variants in yaml.safe_load(file.read_text(encoding="utf-8"))["responses"].items()
}

DOMAIN: dict[str, Any] = {"forms": {"preferences_form": {"required_slots": ["genre", "favorite_movies", "mood"]}}}


@dataclass
class FakeRecommendations:
    """Offers the catalogue in order, less what must not be offered; remembers what it was asked."""

    relaxed: tuple[str, ...] = ()
    away: bool = False
    empty: bool = False
    asked: list[Preferences] = field(default_factory=list)
    limits: list[int] = field(default_factory=list)

    async def recommend(self, wishes: Preferences, limit: int) -> Offers:
        self.asked.append(wishes)
        self.limits.append(limit)
        barred = {*wishes.offered_movies, *wishes.seen_movies, *wishes.disliked_movies, *wishes.favorite_movies}
        films = [] if self.empty else [movie for movie in CATALOGUE if movie.name not in barred]
        return Offers(
            tuple(Offer(movie, (f"reason for {movie.title}",)) for movie in films[:limit]), self.relaxed, self.away
        )


@dataclass
class FakeProfiles:
    """Profiles in memory; ``broken`` ones raise."""

    rows: dict[str, Profile] = field(default_factory=dict)
    broken: bool = False

    def load(self, sender_id: str) -> Profile:
        self._check()
        return self.rows.get(sender_id, {})

    def save(self, sender_id: str, profile: Profile) -> None:
        self._check()
        self.rows[sender_id] = profile

    def erase(self, sender_id: str) -> None:
        self._check()
        self.rows.pop(sender_id, None)

    def _check(self) -> None:
        if self.broken:
            raise ProfilesUnavailable("the disk is on fire")


@dataclass
class FakeTalker:
    """Says one sentence, or is away when it has none."""

    sentence: str = ""
    heard: list[Sequence[Mapping[str, str]]] = field(default_factory=list)

    async def talk(self, history: Sequence[Mapping[str, str]], heard: Heard) -> str:
        self.heard.append(history)
        if not self.sentence:
            raise TalkUnavailable("timeout")
        return self.sentence


def services(
    recommendations: FakeRecommendations | None = None,
    profiles: FakeProfiles | None = None,
    talker: FakeTalker | None = None,
    now: float = 1000.0,
) -> Services:
    """Services that need no network and no disk."""
    return Services(
        catalogue=CATALOGUE,
        recommendations=recommendations or FakeRecommendations(),
        profiles=profiles or FakeProfiles(),
        talker=talker or FakeTalker("Nice weather for a film."),
        settings=Settings(state=Path("unused")),
        now=lambda: now,
    )


def entity(kind: str, value: str, role: str | None = None, **extra: Any) -> dict[str, Any]:
    """An entity as Rasa gives it."""
    return {"entity": kind, "value": value, **({"role": role} if role else {}), **extra}


@dataclass
class Outcome:
    """What an action said and changed."""

    messages: list[dict[str, Any]]
    events: list[dict[str, Any]]

    @property
    def said(self) -> list[str]:
        """The responses, or the text where a sentence was said as it is."""
        return [message.get("response") or message["text"] for message in self.messages]

    @property
    def slots(self) -> dict[str, Any]:
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def followed_by(self) -> str | None:
        return next((event["name"] for event in self.events if event["event"] == "followup"), None)

    @property
    def left_form(self) -> bool:
        return any(event["event"] == "active_loop" and event["name"] is None for event in self.events)


def run(
    action: Action,
    text: str = "well",
    intent: str = "inform",
    entities: Sequence[Mapping[str, Any]] = (),
    slots: Mapping[str, Any] | None = None,
    in_form: bool = False,
    channel: str = "rest",
    events: Sequence[Mapping[str, Any]] = (),
    answered: str = "",
) -> Outcome:
    """Run an action on one message, ``answered`` by another action before, and gather what it said and changed."""
    before = [*events, {"event": "user", "text": text, "input_channel": channel}]
    tracker = Tracker(
        sender_id="anna",
        slots=dict(slots or {}),
        latest_message={"text": text, "intent": {"name": intent}, "entities": list(entities)},
        events=[*before, *([{"event": "bot", "text": answered}] if answered else [])],
        paused=False,
        followup_action=None,
        active_loop={"name": "preferences_form"} if in_form else {},
        latest_action_name=None,
    )
    dispatcher = CollectingDispatcher()
    changes = asyncio.run(action.run(dispatcher, tracker, DOMAIN))
    for message in dispatcher.messages:
        check_wording(message)
    return Outcome(dispatcher.messages, list(changes))


def check_wording(message: Mapping[str, Any]) -> None:
    """Fail unless every variant of the response exists and finds the values that it speaks of."""
    if message.get("response"):
        for variant in WORDING[message["response"]]:
            missing = set(re.findall(r"{(\w+)}", variant)) - set(message)
            assert not missing, f"{message['response']} lacks {missing}"
