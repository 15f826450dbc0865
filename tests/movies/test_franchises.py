import pytest

from sidekick.movies.catalogue import Catalogue, CatalogueError
from sidekick.movies.franchises import franchise_key, franchise_numbers, listed_franchises
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
    numbers = franchise_numbers([film(1, "!!!"), film(2, "???"), film(3, "Saw"), film(4, "Saw II")], {})
    assert numbers[2] == numbers[3]
    assert len(set(numbers.tolist())) == 3


def test_films_are_one_franchise_through_a_third():
    worlds = [film(1, "Furious 7"), film(2, "Fast Five"), film(3, "Fast Five II"), film(4, "Heat"), film(5, "Ronin")]
    numbers = franchise_numbers(worlds, {1: "Fast & Furious", 2: "Fast & Furious", 4: "Heists"})
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers[2:].tolist())) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Furious 7 (2015)", "2 Fast 2 Furious (2003)"),
        ("Skyfall (2012)", "GoldenEye (1995)"),
        ("First Blood (1982)", "Rambo III (1988)"),
        ("Army of Darkness (1992)", "The Evil Dead (1981)"),
    ],
)
def test_the_catalogue_knows_franchises_whose_titles_differ(one, other):
    catalogue = Catalogue.load()
    numbers = dict(zip((movie.name for movie in catalogue), franchise_numbers(catalogue).tolist(), strict=True))
    assert numbers[one] == numbers[other]
    assert numbers[one] != numbers["Heat (1995)"]


@pytest.mark.parametrize(("text", "told"), [(None, "missing"), ("franchise,id\nSaw,one\n", "not a list")])
def test_a_broken_list_is_told_in_plain_words(tmp_path, text, told):
    path = tmp_path / "franchises.csv"
    if text is not None:
        path.write_text(text)
    with pytest.raises(CatalogueError, match=told):
        listed_franchises(path)
