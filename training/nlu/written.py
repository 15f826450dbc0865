"""Whether words are written the way people write titles."""

from __future__ import annotations

import re

_TITLE = re.compile(r"(?:[A-Z][\w']*|\d+)(?:[\s:,-]+(?:of|the|and|in|to|a|an|on|with|for|[A-Z][\w']*|\d+))*$")


def looks_like_a_title(text: str, start: int, end: int) -> bool:
    """Several capitalised words, or one inside a sentence or in quotes; not where all is in capitals."""
    surface = text[start:end]
    if surface.isupper() or not _TITLE.match(surface):
        return False
    before = text[:start].rstrip()
    inside = bool(before) and before[-1] not in ".!?"
    return len(surface.split()) >= 2 or (inside and surface.lower() != "i")
