from __future__ import annotations

import numpy as np

from sidekick.gpt2.cache import Cache


def filled(rows: int, lengths: list[int]) -> Cache:
    cache = Cache.empty(layers=2, heads=1, positions=6, width=1, rows=rows)
    for row, length in enumerate(lengths):
        for layer in range(2):
            cache.keys[layer][row, 0, :length, 0] = 10 * row + np.arange(length) + 100 * layer
            cache.values[layer][row, 0, :length, 0] = -cache.keys[layer][row, 0, :length, 0]
        cache.lengths[row] = length
    return cache


def test_an_empty_cache_holds_nothing() -> None:
    assert Cache.empty(1, 1, 4, 2, rows=3).lengths.tolist() == [0, 0, 0]


def test_a_row_begins_where_another_caches_row_ends() -> None:
    prompt, batch = filled(1, [4]), filled(3, [2, 5, 0])
    batch.copy_row(prompt, 0, to=2)
    assert batch.lengths.tolist() == [2, 5, 4]
    assert batch.keys[1][2, 0, :4, 0].tolist() == prompt.keys[1][0, 0, :4, 0].tolist()
    assert batch.values[0][2, 0, :4, 0].tolist() == prompt.values[0][0, 0, :4, 0].tolist()


def test_the_last_row_takes_over_the_place_of_one_that_left() -> None:
    batch = filled(3, [2, 5, 3])
    batch.copy_row(batch, 2, to=0)
    assert batch.lengths.tolist() == [3, 5, 3]
    assert batch.keys[0][0, 0, :3, 0].tolist() == [20, 21, 22]
    assert batch.keys[0][1, 0, :5, 0].tolist() == [10, 11, 12, 13, 14]


def test_part_of_a_row_can_be_taken() -> None:
    batch = filled(2, [5, 1])
    batch.copy_row(batch, 0, to=1, length=3)
    assert batch.lengths.tolist() == [5, 3]
