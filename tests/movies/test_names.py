import pytest

from sidekick.movies.names import canonical_name, split_name, title_key


def test_a_canonical_name_has_no_escapes_and_no_runs_of_spaces() -> None:
    assert canonical_name(" Why Him%3F   (2016) ") == "Why Him? (2016)"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Inception (2010)", ("Inception", 2010)),
        ("Double Indemnity", ("Double Indemnity", None)),
        ("2012 (2009)", ("2012", 2009)),
        ("(500) Days of Summer (2009)", ("(500) Days of Summer", 2009)),
        ("Blade Runner (Final Cut)", ("Blade Runner (Final Cut)", None)),
    ],
)
def test_a_name_is_a_title_and_the_year_at_its_end(name: str, parts: tuple[str, int | None]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("spelling", ["Amélie", "amelie", "AMELIE!", "Ame\u0301lie"])
def test_accents_case_and_punctuation_do_not_matter(spelling: str) -> None:
    assert title_key(spelling) == "amelie"


def test_a_leading_article_does_not_matter_and_an_inner_one_does() -> None:
    assert title_key("The Matrix") == title_key("Matrix") == "matrix"
    assert title_key("Beauty and the Beast") == "beauty and the beast"


def test_an_ampersand_is_the_word_and() -> None:
    assert title_key("Fast & Furious") == title_key("Fast and Furious")


def test_an_apostrophe_leaves_no_gap() -> None:
    assert title_key("Schindler's List") == title_key("Schindlers List")
