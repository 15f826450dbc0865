"""Films of the shortlist by bare numbers: "seen 1 and 3", "add #2", "the first and third"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CUE = re.compile(
    r"(?:^|\b(?:seen|saw|watched|know|like|liked|love|loved|hate|want|add|save|keep|remove|delete|drop|take|why|about|in|"
    r"pick|choose|number|no|nr|film|movie|option|of|for|put|then)|#)\W{0,3}$",
    re.IGNORECASE,
)
_JOINER = re.compile(r"^\s*(?:,|and|or|&|\+|, and)\s*(?:the |number |#)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^\W*(?:$|(?:and|or|to|please|too|as well|sounds?|looks?|is|was|were|from|off|on|for|instead|again|already|but|"
    r"both|maybe|first|then|it is)\b)|^\s*[,&+]",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.])#?([1-9])(?![\w.%:])")
_ORDINALS = {
    "first": "1",
    "second": "2",
    "third": "3",
    "fourth": "4",
    "1st": "1",
    "2nd": "2",
    "3rd": "3",
    "last": "last",
}
_PAIR = re.compile(
    rf"\b({'|'.join(_ORDINALS)})(?: one)?\s*(?:,|and|&|or)\s*(?:the )?({'|'.join(_ORDINALS)})\b", re.IGNORECASE
)
_FIRST_TWO = re.compile(r"\b(?:the )?first (?:two|2)\b", re.IGNORECASE)


def find_positions(text: str) -> Iterator[tuple[str, int, int]]:
    """(position, start, end) of each film that is pointed at by a number."""
    joined_from = -1  # where the last number that counted ended
    for found in _NUMBER.finditer(text):
        joined = joined_from >= 0 and _JOINER.match(text[joined_from : found.start()])
        if (joined or _CUE.search(text[: found.start()])) and _AFTER.match(text[found.end() :]):
            joined_from = found.end()
            yield found.group(1), *found.span()
    for found in _PAIR.finditer(text):
        for group in (1, 2):
            yield _ORDINALS[found.group(group).lower()], *found.span(group)
    for found in _FIRST_TWO.finditer(text):
        yield "1", *found.span()
        yield "2", *found.span()
