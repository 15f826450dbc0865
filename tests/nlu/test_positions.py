"""Films pointed at by number."""

from __future__ import annotations

import pytest

from sidekick.nlu.positions import find_positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("2", ["2"]),
        ("#2", ["2"]),
        ("seen 1 and 3", ["1", "3"]),
        ("seen 1, 2 and 3", ["1", "2", "3"]),
        ("add 1 to my watchlist", ["1"]),
        ("the first and the third", ["1", "3"]),
        ("the first two", ["1", "2"]),
        ("why 3?", ["3"]),
        ("my kids are 6 and 8", []),
        ("i have 2 hours", []),
        ("we are 3 people", []),
        ("terminator 2", []),
        ("in 2 minutes", []),
    ],
)
def test_numbers_point_at_films_only_where_films_are_meant(text: str, positions: list[str]) -> None:
    assert [position for position, _, _ in find_positions(text)] == positions
