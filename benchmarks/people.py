"""Simulated people who cannot choose a film: each has tastes, a temper, and answers what is asked."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any

from sidekick.movies.catalogue import Catalogue, Movie

WISHES = {
    "genre": {
        "comedy": ["a comedy would be nice", "comedies mostly", "something from the comedy shelf"],
        "horror": ["horror!", "a good horror film", "im in the mood for horror"],
        "thriller": ["a thriller", "thrillers i guess", "some thriller maybe"],
        "science fiction": ["sci-fi", "something sci fi", "science fiction please"],
        "romance": ["a romance", "something romantic, a love story"],
        "animation": ["an animated film", "animation, like pixar stuff"],
        "crime": ["crime films", "gangsters, heists, that kind of thing"],
        "action": ["action", "an action movie with some explosions"],
    },
    "mood": {
        "funny": ["make me laugh", "something funny"],
        "tense": ["edge of my seat please", "tense, suspenseful"],
        "feel-good": ["feel-good, it was a long week", "something to cheer me up"],
        "mind-bending": ["something that messes with my head", "mind-bending"],
        "sad": ["i could do with a good cry", "a tearjerker"],
        "dark": ["dark and gritty", "something dark"],
    },
}
EXCLUSIONS = {"horror": "no horror please", "musical": "anything but musicals", "animation": "but nothing animated"}
OPENINGS = [
    "hi",
    "hey there",
    "hello, what should i watch tonight?",
    "i can't decide what to watch",
    "movie night. help",
]
QUESTIONS = [
    "why the first one?",
    "who is in the second one?",
    "tell me more about the first one",
    "who directed the last one?",
]
REFUSALS = ["none of these, what else?", "not for me", "show me others", "i've seen the first one. anything else?"]
CRITIQUES = ["something newer", "something funnier", "more like the first one", "surprise me", "something less violent"]
ASIDES = ["why do you ask?", "are you a bot?", "do you like popcorn?", "what's your favourite film?"]
CHOICES = ["the first one sounds great", "ok i'll watch the second one", "perfect, the first one it is"]
CLOSINGS = ["thanks, bye", "great, thank you! bye", "ok cheers, good night"]


@dataclass
class Person:
    """One person. ``say`` takes the assistant's last messages and gives the next sentence, or None at the end."""

    rng: random.Random
    favorites: list[Movie]
    genre: str
    mood: str
    exclusion: str | None
    patience: int  # rounds of films before choosing one
    told: set[str] = field(default_factory=set)
    stage: str = "opening"

    def say(self, messages: list[dict[str, Any]]) -> str | None:
        if self.stage == "opening":
            self.stage = "wishing"
            return self._opening()
        if self.stage == "closing":
            self.stage = "gone"
            return self.rng.choice(CLOSINGS)
        if self.stage == "gone":
            return None
        if any((message.get("custom") or {}).get("type") == "shortlist" for message in messages):
            self.stage = "choosing"
        return self._react() if self.stage == "choosing" else self._answer(messages)

    def _opening(self) -> str:
        if self.rng.random() < 0.3:
            self.told |= {"genre", "mood"}
            return f"{self.rng.choice(OPENINGS)} {self._wish('genre')}, {self._wish('mood')}"
        return self.rng.choice(OPENINGS)

    def _answer(self, messages: list[dict[str, Any]]) -> str:
        if self.rng.random() < 0.12:
            return self.rng.choice(ASIDES)
        asked = self._asked_about(" ".join(message.get("text") or "" for message in messages))
        if asked in self.told:
            return "anything is fine, just show me some films"
        self.told.add(asked)
        if asked == "favorites":
            return self._favorites()
        wish = self._wish(asked)
        return f"{wish}, {EXCLUSIONS[self.exclusion]}" if self.exclusion and asked == "genre" else wish

    def _asked_about(self, text: str) -> str:
        for topic, signs in (("mood", r"mood|feel"), ("genre", r"genre|kind of"), ("favorites", r"film|movie|love")):
            if re.search(signs, text.lower()) and topic not in self.told:
                return topic
        return next((topic for topic in ("genre", "mood", "favorites") if topic not in self.told), "genre")

    def _wish(self, topic: str) -> str:
        return self.rng.choice(WISHES[topic][self.genre if topic == "genre" else self.mood])

    def _favorites(self) -> str:
        titles = [movie.title if self.rng.random() < 0.5 else movie.title.lower() for movie in self.favorites]
        return self.rng.choice(["i loved {}", "{} is my favourite", "maybe {}? loved it"]).format(" and ".join(titles))

    def _react(self) -> str:
        if self.patience <= 0:
            self.stage = "closing"
            return self.rng.choice(CHOICES)
        self.patience -= 1
        return self.rng.choice(self.rng.choice([QUESTIONS, REFUSALS, REFUSALS, CRITIQUES]))


def meet(seed: int, catalogue: Catalogue) -> Person:
    """The person of this seed, the same every time."""
    rng = random.Random(seed)
    genre, mood = rng.choice(sorted(WISHES["genre"])), rng.choice(sorted(WISHES["mood"]))
    known = [movie for movie in catalogue.most_mentioned[:300] if genre in movie.genres and len(movie.title) > 4]
    exclusion = rng.choice([None, None, *(name for name in sorted(EXCLUSIONS) if name != genre)])
    return Person(rng, rng.sample(known, k=rng.choice([1, 2])), genre, mood, exclusion, rng.randint(0, 4))
