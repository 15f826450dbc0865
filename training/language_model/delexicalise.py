"""ReDial's messages as GPT-2 sees them: titles, people and years as placeholders."""

from __future__ import annotations

import re
from collections import Counter

from sidekick.gpt2.dialogue import MOVIE, PERSON, YEAR
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.names import title_key

_MENTION = re.compile(r"\s*@\d+(?:\s*\(?(?:19|20)\d\d\)?)?\s*")
_YEAR = re.compile(r"\b(?:19[2-9]\d|20[0-2]\d)\b")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 7  # words of a name
LEAST_FILMS = 3  # of a person who is recognised
LEAST_WORDS = 3  # of a title that is recognised without an @id: shorter ones are everyday words


class Delexicaliser:
    """Replaces what a model must not spell: @ids, long titles typed as plain text, well-known people, years."""

    def __init__(self, catalogue: Catalogue) -> None:
        films = Counter(person for movie in catalogue for person in movie.people)
        self._names: dict[str, str] = {
            title_key(person): PERSON for person, count in films.items() if count >= LEAST_FILMS and " " in person
        }
        titles = (title_key(movie.title) for movie in catalogue if movie.mentions)
        self._names.update({title: MOVIE for title in titles if len(title.split()) >= LEAST_WORDS})

    def __call__(self, text: str) -> str:
        text = self._replace_names(_MENTION.sub(f" {MOVIE} ", text))
        return _SPACES.sub(" ", _YEAR.sub(YEAR, text)).strip()

    def _replace_names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        parts, done, place = [], 0, 0
        while place < len(words):
            length, placeholder = self._longest_name(text, words, place)
            if length:
                parts += [text[done : words[place].start()], placeholder]
                done = words[place + length - 1].end()
            place += length or 1
        return "".join([*parts, text[done:]])

    def _longest_name(self, text: str, words: list[re.Match[str]], place: int) -> tuple[int, str]:
        for length in range(min(LONGEST, len(words) - place), 1, -1):
            span = text[words[place].start() : words[place + length - 1].end()]
            placeholder = self._names.get(title_key(span)) if "|" not in span else None
            if placeholder:
                return length, placeholder
        return 0, ""
