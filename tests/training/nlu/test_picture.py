"""The confusion picture's numbers, and its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.nlu.picture import confusion, draw


def test_rows_are_shares_of_what_was_meant() -> None:
    shares = confusion(["a", "a", "b"], ["a", "b", "b"], ["a", "b", "c"])
    np.testing.assert_allclose(shares, np.array([[0.5, 0.5, 0], [0, 1, 0], [0, 0, 0]]))


def test_a_picture_is_written(tmp_path: Path) -> None:
    draw(np.eye(2), ["a", "b"], tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes()[:4] == b"\x89PNG"
