"""What is named in a message, over the real catalogue."""

from __future__ import annotations

import pytest

from sidekick.nlu.reader import Reader, delexicalise

Named = set[tuple[str, str]]


def named(reader: Reader, text: str) -> Named:
    """(entity, value), with "-" before what is turned away, "~" before films that were seen, "?" before others."""
    marks = {"exclude": "-", "seen": "~", "unseen": "?", None: ""}
    return {(m.entity, marks[m.role] + m.value) for m in reader.read(text)}


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("i loved the conjuring", "The Conjuring (2013)"),
        ("i loved The Conjuring", "The Conjuring (2013)"),
        ("conjuring was great", "The Conjuring (2013)"),
        ("I like Intersteller", "Interstellar (2014)"),
        ("the dark kinght is my favourite", "The Dark Knight (2008)"),
        ("blade runner 1982", "Blade Runner (1982)"),
        ("we loved pulp fictoin", "Pulp Fiction (1994)"),
        ("the first avengers", "The Avengers (2012)"),
        ("hp 3 is the best one", "Harry Potter and the Prisoner of Azkaban (2004)"),
        ("kill bill vol 2 rocks", "Kill Bill: Volume 2 (2004)"),
        ("the blade runner 2049 sequel", "Blade Runner 2049 (2017)"),
        ("i love blade runner 0249", "Blade Runner 2049 (2017)"),
        ("love lotr", "The Lord of the Rings"),
        ("lord of the rings", "The Lord of the Rings: The Fellowship of the Ring (2001)"),
        ("jurrasic park", "Jurassic Park (1993)"),
        ("i liked the shawshenk redemtion", "The Shawshank Redemption (1994)"),
        ("matrix is my fav movie eva", "The Matrix (1999)"),
        ("Big was fun, with tom hanks", "Big (1988)"),
        ("big with tom hanks was great", "Big (1988)"),
        ("godfather is the best", "The Godfather (1972)"),
        ("i cried at the notebook", "The Notebook (2004)"),
        ("i loved saw", "Saw (2004)"),
        ("fast and furious 7", "Furious 7 (2015)"),
        ("fast and furious 5 was good", "Fast Five (2011)"),
        ("save heat for later", "Heat (1996)"),
        ("put big on my watchlist", "Big (1988)"),
    ],
)
def test_films_are_found_however_they_are_typed(reader: Reader, text: str, film: str) -> None:
    assert ("movie", film) in named(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "recommend me a movie",
        "it is up to you",
        "i want her to like it too",
        "let's begin again",
        "can you stick it on my list",
        "we should split the evening",
        "something big and loud",
        "it has to be about an hour",
        "how do i get out of here",
        "i saw the signs of winter",
        "they are 6 and 9",
        "a film for tonight with the kids, they are 6 and 9",
        "my son is 9",
        "aged 8 and 9",
        "here is the thing",
        "here's the thing, i hate musicals",
        "the thing is, we never agree",
        "Anna loves westerns and Ben hates horror",
        "put it on my list",
        "add that to the watchlist",
        "i loved her in that",
        "i loved it",
        "what's your name",
        "what is 12 percent of 80",
    ],
)
def test_everyday_words_are_no_films(reader: Reader, text: str) -> None:
    assert not [mention for mention in reader.read(text) if mention.entity == "movie"]


def test_several_films_in_one_sentence(reader: Reader) -> None:
    found = named(reader, "i love the matrix, get out and finding nemo but hated titanic")
    assert found == {
        ("movie", "The Matrix (1999)"),
        ("movie", "Get Out (2017)"),
        ("movie", "Finding Nemo (2003)"),
        ("movie", "-Titanic (1997)"),
    }


def test_a_whole_wish_in_one_sentence(reader: Reader) -> None:
    assert named(reader, "I want a 90s comedy with Jim Carrey, no romance") == {
        ("era", "1990-1999"),
        ("genre", "comedy"),
        ("person", "Jim Carrey"),
        ("genre", "-romance"),
    }


@pytest.mark.parametrize("text", ["dune part two", "rocky 9", "i liked Shrek 7"])
def test_a_later_part_that_is_unknown_is_not_the_first(reader: Reader, text: str) -> None:
    assert not [mention for mention in reader.read(text) if mention.entity == "movie"]


def test_who_has_seen_a_film_may_love_it(reader: Reader) -> None:
    assert "movie" in {entity for entity, _ in named(reader, "everyone who saw Titanic loves it")}


def test_numbers_that_count_are_no_later_part(reader: Reader) -> None:
    assert named(reader, "i watched shrek 3 times") == {("movie", "~Shrek (2001)")}


def test_what_is_said_of_one_title_holds_for_its_list_and_no_word_of_a_title_counts(reader: Reader) -> None:
    assert named(reader, "we have all seen Roman Holiday and Some Like It Hot") == {
        ("movie", "~Roman Holiday (1953)"),
        ("movie", "~Some Like It Hot (1959)"),
    }
    assert ("movie", "Inception (2010)") in named(reader, "loved no country for old men and inception")
    assert ("movie", "-Inception (2010)") in named(reader, "I hated Titanic, Inception and Avatar")


def test_films_that_were_not_seen_are_not_taken_for_liked(reader: Reader) -> None:
    assert named(reader, "haven't seen Split") == {("movie", "?Split (2017)")}
    assert named(reader, "I never saw Titanic") == {("movie", "?Titanic (1997)")}
    assert ("movie", "Signs (2008)") in named(reader, "have not seen Split yet but i loved Signs")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("something with de niro", "Robert De Niro"),
        ("anything by tarantino", "Quentin Tarantino"),
        ("with tom henks please", "Tom Hanks"),
        ("a nolan movie", "Christopher Nolan"),
        ("a spielberg classic", "Steven Spielberg"),
        ("i like Sandra Bullock", "Sandra Bullock"),
        ("got anything w/ keanu", "Keanu Reeves"),
        ("a denzel movie", "Denzel Washington"),
        ("something with leo", "Leonardo DiCaprio"),
        ("with arnold schwarzeneger", "Arnold Schwarzenegger"),
        ("scarlet johanson films", "Scarlett Johansson"),
    ],
)
def test_people_by_full_or_last_name(reader: Reader, text: str, person: str) -> None:
    assert ("person", person) in named(reader, text)


@pytest.mark.parametrize("text", ["with my friend keanu", "leo is asleep", "i am watching with sandra"])
def test_first_names_that_may_be_a_friends_name_nobody(reader: Reader, text: str) -> None:
    assert not {entity for entity, _ in named(reader, text)} & {"person"}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("horrror", ("genre", "horror")),
        ("a muscial please", ("genre", "musical")),
        ("no thrilllers", ("genre", "-thriller")),
        ("something upliftng", ("mood", "feel-good")),
        ("sumthing scarry", ("mood", "scary")),
        ("funy", ("mood", "funny")),
        ("a documantry", ("genre", "documentary")),
        ("biografy", ("genre", "biography")),
    ],
)
def test_genres_and_moods_may_have_a_typo(reader: Reader, text: str, wish: tuple[str, str]) -> None:
    assert wish in named(reader, text)


@pytest.mark.parametrize("text", ["just a moment", "eastern time", "a short one", "it is raining", "with intelligence"])
def test_words_near_a_genre_are_none(reader: Reader, text: str) -> None:
    assert not {entity for entity, _ in named(reader, text)} & {"genre", "mood"}


def test_the_number_of_a_sequel_is_no_typo(reader: Reader) -> None:
    assert ("movie", "Fast & Furious 6 (2013)") not in named(reader, "fast and furious 7")


@pytest.mark.parametrize(
    ("text", "positions"), [("we watched the first two", {"1", "2"}), ("i dont like 2", {"2"}), ("my kid is 6", set())]
)
def test_numbers_point_before_they_are_titles(reader: Reader, text: str, positions: set[str]) -> None:
    assert named(reader, text) == {("position", position) for position in positions}


def test_last_names_that_are_everyday_words_name_nobody(reader: Reader) -> None:
    assert not named(reader, "something with black humour in the rock")


def test_a_title_that_could_be_several_films_names_them(reader: Reader) -> None:
    films = [m for m in reader.read("i loved the jungle book") if m.entity == "movie"]
    assert len(films) == 1
    assert set(films[0].candidates) == {"The Jungle Book (1967)", "The Jungle Book (2016)"}


def test_a_year_settles_which_film(reader: Reader) -> None:
    films = [m for m in reader.read("the jungle book (1967) please") if m.entity == "movie"]
    assert [(m.value, m.candidates) for m in films] == [("The Jungle Book (1967)", ())]


@pytest.mark.parametrize("studio", ["Disney", "Pixar"])
def test_a_studio_turned_away_turns_away_no_genre(reader: Reader, studio: str) -> None:
    assert named(reader, f"no more {studio}") == set()
    assert named(reader, f"a {studio} film") != set()


@pytest.mark.parametrize(
    "text", ["the kids are in bed, so something scary", "something scary, no kids tonight", "scary, my kids are asleep"]
)
def test_company_that_is_away_brings_no_mood(reader: Reader, text: str) -> None:
    assert ("mood", "scary") in named(reader, text)
    assert not {("mood", "for the kids"), ("company", "kids")} & named(reader, text)


def test_what_is_said_of_a_film_is_no_wish(reader: Reader) -> None:
    assert named(reader, "Big was fun, with tom hanks") == {("movie", "Big (1988)"), ("person", "Tom Hanks")}
    assert named(reader, "toy story 3 made me cry") == {("movie", "Toy Story 3 (2010)")}
    assert ("mood", "-scary") in named(reader, "the conjuring was too scary")


@pytest.mark.parametrize("text", ["thank you, you're sweet", "for the first time", "the last time we met"])
def test_kind_words_and_times_name_nothing(reader: Reader, text: str) -> None:
    assert named(reader, text) == set()


@pytest.mark.parametrize("text", ["something my 8 year old can watch", "for a ten-year-old", "two 5 yr old boys"])
def test_a_childs_age_is_company(reader: Reader, text: str) -> None:
    assert named(reader, text) == {("company", "kids"), ("mood", "for the kids")}


@pytest.mark.parametrize("text", ["my 80 year old granny", "I am a 25 year old man"])
def test_the_age_of_the_grown_is_not(reader: Reader, text: str) -> None:
    assert named(reader, text) == set()


def test_company_brings_its_mood(reader: Reader) -> None:
    assert named(reader, "it's for my kids") == {("company", "kids"), ("mood", "for the kids")}


def test_questions_about_a_film_are_attributes_and_statements_are_not(reader: Reader) -> None:
    assert ("attribute", "cast") in named(reader, "who is in it?")
    assert ("attribute", "plot") not in named(reader, "i want a good story with a plot twist")


def test_a_year_after_older_is_an_era(reader: Reader) -> None:
    assert named(reader, "nothing older than 2010") == {("era", "2010-")}
    assert named(reader, "a bit older please") == {("critique", "older")}


def test_long_messages_are_read_to_their_limit(reader: Reader) -> None:
    assert named(reader, "horror " + "blah " * 1000) == {("genre", "horror")}


def test_names_become_placeholders_for_the_intent(reader: Reader) -> None:
    text = "i loved get out but no romance"
    assert delexicalise(text, reader.read(text)) == "i loved movietoken but no excludegenretoken"
    text = "i have never seen titanic"
    assert delexicalise(text, reader.read(text)) == "i have never seen movietoken"


def test_nothing_comes_of_nothing(reader: Reader) -> None:
    assert reader.read("") == []
    assert reader.read("?!") == []


@pytest.mark.parametrize(
    "text", ["horror but no zombies", "a horror film, not zombies", "horror, anything but slashers"]
)
def test_a_part_of_a_genre_turned_away_leaves_the_genre(reader: Reader, text: str) -> None:
    assert named(reader, text) == {("genre", "horror")}
    assert all(mention.role is None for mention in reader.read(text))


def test_places_are_read_with_a_typo(reader: Reader) -> None:
    assert named(reader, "ok the thrid one") == {("position", "3")}
    assert named(reader, "the frist one") == {("position", "1")}


def test_children_asleep_bring_no_mood_however_old_they_are(reader: Reader) -> None:
    asleep = "my kids are 5 and 9 and they are finally in bed, something scary"
    assert named(reader, asleep) == {("mood", "scary")}
    assert ("company", "kids") in named(reader, "something for the kids before they are in bed")
