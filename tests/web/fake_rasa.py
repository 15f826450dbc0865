"""A small Rasa: the REST channel and the tracker, with a scripted assistant that knows three films."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import FastAPI, HTTPException, Request

TOKEN = "fake-rasa-token"
FILMS: list[dict[str, Any]] = [
    {
        "id": "1", "title": "Night of the Lantern", "year": 1968, "genres": ["horror", "thriller"],
        "directors": ["Ada Stone"], "cast": ["Ben Cole", "Cleo Marsh"], "reasons": ["liked by people who like fog"],
        "links": {"wikipedia": "https://en.wikipedia.org/wiki/Lantern", "watch": "https://www.justwatch.com/us/search?q=x"},
    },
    {
        "id": "2", "title": "The Quiet Cellar", "year": 1994, "genres": ["horror"], "directors": ["Dan Frey"],
        "cast": [], "reasons": ["a good fit for the scary mood"], "links": {"evil": "javascript:alert(1)"},
    },
    {
        "id": "3", "title": "<img src=x onerror=window.hacked=1> ${window.hacked=1}", "year": 2019,
        "genres": ["<b>comedy</b>"],
        "directors": [], "cast": ["<script>window.hacked=1</script>", "{{window.hacked=1}}"],
        "reasons": ["\"><svg onload=window.hacked=1>"],
        "links": {},
    },
]  # fmt: skip
PLACES = {"first": 0, "second": 1, "third": 2}


class FakeRasa:
    """Holds the conversations; ``delay`` slows every turn, ``away`` breaks it."""

    def __init__(self) -> None:
        self.events: dict[str, list[dict[str, Any]]] = {}
        self.slots: dict[str, dict[str, list[str]]] = {}
        self.heard: list[tuple[str, str]] = []
        self.overlaps = 0
        self.delay = 0.0  # seconds
        self.away = False
        self._busy: set[str] = set()
        self.app = FastAPI()
        self.app.post("/webhooks/rest/webhook")(self._webhook)
        self.app.get("/conversations/{sender}/tracker")(self._tracker)
        self.app.get("/status")(self._status)

    async def _status(self, token: str = "") -> dict[str, str]:
        self._check(token)
        return {"model_file": "fake"}

    async def _webhook(self, request: Request, token: str = "") -> list[dict[str, Any]]:
        self._check(token)
        body = await request.json()
        sender, text = body["sender"], body["message"]
        self.overlaps += sender in self._busy
        self._busy.add(sender)
        await asyncio.sleep(self.delay)
        self.heard.append((sender, text))
        answers = self._answer(sender, text)
        self._record(sender, text, answers)
        if text == "forget me":
            self.events.pop(sender)
            self.slots.pop(sender)
        self._busy.discard(sender)
        return [{"recipient_id": sender, **part} for answer in answers for part in _as_sent(answer)]

    async def _tracker(self, sender: str, token: str = "", include_events: str = "ALL") -> dict[str, Any]:
        self._check(token)
        events = None if include_events == "NONE" else self.events.get(sender, [])
        return {"events": events, "slots": self.slots.get(sender, {})}

    def _check(self, token: str) -> None:
        if self.away:
            raise HTTPException(503)
        if token != TOKEN:
            raise HTTPException(401)

    def _record(self, sender: str, text: str, answers: list[dict[str, Any]]) -> None:
        intent = "start_over" if text == "start over" else "inform"
        events = self.events.setdefault(sender, [])
        events.append({"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}})
        for answer in answers:
            data = {"buttons": answer.get("buttons"), "custom": answer.get("custom"), "image": None}
            events.append({"event": "bot", "text": answer.get("text"), "data": data})

    def _answer(self, sender: str, text: str) -> list[dict[str, Any]]:
        slots, words = self.slots.setdefault(sender, {}), text.lower()
        if words == "start over":
            slots.clear()
            return [{"text": "A fresh start. Which genre?"}]
        if words == "forget me":
            return [{"text": "All gone.", "custom": {"type": "forgotten"}}]
        if words.startswith("forget "):
            slots["genre"] = [genre for genre in slots.get("genre", []) if genre != words.removeprefix("forget ")]
            return [{"text": "Gone."}]
        if "watchlist" in words:
            return [self._keep(slots, words)]
        if "watch " in words:
            return [{"text": "Enjoy!", "custom": {"type": "chosen", "movie": self._meant(words)}}]
        if "horror" in words:
            return self._offer(slots)
        return [{"text": f"You said: {text}"}]

    def _offer(self, slots: dict[str, list[str]]) -> list[dict[str, Any]]:
        slots["genre"] = ["horror"]
        names = "\n".join(f"{place}. {film['title']}" for place, film in enumerate(FILMS, 1))
        buttons = [
            {"title": "Others", "payload": "show me others"},
            {"title": "Why these?", "payload": "why that one?"},
        ]
        custom = {"type": "shortlist", "movies": FILMS, "relaxed": []}
        words = f"Three for tonight:\n{names}\nDoes one tempt you?"
        return [{"text": "Lights off."}, {"text": words, "buttons": buttons, "custom": custom}]

    def _keep(self, slots: dict[str, list[str]], words: str) -> dict[str, Any]:
        name = f"{self._meant(words)['title']} ({self._meant(words)['year']})"
        kept = slots.setdefault("watchlist", [])
        if words.startswith("take "):
            kept.remove(name)
        elif name not in kept:
            kept.append(name)
        films = [film for film in FILMS if f"{film['title']} ({film['year']})" in kept]
        return {"text": "Your watchlist:", "custom": {"type": "watchlist", "movies": films}}

    def _meant(self, words: str) -> dict[str, Any]:
        for film in FILMS:
            if film["title"].lower() in words:
                return film
        return next((FILMS[place] for word, place in PLACES.items() if word in words), FILMS[0])


def _as_sent(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """As Rasa's REST channel sends a message: its films in one of their own, behind the words."""
    words = {name: value for name, value in answer.items() if name != "custom"}
    films = {"custom": answer["custom"]} if "custom" in answer else {}
    return [part for part in (words, films) if part]
