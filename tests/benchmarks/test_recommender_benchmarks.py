from pathlib import Path

import numpy as np

from benchmarks.recommender_growth import Measurement, grown, plot, stretched
from benchmarks.recommender_speed import WARM_UP, table, times
from sidekick.movies.preferences import Preferences
from tests.movies.recommenders import toy_learned
from tests.movies.worlds import even_and_odd

WORLD = even_and_odd(20)


def test_a_grown_catalogue_keeps_the_real_films_and_adds_others_of_their_kind() -> None:
    larger = grown(WORLD, 3)
    assert len(larger) == 60
    assert larger.movies[:20] == WORLD.movies
    assert [movie.genres for movie in larger.movies[20:40]] == [movie.genres for movie in WORLD]
    assert len({movie.name for movie in larger}) == 60


def test_stretched_artefacts_fit_the_grown_catalogue_at_the_same_density() -> None:
    learned = toy_learned.learned(WORLD)
    larger = stretched(learned, len(WORLD), 60)
    assert larger.towers[0].weights.film_vectors.shape[0] == len(larger.ease) == len(larger.standing.mentions) == 60
    assert len(larger.ease.films) == 3 * len(learned.ease.films)
    films, weights = larger.ease.row(25)
    assert (films == learned.ease.row(5)[0]).all()
    assert (weights == learned.ease.row(5)[1]).all()


def test_the_growth_plot_is_drawn(tmp_path: Path) -> None:
    plot([Measurement(20, 0.1, 1.0, 2.0, 10.0), Measurement(60, 0.3, 3.0, 6.0, 30.0)], tmp_path / "growth.png")
    assert (tmp_path / "growth.png").read_bytes().startswith(b"\x89PNG")


def test_the_first_requests_are_not_timed() -> None:
    asked: list[Preferences] = []
    taken = times(asked.append, [Preferences(), Preferences(surprise=True)], 6)
    assert len(taken) == 6
    assert len(asked) == WARM_UP + 6
    assert asked[:2] == [Preferences(), Preferences(surprise=True)]


def test_rows_are_compared_with_the_first() -> None:
    lines = table({"slow": np.full(5, 4.0), "fast": np.full(5, 2.0)}).splitlines()
    assert lines[1].split() == ["slow", "4.00", "4.00", "1.0"]
    assert lines[2].split() == ["fast", "2.00", "2.00", "0.5"]
