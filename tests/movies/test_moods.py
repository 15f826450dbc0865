from pathlib import Path

import pytest

from sidekick.movies.catalogue import Catalogue, CatalogueError, Movie
from sidekick.movies.franchises import franchise_key
from sidekick.movies.moods import (
    GORY_FRANCHISES,
    MOODS,
    RULES,
    VIOLENT_FRANCHISES,
    fits_mood,
    fits_rule,
    liked_for_moods,
    may_fit,
)
from sidekick.movies.names import title_key

CATALOGUE = Catalogue.load()


def named(name: str) -> Movie:
    movie = CATALOGUE.by_name(name)
    assert movie is not None
    return movie


@pytest.mark.parametrize(
    ("name", "moods"),
    [
        ("The Conjuring (2013)", {"scary"}),
        ("Saw (2004)", {"scary", "gory", "violent"}),
        ("Reservoir Dogs (1992)", {"violent"}),
        ("Gangs of New York (2002)", {"violent"}),
        ("Goodfellas (1990)", {"violent"}),
        ("The Silence of the Lambs (1991)", {"violent"}),
        ("Deadpool (2016)", {"violent"}),
        ("Toy Story (1995)", {"funny", "for the kids", "nostalgic", "feel-good"}),
        ("Inception (2010)", {"exciting"}),
        ("Titanic (1997)", {"romantic", "sad"}),
        ("Die Hard (1988)", {"exciting", "tense"}),
        ("When Harry Met Sally... (1989)", {"romantic", "feel-good", "cosy", "funny"}),
        ("Hidden Figures (2016)", {"inspiring"}),
    ],
)
def test_well_known_films_have_the_moods_people_give_them(name, moods):
    assert {mood for mood in moods if not fits_mood(named(name), mood)} == set()


@pytest.mark.parametrize(
    ("name", "mood"),
    [
        ("The Conjuring (2013)", "gory"),
        ("The Conjuring (2013)", "for the kids"),
        ("Deadpool (2016)", "for the kids"),
        ("American Psycho (2000)", "for the kids"),
        ("Toy Story (1995)", "scary"),
        ("Schindler's List (1993)", "funny"),
        ("Coco (2017)", "nostalgic"),
        ("Saw (2004)", "cosy"),
        ("American Hustle (2013)", "violent"),
        ("Super Troopers (2001)", "violent"),
        ("Murder on the Orient Express (2017)", "violent"),
    ],
)
def test_and_not_the_ones_nobody_would(name, mood):
    assert not fits_mood(named(name), mood)


def test_every_mood_has_a_rule_and_enough_films():
    assert set(RULES) == set(MOODS)
    assert {mood for mood in MOODS if sum(fits_mood(movie, mood) for movie in CATALOGUE) < 100} == set()


def test_a_film_of_unknown_genre_or_an_unknown_mood_never_fits():
    blank = Movie(1, "Blank (2000)", "Blank", 2000, genres=(), themes=("slasher",))
    assert not any(fits_mood(blank, mood) for mood in MOODS)
    assert not fits_mood(named("Toy Story (1995)"), "purple")


def test_nothing_for_the_kids_is_horror_or_gory():
    kids = [movie for movie in CATALOGUE if fits_mood(movie, "for the kids")]
    assert not [movie.name for movie in kids if "horror" in movie.genres or fits_mood(movie, "gory")]


def test_people_may_call_a_film_scary_whatever_its_labels_say() -> None:
    get_out = named("Get Out (2017)")
    assert fits_mood(get_out, "scary")
    assert not fits_rule(get_out, "scary")


def test_nobodys_word_makes_a_film_of_war_one_for_the_kids() -> None:
    assert not may_fit(Movie(1, "War (1999)", "War", 1999, ("war", "family")), "for the kids")
    assert not may_fit(Movie(1, "New (2010)", "New", 2010, ("comedy",)), "nostalgic")
    assert not may_fit(Movie(1, "Bare (1999)", "Bare", 1999), "funny")


def test_the_list_of_films_liked_for_a_mood_names_moods_and_films_that_exist() -> None:
    pairs = liked_for_moods()
    assert pairs
    assert {mood for mood, _ in pairs} <= set(MOODS)
    assert all(CATALOGUE.by_id(film) for _, film in pairs)


def test_a_missing_list_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sidekick.movies.moods.MOODS_PATH", tmp_path / "moods.csv")
    liked_for_moods.cache_clear()
    with pytest.raises(CatalogueError, match="make train"):
        liked_for_moods()
    liked_for_moods.cache_clear()


def test_every_gory_franchise_is_one_of_the_catalogue() -> None:
    assert GORY_FRANCHISES - {franchise_key(movie.title) for movie in CATALOGUE} == set()


def test_every_violent_franchise_is_one_of_the_catalogue() -> None:
    assert (
        VIOLENT_FRANCHISES - {key for film in CATALOGUE for key in (franchise_key(film.title), title_key(film.title))}
        == set()
    )


def test_what_is_gory_is_violent_too() -> None:
    gory = [film for film in CATALOGUE if fits_mood(film, "gory") and {"family", "animation"}.isdisjoint(film.genres)]
    assert [film.name for film in gory if not fits_mood(film, "violent")] == []
