"""The long-conversation benchmark sums up what it measured."""

from __future__ import annotations

from benchmarks.dialogue_length import summarise


def test_early_and_late_turns_are_compared_by_their_medians() -> None:
    seconds = [9.0, 9.0] + [0.1] * 8 + [5.0] * 185 + [0.15] * 10
    assert summarise(seconds) == {"early_turn": 0.1, "late_turn": 0.15, "ratio": 1.5}
