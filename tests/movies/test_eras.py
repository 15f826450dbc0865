import pytest

from sidekick.movies.eras import Era


@pytest.mark.parametrize("spelling", ["1990-1999", "-1984", "2015-", "1995-1995"])
def test_the_canonical_spelling_survives_reading_and_writing(spelling: str) -> None:
    assert str(Era.parse(spelling)) == spelling


@pytest.mark.parametrize("spelling", ["", "-", "90s", "1999-1990", "199-1999", "1990 to 1999"])
def test_anything_else_is_refused(spelling: str) -> None:
    with pytest.raises(ValueError, match="era"):
        Era.parse(spelling)


def test_both_ends_belong_to_an_era() -> None:
    nineties = Era.decade(1990)
    assert [year for year in (1989, 1990, 1999, 2000) if year in nineties] == [1990, 1999]


def test_an_open_end_goes_on_for_ever() -> None:
    assert 1902 in Era.parse("-1984")
    assert 1985 not in Era.parse("-1984")
    assert 2050 in Era.parse("2015-")


def test_an_unknown_year_is_in_no_era() -> None:
    assert None not in Era.parse("-2050")


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("1990-1999", "the 90s"),
        ("2000-2009", "the 2000s"),
        ("1910-1919", "the 1910s"),
        ("-1984", "1984 or earlier"),
        ("2015-", "2015 or later"),
        ("1994-1994", "1994"),
        ("1995-2005", "1995 to 2005"),
    ],
)
def test_an_era_is_said_as_people_say_it(spelling: str, words: str) -> None:
    assert Era.parse(spelling).describe() == words
