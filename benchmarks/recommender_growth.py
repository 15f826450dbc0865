"""How time and memory of one recommendation grow with the catalogue: 1, 10 and 100 times its size.

Usage: python -m benchmarks.recommender_growth [--out docs/recommender-growth.png]

The larger catalogues are synthetic: copies of the real films, each with a name, year, people and genres of its own
mixed from other films, and artefacts of the same shape and density. One thread; requests are a fixed mix of wishes.
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders import RECOMMENDER_FOLDER
from sidekick.movies.recommenders.artefacts import Learned, read
from sidekick.movies.recommenders.dialogues import Dialogues
from sidekick.movies.recommenders.features import Standing
from sidekick.movies.recommenders.learned import LearnedRecommender
from sidekick.movies.recommenders.links import Links
from sidekick.movies.recommenders.tower import Tower

FACTORS = (1, 10, 100)
REQUESTS = 60
WISHES = (
    Preferences(utterances=("something scary but not gory",), moods=("scary",), excluded_moods=("gory",)),
    Preferences(genres=("comedy",), eras=("1990-1999",), excluded_genres=("romance",)),
    Preferences(favorite_movies=("Inception (2010)", "Get Out (2017)"), utterances=("I loved those two",)),
    Preferences(),
)


@dataclass(frozen=True)
class Measurement:
    """One size of catalogue. Times are of one recommendation."""

    films: int
    load: float  # seconds
    p50: float  # milliseconds
    p95: float  # milliseconds
    memory: float  # MiB


def grown(catalogue: Catalogue, factor: int, seed: int = 0) -> Catalogue:
    """The real films first, then synthetic ones."""
    chance = np.random.default_rng(seed)
    movies: list[Movie] = list(catalogue)
    size = len(catalogue)
    for copy in range(1, factor):
        donors = chance.permutation(size)
        for position, movie in enumerate(catalogue):
            donor = catalogue[int(donors[position])]
            movies.append(
                Movie(
                    id=10_000_000 * copy + movie.id,
                    name=f"{movie.title} Take {copy} ({donor.year or 2000})",
                    title=f"{movie.title} Take {copy}",
                    year=donor.year,
                    genres=movie.genres,
                    themes=donor.themes,
                    directors=movie.directors,
                    cast=donor.cast,
                    mentions=donor.mentions,
                )
            )
    return Catalogue(_unique(movies))


def _unique(movies: Sequence[Movie]) -> list[Movie]:
    names: set[str] = set()
    return [movie for movie in movies if movie.name not in names and not names.add(movie.name)]  # type: ignore[func-returns-value]


def stretched(learned: Learned, size: int, films: int) -> Learned:
    """Artefacts for ``films`` films out of those for ``size``, of the same density."""
    source = np.arange(films) % size
    tower = learned.towers[0]
    weights = replace(
        tower.weights,
        movie_vectors=tower.weights.movie_vectors[source],
        movie_gates=tower.weights.movie_gates[source],
        film_vectors=tower.weights.film_vectors[source],
        film_biases=tower.weights.film_biases[source],
    )
    standing = learned.standing
    return replace(
        learned,
        towers=(Tower(tower.vocabulary, weights),),
        ease=_links(learned.ease, source),
        together=_links(learned.together, source),
        follows=_links(learned.follows, source),
        dialogues=_dialogues(learned.dialogues, films),
        standing=Standing(*(getattr(standing, name)[source] for name in Standing.__dataclass_fields__)),
        liked_together=replace(learned.liked_together, films=films),
    )


def _links(links: Links, source: np.ndarray) -> Links:
    lengths = np.diff(links.starts)[source]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows = [slice(links.starts[row], links.starts[row + 1]) for row in source]
    return Links(
        starts, np.concatenate([links.films[row] for row in rows]), np.concatenate([links.weights[row] for row in rows])
    )


def _dialogues(dialogues: Dialogues, films: int) -> Dialogues:
    """As many dialogues, with every film given to one of its copies, in turn."""
    named = dialogues.arrays.films
    copies = np.arange(len(named)) % (films // dialogues.size)
    moved = (named + dialogues.size * copies).astype(np.int32)
    return Dialogues(dialogues.vocabulary, replace(dialogues.arrays, films=moved), films)


def measure(factor: int, requests: int = REQUESTS) -> Measurement:
    """One size, in a process that has done nothing else: memory is all that it holds more than at its start."""
    before = resident()
    catalogue = Catalogue.load()
    larger = grown(catalogue, factor)
    learned = stretched(read(RECOMMENDER_FOLDER, catalogue), len(catalogue), len(larger))
    started = time.perf_counter()
    recommender = LearnedRecommender(larger, learned, "growth")
    load = time.perf_counter() - started
    times = []
    for number in range(requests):
        started = time.perf_counter()
        recommender.recommend(WISHES[number % len(WISHES)])
        times.append((time.perf_counter() - started) * 1000)
    p50, p95 = np.quantile(times[len(WISHES) :], [0.5, 0.95])
    gc.collect()
    return Measurement(len(larger), load, float(p50), float(p95), resident() - before)


def resident() -> float:
    """MiB that the process holds now (Linux), or held at most (elsewhere)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def plot(measurements: Sequence[Measurement], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    films = [found.films for found in measurements]
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6))
    left.plot(films, [found.p50 for found in measurements], "o-", label="median")
    left.plot(films, [found.p95 for found in measurements], "s--", label="95th percentile")
    left.set(xscale="log", yscale="log", xlabel="films", ylabel="ms for one recommendation, one thread")
    left.legend()
    right.plot(films, [found.memory for found in measurements], "o-", color="tab:green")
    right.set(xscale="log", yscale="log", xlabel="films", ylabel="MiB held by the recommender")
    figure.tight_layout()
    figure.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/recommender-growth.png"))
    parser.add_argument("--factors", type=int, nargs="+", default=FACTORS)
    arguments = parser.parse_args()
    measurements = []
    for factor in arguments.factors:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measure, factor).result()
        measurements.append(found)
        print(
            f"{found.films:>8} films: load {found.load:6.2f} s, median {found.p50:7.1f} ms, "
            f"p95 {found.p95:7.1f} ms, {found.memory:7.0f} MiB",
            flush=True,
        )
    plot(measurements, arguments.out)
    print(f"wrote {arguments.out}")


if __name__ == "__main__":
    main()
