"""What the GPT-2 server holds in memory under load: eight clients that talk and ask for films, for some minutes.

Usage: python -m benchmarks.chat_load [--minutes 5]

Starts a server of its own. Every client goes from conversation to conversation: guarded replies, raw ones, streams,
recommendations with growing lists of wishes, pages of the catalogue. Prints the server's memory in MiB as time goes
by, then one JSON line: the most that it ever held, what it held after a tenth of the time and at the end, requests
answered, those that were told to come back (429), and whether torch was loaded (it must not be).
"""

from __future__ import annotations

import argparse
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence

import httpx

from benchmarks.server_process import Server, server
from benchmarks.talk import ACTS, CHAT, lines
from sidekick.movies.genres import GENRES
from sidekick.movies.moods import MOODS

CLIENTS = 8
SAMPLES = 20  # looks at the memory


class Client:
    """One client; ``counts`` tells the answers by status."""

    def __init__(self, http: httpx.Client, seed: int) -> None:
        self._http, self._chance, self._seed = http, random.Random(seed), seed
        self.counts: Counter[int] = Counter()

    def work(self, is_over: Callable[[], bool]) -> None:
        """Conversation after conversation until it is over."""
        number = 0
        while not is_over():
            self._converse(lines(self._seed + CLIENTS * number), is_over)
            number += 1

    def _converse(self, said: Sequence[str], is_over: Callable[[], bool]) -> None:
        messages: list[dict[str, str]] = []
        for turn, line in enumerate(said):
            if is_over():
                return
            messages.append({"role": "user", "content": line})
            kind = self._chance.choice(("plan", "plan", "raw", "stream"))
            plan = {"sidekick": {"act": self._chance.choice(ACTS)}} if kind == "plan" else {}
            body = {"messages": messages, "seed": self._chance.randrange(2**32), "stream": kind == "stream", **plan}
            answer = self._post(CHAT, body)
            text = (
                answer.json()["choices"][0]["message"]["content"] if kind != "stream" and answer.is_success else "Hm."
            )
            messages.append({"role": "assistant", "content": text})
            self._look_for_films(said[: turn + 1])

    def _look_for_films(self, utterances: Sequence[str]) -> None:
        genre, mood = self._chance.choice(GENRES), self._chance.choice(MOODS)
        wishes = {"utterances": list(utterances), **self._chance.choice(({"genres": [genre]}, {"moods": [mood]}, {}))}
        self._post("/v1/recommendations", {**wishes, "limit": self._chance.randint(1, 20)})
        page: dict[str, str | int] = {"genre": genre, "offset": self._chance.randrange(200), "limit": 20}
        self.counts[self._http.get("/v1/movies", params=page).status_code] += 1

    def _post(self, path: str, body: dict[str, object]) -> httpx.Response:
        answer = self._http.post(path, json=body)
        self.counts[answer.status_code] += 1
        return answer


def measure(seconds: float) -> dict[str, object]:
    """The figures of the JSON line."""
    with server() as running, httpx.Client(base_url=running.address, timeout=60) as http:
        end = time.monotonic() + seconds
        clients = [Client(http, seed) for seed in range(CLIENTS)]
        threads = [threading.Thread(target=one.work, args=[lambda: time.monotonic() > end]) for one in clients]
        for thread in threads:
            thread.start()
        held = [_look(running, seconds / SAMPLES) for _ in range(SAMPLES)]
        for thread in threads:
            thread.join()
        counts = sum((client.counts for client in clients), Counter[int]())
        return {
            "most_mb": round(running.memory("VmHWM"), 1),
            "early_mb": held[SAMPLES // 10],
            "end_mb": round(running.memory(), 1),
            "answered": counts[200],
            "told_to_come_back": counts[429],
            "failed": counts.total() - counts[200] - counts[429],
            "torch_loaded": running.has_loaded("torch"),
        }


def _look(running: Server, seconds: float) -> float:
    time.sleep(seconds)
    held = round(running.memory(), 1)
    print(f"{held:7.1f} MiB", flush=True)
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    chosen = parser.parse_args()
    print(json.dumps(measure(chosen.minutes * 60)))


if __name__ == "__main__":
    main()
