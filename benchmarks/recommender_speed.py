"""How fast one recommendation is: popularity, the learned recommender, and the same through the server, side by side.

Usage: OMP_NUM_THREADS=1 python -m benchmarks.recommender_speed
       with SIDEKICK_GPT2_URL set to a running server's address there is a row for it too

Also: seconds to load and MiB held. Requests are a fixed mix of wishes, one at a time.
"""

from __future__ import annotations

import argparse
import json
import os
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

import numpy as np

from benchmarks.recommender_growth import WISHES, resident
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders import RECOMMENDER_FOLDER, load
from sidekick.movies.recommenders.popularity import PopularityRecommender

Asks = Callable[[Preferences], object]
WARM_UP = 8  # requests that are not counted


def times(ask: Asks, wishes: Sequence[Preferences], requests: int) -> np.ndarray:
    """Milliseconds of each request, (requests,)."""
    taken = []
    for number in range(WARM_UP + requests):
        started = time.perf_counter()
        ask(wishes[number % len(wishes)])
        taken.append((time.perf_counter() - started) * 1000)
    return np.array(taken[WARM_UP:])


def table(taken: Mapping[str, np.ndarray]) -> str:
    """Median, 95th percentile and how many times the first row's median, row by row."""
    first = float(np.median(next(iter(taken.values()))))
    lines = [f"{'':28s}{'median ms':>10s}{'p95 ms':>10s}{'ratio':>8s}"]
    for name, values in taken.items():
        median, high = np.quantile(values, [0.5, 0.95])
        lines.append(f"{name:28s}{median:10.2f}{high:10.2f}{median / first:8.1f}")
    return "\n".join(lines)


def through(url: str) -> Asks:
    """A request to a running server's ``/v1/recommendations``."""

    def ask(wishes: Preferences) -> object:
        body = json.dumps({name: value for name, value in asdict(wishes).items() if value}).encode()
        request = urllib.request.Request(f"{url}/v1/recommendations", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    return ask


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200)
    requests = parser.parse_args().requests
    before, started = resident(), time.perf_counter()
    catalogue = Catalogue.load()
    learned = load(RECOMMENDER_FOLDER, catalogue)
    print(f"catalogue and recommender: loaded in {time.perf_counter() - started:.2f} s, {resident() - before:.0f} MiB")
    asks: dict[str, Asks] = {"popularity": PopularityRecommender(catalogue).recommend, "learned": learned.recommend}
    url = os.environ.get("SIDEKICK_GPT2_URL")
    if url:
        asks["learned, through the server"] = through(url)
    print(table({name: times(ask, WISHES, requests) for name, ask in asks.items()}))
    if not url:
        print("No server was asked: SIDEKICK_GPT2_URL is not set.")


if __name__ == "__main__":
    main()
