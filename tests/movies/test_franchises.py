import pytest

from sidekick.movies.franchises import franchise_key, franchise_numbers
from tests.movies.worlds import film


@pytest.mark.parametrize(
    "titles",
    [
        ("Saw", "Saw II", "Saw IV", "Saw 3D"),
        ("The Conjuring", "The Conjuring 2"),
        ("Harry Potter and the Goblet of Fire", "Harry Potter and the Chamber of Secrets"),
        ("Star Wars: Episode IV – A New Hope", "Star Wars"),
        ("The Lord of the Rings: The Two Towers", "The Lord of the Rings: The Return of the King"),
        ("The Godfather", "The Godfather Part II"),
        ("Kill Bill: Volume 1", "Kill Bill: Volume 2"),
        ("Mission: Impossible", "Mission: Impossible - Fallout"),
    ],
)
def test_parts_of_one_franchise_share_a_key(titles):
    assert len({franchise_key(title) for title in titles}) == 1


@pytest.mark.parametrize(
    "titles",
    [
        ("Inception", "Interstellar"),
        ("Seven", "Seven Samurai"),
        ("Ocean's Eleven", "The Ocean"),
        ("Pride and Prejudice", "Pride and Glory"),
        ("21", "22 Jump Street"),
    ],
)
def test_unrelated_films_do_not(titles):
    assert len({franchise_key(title) for title in titles}) == 2


def test_a_title_that_is_all_punctuation_still_gets_a_number_of_its_own():
    numbers = franchise_numbers([film(1, "!!!"), film(2, "???"), film(3, "Saw"), film(4, "Saw II")])
    assert numbers[2] == numbers[3]
    assert len(set(numbers.tolist())) == 3
