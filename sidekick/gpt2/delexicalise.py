"""Messages as GPT-2 sees them: titles, people and years as placeholders."""

from __future__ import annotations

import re

from sidekick.gpt2.dialogue import MOVIE, PERSON, YEAR
from sidekick.movies.spotting import NameSpotter

_MENTION = re.compile(r"\s*@\d+(?:\s*\(?(?:19|20)\d\d\)?)?\s*")
_YEAR = re.compile(r"\(?\b(?:19[2-9]\d|20[0-2]\d)\b\)?")
_SPACES = re.compile(r"\s+")


class Delexicaliser:
    """Replaces what a model must not spell: ReDial's @ids, typed titles, well-known people, years."""

    def __init__(self, spotter: NameSpotter) -> None:
        self._spotter = spotter

    def __call__(self, text: str) -> str:
        text = _MENTION.sub(f" {MOVIE} ", text)
        parts, done = [], 0
        for name in self._spotter.find(text):
            parts += [text[done : name.start], MOVIE if name.kind == "movie" else PERSON]
            done = name.end
        return _SPACES.sub(" ", _YEAR.sub(YEAR, "".join([*parts, text[done:]]))).strip()
