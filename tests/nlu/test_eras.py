"""Years and decades, however they are said."""

from __future__ import annotations

import pytest

from sidekick.nlu.eras import find_eras


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("90s", "1990-1999"),
        ("the 1980s", "1980-1989"),
        ("90s or later", "1990-"),
        ("from the 80s onwards", "1980-"),
        ("the '70s please", "1970-1979"),
        ("from the eighties", "1980-1989"),
        ("before 1970", "-1969"),
        ("before I was born in 1985", "-1984"),
        ("since 2010", "2010-"),
        ("after 2005", "2006-"),
        ("the 1984 one", "1984-1984"),
        ("from the year I was born, 1988", "1988-1988"),
        ("from 1994", "1994-1994"),
        ("between 1970 and 1985", "1970-1985"),
        ("1990-1995", "1990-1995"),
        ("nothing older than 2010", "2010-"),
        ("nothing newer than 1990", "-1990"),
        ("something recent", "2014-"),
        ("the last ten years", "2008-"),
        ("a classic", "-1979"),
        ("black and white", "-1959"),
        ("2000 or later", "2000-"),
        ("the latest films", "2014-"),
        ("a silent film", "-1929"),
    ],
)
def test_an_era_is_found(text: str, era: str) -> None:
    assert [str(found.era) for found in find_eras(text)] == [era]


@pytest.mark.parametrize(
    "text", ["i have 90 minutes", "two people", "an old friend", "my 80 year old granny", "which is the newest?", ""]
)
def test_other_numbers_and_ages_are_none(text: str) -> None:
    assert list(find_eras(text)) == []


def test_two_eras_in_one_sentence() -> None:
    assert [str(found.era) for found in find_eras("the 80s or the 90s")] == ["1980-1989", "1990-1999"]
