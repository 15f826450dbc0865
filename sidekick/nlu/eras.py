"""Eras in a message: "90s", "from 1994", "before 1985", "recent", "classic", "the last ten years"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sidekick.movies.eras import Era

NEWEST = 2018  # the catalogue's last full year
RECENT = 4  # years
CLASSIC = 1979
SOUND = 1930  # from here on, no film was silent
COLOUR = 1960  # from here on, black and white was the exception
_DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000, "two thousands": 2000,
}  # fmt: skip
_ON = r"(?:(?:or|and) (?:later|newer|after|onwards?|more recent|up)|onwards?)"
_YEAR = r"((?:19|20)\d\d)"


@dataclass(frozen=True)
class FoundEra:
    era: Era
    start: int
    end: int


def _decade(found: re.Match[str]) -> Era:
    digits = found.group(1)
    if len(digits) == 4:
        return Era.decade(int(digits))
    return Era.decade((1900 if int(digits) >= 20 else 2000) + int(digits))


def _last_years(found: re.Match[str]) -> Era:
    words = {"couple": 2, "few": 3, "two": 2, "three": 3, "five": 5, "ten": 10, "twenty": 20, "decade": 10}
    amount = found.group(1)
    return Era(NEWEST - (int(amount) if amount.isdigit() else words[amount]), None)


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Era]], ...] = (
    (rf"\b(?:between|from) {_YEAR} (?:and|to|until|till|-) {_YEAR}\b", lambda m: Era(*sorted(map(int, m.groups())))),
    (rf"\b{_YEAR}\s?(?:-|–|to)\s?{_YEAR}\b", lambda m: Era(*sorted(map(int, m.groups())))),
    (rf"(?<!\w)'?((?:19|20)?\d0)'?s,? {_ON}\b", lambda m: Era(_decade(m).first, None)),
    (r"\b((?:19|20)\d0)'?s\b", _decade),
    (r"(?<!\w)'?([0-9]0)'?s\b", _decade),
    (rf"\b(?:nothing|not|no|none) (?:older|earlier|before)(?: than)? {_YEAR}\b", lambda m: Era(int(m[1]), None)),
    (rf"\b(?:nothing|not|no|none) (?:newer|later|after)(?: than)? {_YEAR}\b", lambda m: Era(None, int(m[1]))),
    (rf"\b(?:before|prior to|older than|earlier than)\b[\w\s']{{0,25}}?{_YEAR}\b", lambda m: Era(None, int(m[1]) - 1)),
    (rf"\b(?:until|up to|no later than)\b {_YEAR}\b", lambda m: Era(None, int(m[1]))),
    (rf"\b(?:after|newer than|later than)\b {_YEAR}\b", lambda m: Era(int(m[1]) + 1, None)),
    (rf"\b(?:since|from) {_YEAR} (?:on(?:wards?)?|or (?:later|newer))\b", lambda m: Era(int(m[1]), None)),
    (rf"\bsince {_YEAR}\b", lambda m: Era(int(m[1]), None)),
    (rf"\b{_YEAR} (?:or|and) (?:later|newer|after|onwards?)\b", lambda m: Era(int(m[1]), None)),
    (r"\b(?:last|past) (\d{1,2}|couple|few|two|three|five|ten|twenty) (?:of )?years\b", _last_years),
    (r"\b(?:last|past) (decade)\b", _last_years),
    (rf"\b(?:from|in|of|made in|released in) {_YEAR}\b", lambda m: Era(int(m[1]), int(m[1]))),
    (rf"\bborn(?: in)?\W{{1,3}}{_YEAR}\b", lambda m: Era(int(m[1]), int(m[1]))),
    (rf"\bthe {_YEAR} (?:one|version|original|film|movie)\b", lambda m: Era(int(m[1]), int(m[1]))),
    (rf"\b(?:from )?the year {_YEAR}\b", lambda m: Era(int(m[1]), int(m[1]))),
    (r"(?<!\bis the )\b(?:recent|recently|modern|brand new|latest|newest|current|"
     r"new (?=(?:film|movie|release|one)s?\b)|new releases?|from this century|contemporary)\b",
     lambda m: Era(NEWEST - RECENT, None)),
    (r"\bblack (?:and|&) white\b", lambda m: Era(None, COLOUR - 1)),
    (r"\bsilent (?=(?:era|films?|movies?|pictures?|comed(?:y|ies)|westerns?|ones?)\b)", lambda m: Era(None, SOUND - 1)),
    (r"\b(?:classics?|golden age|old (?=(?:film|movie|school|hollywood)s?\b)|vintage|old-time)\b",
     lambda m: Era(None, CLASSIC)),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), make) for pattern, make in _PATTERNS)
_WORDS = re.compile(rf"\b({'|'.join(_DECADE_WORDS)})\b", re.IGNORECASE)


def find_eras(text: str) -> Iterator[FoundEra]:
    """The eras of a message, the more exact patterns first; no two overlap."""
    taken: list[tuple[int, int]] = []
    for pattern, make in (*_COMPILED, (_WORDS, lambda m: Era.decade(_DECADE_WORDS[m[1].lower()]))):
        for found in pattern.finditer(text):
            start, end = found.span()
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                taken.append((start, end))
                yield FoundEra(make(found), start, end)
