"""Titles as hurried people type them."""

from __future__ import annotations

import random
import string


def mistype(title: str, rng: random.Random) -> str:
    """The title with one random insertion, deletion, swap of neighbours or substitution."""
    place = rng.randrange(len(title) - 1)
    letter = rng.choice(string.ascii_lowercase)
    kind = rng.choice(("insertion", "deletion", "swap", "substitution"))
    if kind == "insertion":
        return title[:place] + letter + title[place:]
    if kind == "deletion":
        return title[:place] + title[place + 1 :]
    if kind == "swap":
        return title[:place] + title[place + 1] + title[place] + title[place + 2 :]
    return title[:place] + letter + title[place + 1 :]
