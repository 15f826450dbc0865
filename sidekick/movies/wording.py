"""Genres, themes, moods and people of a film in English: "a 90s romantic comedy with Jim Carrey"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sidekick.movies.catalogue import Movie
from sidekick.movies.eras import Era
from sidekick.movies.names import title_key

HEADS = ("thriller", "western", "musical", "documentary", "film noir", "drama", "comedy", "mystery", "romance")
ADJECTIVES = {
    "animation": "animated",
    "biography": "biographical",
    "documentary": "documentary",
    "history": "historical",
    "musical": "musical",
    "romance": "romantic",
    "sport": "sports",
}  # genres whose name cannot stand before another noun; they come first
SALIENT = (
    *("superhero", "western", "musical", "animation", "horror", "war", "spy", "martial arts", "disaster", "romance"),
    *("comedy", "science fiction", "biography", "fantasy", "mystery", "thriller", "crime", "adventure", "sport"),
)  # what a film is called by first; then the genres that are not here
TELLING = 2  # genres that stand for a film
NOUNS = (
    *("comedy", "comedy-drama", "docudrama", "documentary", "drama", "melodrama", "mockumentary", "movie", "musical"),
    *("mystery", "noir", "opera", "parody", "romance", "story", "swashbuckler", "tale", "thriller", "tragicomedy"),
    *("tragedy", "western", "whodunit"),
)  # a theme that ends in one of these needs no "film" after it
SAID_OTHERWISE = {
    "american western": "western",
    "coming-of-age fiction": "coming-of-age story",
    "detective fiction": "detective story",
    "time-travel": "time travel",
}
DULL = frozenset(
    {"art", "fantastique", "fictional crossover", "independent", "lgbt-related", "mockbuster", "television comedy"}
)  # say little about a film
ODD = re.compile(r"\b(and|language|3d|independent)\b|/")  # labels that read badly inside a clause
FOR_THE_KIDS = "for the kids"
AN_BEFORE = "aeiou8"  # "an 80s film"


def with_article(words: str) -> str:
    """``"80s comedy"`` -> "an 80s comedy"."""
    return f"{'an' if words[0].lower() in AN_BEFORE else 'a'} {words}"


def genres_in_words(genres: Sequence[str]) -> str:
    """``["comedy", "romance"]`` -> "romantic comedy"; ``["animation", "family"]`` -> "animated family film"."""
    head = next((genre for genre in HEADS if genre in genres), None)
    others = sorted((genre for genre in genres if genre != head), key=lambda genre: genre not in ADJECTIVES)
    return " ".join([*(ADJECTIVES.get(genre, genre) for genre in others), head or "film"])


def theme_in_words(theme: str) -> str:
    """``"buddy"`` -> "buddy film"; ``"space opera"`` stays as it is."""
    words = SAID_OTHERWISE.get(theme, theme)
    return words if words.split()[-1] in NOUNS else f"{words} film"


def kind_in_words(movie: Movie, asked: Sequence[str]) -> str:
    """What kind of film it is, by its finest label that says the asked genres too: "supernatural horror film"."""
    for theme in movie.themes:
        reads_well = " " in theme and theme not in DULL and not ODD.search(theme)
        if reads_well and all(_says(theme, genre) for genre in asked):
            return theme_in_words(theme)
    return genres_in_words(asked or most_telling(movie.genres))


def most_telling(genres: Iterable[str]) -> list[str]:
    """The two genres that a film is called by."""
    return sorted(genres, key=lambda genre: SALIENT.index(genre) if genre in SALIENT else len(SALIENT))[:TELLING]


def _says(theme: str, genre: str) -> bool:
    return genre in theme or ADJECTIVES.get(genre, genre) in theme


def portrait(
    movie: Movie, genres: Sequence[str], moods: Sequence[str], people: Sequence[str], eras: Sequence[str]
) -> str:
    """One clause for a film with all that it has of what was asked: "a scary 90s horror film by Wes Craven"."""
    said = [Era.parse(era).describe().removeprefix("the ") for era in eras]
    decade = next((words for words in said if words.endswith("s")), "")
    kind = kind_in_words(movie, genres)
    told = kind.replace("romance", "romantic")
    feel = ", ".join(mood for mood in moods if mood != FOR_THE_KIDS and mood not in told)
    words = with_article(" ".join(filter(None, (feel, decade, kind))))
    words += _credits(movie, people)
    if eras and not decade:
        words += f" from {movie.year}"
    return f"{words}, one {FOR_THE_KIDS}" if FOR_THE_KIDS in moods else words


def _credits(movie: Movie, asked: Sequence[str]) -> str:
    """Those who were asked for; else who directed it, else who leads its cast."""
    people = list(asked) or list(movie.directors[:1]) or list(movie.cast[:1])
    if not people:
        return ""
    directors = set(map(title_key, movie.directors))
    link = "by" if title_key(people[0]) in directors else "with"
    return f" {link} {' and '.join(people)}"
