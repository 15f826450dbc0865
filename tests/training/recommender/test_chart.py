from pathlib import Path

import pytest

from training.recommender.chart import PUBLISHED, ChartError, bars, draw

FIGURES = {"recall@1": 0.06, "recall@10": 0.28, "recall@50": 0.5}
RESULTS = {"full": {}, "dedup": {"sidekick": FIGURES, "unheard of": FIGURES}}


def test_published_systems_stand_beside_what_was_measured() -> None:
    systems = bars(RESULTS)
    assert list(systems) == [*PUBLISHED, "sidekick"]
    assert systems["sidekick"] == (0.06, 0.28, 0.5)


@pytest.mark.parametrize("broken", [{}, {"dedup": {"sidekick": {}}}, {"dedup": None}])
def test_a_file_of_something_else_is_refused(broken: dict) -> None:
    with pytest.raises(ChartError, match="missing"):
        bars(broken)


def test_the_picture_is_drawn(tmp_path: Path) -> None:
    draw(bars(RESULTS), "on a toy", tmp_path / "recall.png")
    assert (tmp_path / "recall.png").read_bytes().startswith(b"\x89PNG")
