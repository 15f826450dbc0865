"""What people ask for and nobody noted: services, age ratings, running times, countries."""

from __future__ import annotations

import re
from typing import Final

_NOT_KNOWN: Final = {
    "utter_limitation_streaming": re.compile(
        r"netflix|\bprime\b|hulu|disney ?(\+|plus)|hbo|\bmax\b|stream|subscription|apple tv|\bdvd|blu-?ray"
        r"|where (can|could|do|to) (i|we)? ?(watch|see|find|get)",
        re.IGNORECASE,
    ),
    "utter_limitation_age": re.compile(
        r"year[- ]?olds?\b|\bpg\b|age rating|appropriate|suitable|\b(ok(ay)?|fine|safe) for (a|my|the|kids|child)",
        re.IGNORECASE,
    ),
    "utter_limitation_time": re.compile(
        r"\b(minutes?|hours?|mins?|short(er)?|(too|so|that|it|how|very) long|longer"
        r"|a long (film|movie|one)|running time|runtime)\b",
        re.IGNORECASE,
    ),
    "utter_limitation_country": re.compile(
        r"\b(french|german|italian|spanish|korean|japanese|chinese|indian|bollywood|british|swedish|danish|russian|"
        r"mexican|brazilian|polish|irish|australian|european|foreign|subtitles?|subtitled)\b",
        re.IGNORECASE,
    ),
}


def not_known(text: str) -> str | None:
    """The response that admits what is asked for and not known, or ``None``.

    >>> not_known("is it on Netflix?"), not_known("is it good?")
    ('utter_limitation_streaming', None)
    """
    for response, pattern in _NOT_KNOWN.items():
        if pattern.search(text):
            return response
    return None
