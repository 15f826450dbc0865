import pytest

from sidekick.movies.catalogue import Movie
from sidekick.movies.wording import genres_in_words, kind_in_words, portrait, theme_in_words, with_article

SCREAM = Movie(
    id=1,
    name="Scream (1996)",
    title="Scream",
    year=1996,
    genres=("comedy", "horror", "mystery"),
    themes=("independent", "slasher", "language slasher", "slasher and gore", "teen slasher", "teen comedy horror"),
    directors=("Wes Craven",),
    cast=("Neve Campbell", "Courteney Cox"),
)


@pytest.mark.parametrize(
    ("genres", "words"),
    [
        (["comedy", "romance"], "romantic comedy"),
        (["drama", "history"], "historical drama"),
        (["family", "animation"], "animated family film"),
        (["action"], "action film"),
        (["musical"], "musical"),
        ([], "film"),
    ],
)
def test_genres_read_as_english(genres: list[str], words: str) -> None:
    assert genres_in_words(genres) == words


@pytest.mark.parametrize(
    ("theme", "words"),
    [
        ("buddy", "buddy film"),
        ("space opera", "space opera"),
        ("coming-of-age fiction", "coming-of-age story"),
        ("supernatural horror", "supernatural horror film"),
    ],
)
def test_themes_read_as_english(theme: str, words: str) -> None:
    assert theme_in_words(theme) == words


def test_the_article_goes_with_the_sound() -> None:
    assert [with_article(words) for words in ("80s comedy", "90s comedy", "epic")] == [
        "an 80s comedy",
        "a 90s comedy",
        "an epic",
    ]


def test_a_film_is_called_by_its_finest_label_that_says_what_was_asked() -> None:
    assert kind_in_words(SCREAM, ()) == "teen slasher film"  # passing over what would read badly
    assert kind_in_words(SCREAM, ("comedy",)) == "teen comedy horror film"
    assert kind_in_words(SCREAM, ("mystery", "horror")) == "horror mystery"


def test_a_portrait_says_all_that_was_asked_and_met() -> None:
    asked = portrait(SCREAM, ["horror"], ["scary"], ["Neve Campbell"], ["1990-1999"])
    assert asked == "a scary 90s teen comedy horror film with Neve Campbell"


def test_a_portrait_credits_the_director_when_nobody_was_asked_for() -> None:
    assert portrait(SCREAM, [], [], [], ["1995-1998"]) == "a teen slasher film by Wes Craven from 1996"


def test_for_the_kids_comes_last() -> None:
    assert portrait(SCREAM, ["comedy"], ["for the kids"], [], []).endswith("by Wes Craven, one for the kids")


def test_a_mood_that_the_kind_says_already_is_not_said_twice() -> None:
    titanic = Movie(1, "Titanic (1997)", "Titanic", 1997, ("disaster", "drama", "romance"), (), ("James Cameron",))
    assert portrait(titanic, [], ["romantic", "sad"], [], []) == "a sad disaster romance by James Cameron"
