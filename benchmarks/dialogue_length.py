"""What a turn costs early and late in a long conversation: `python -m benchmarks.dialogue_length`.

Talks to Rasa at ``SIDEKICK_RASA_URL`` as one person for 205 turns and prints one JSON line with the median seconds
of turns 3 to 10 and 196 to 205, and their ratio.
"""

from __future__ import annotations

import json
import os
import statistics
import time
import uuid

import httpx

CYCLE = ("what do you know about me", "show my watchlist", "help", "I like horror", "no gore", "why that one?")
TURNS = 205
EARLY = slice(2, 10)
LATE = slice(195, 205)


def measure(url: str, turns: int = TURNS) -> list[float]:
    """Seconds of each turn of one conversation."""
    sender = f"benchmark-{uuid.uuid4().hex}"
    seconds = []
    with httpx.Client(timeout=60) as http:
        for turn in range(turns):
            message = {"sender": sender, "message": CYCLE[turn % len(CYCLE)]}
            start = time.perf_counter()
            http.post(f"{url}/webhooks/rest/webhook", json=message).raise_for_status()
            seconds.append(time.perf_counter() - start)
    return seconds


def summarise(seconds: list[float]) -> dict[str, float]:
    """Median early and late turns, in seconds, and how much dearer the late ones are."""
    early, late = statistics.median(seconds[EARLY]), statistics.median(seconds[LATE])
    return {"early_turn": round(early, 4), "late_turn": round(late, 4), "ratio": round(late / early, 2)}


def main() -> None:
    """Measure and print."""
    print(json.dumps(summarise(measure(os.environ.get("SIDEKICK_RASA_URL", "http://127.0.0.1:5005")))))


if __name__ == "__main__":
    main()
