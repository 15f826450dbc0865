"""How a title may be typed: its words without article, with its numbers as digits, or what stands before its colon."""

from __future__ import annotations

from sidekick.nlu.nicknames import NICKNAMES
from sidekick.nlu.words import norms

ARTICLES = frozenset({"the", "a", "an"})
NUMBERS = {"ii": "2", "iii": "3", "iv": "4", "two": "2", "three": "3", "four": "4", "vol": "", "volume": "", "part": ""}


def whole_title_keys(title: str) -> list[str]:
    """A whole title as it is, without its article, and with its numbers as digits."""
    words = norms(title)
    variants = [words]
    if words[:1] and words[0] in ARTICLES:
        variants.append(words[1:])
    variants += [["vol" if word == "volume" else word for word in words] for words in variants if "volume" in words]
    for variant in list(variants):
        digits = [NUMBERS.get(word, word) for word in variant]
        if digits != variant and len(digits) > 1:
            variants.append([word for word in digits if word])
    return list(dict.fromkeys(" ".join(variant) for variant in variants if variant))


def title_keys(title: str) -> list[str]:
    """How a title may be typed: whole, or what stands before its colon."""
    keys = whole_title_keys(title)
    for separator in (": ", " - "):
        head = norms(title.split(separator, maxsplit=1)[0])
        if separator in title and len(head) >= 2:
            keys.append(" ".join(head))
    return list(dict.fromkeys(keys))


def likelihood(key: str, title: str) -> float:
    """How much a key speaks for a title, against the very words of the title."""
    if NICKNAMES.get(key) == title or key == " ".join(norms(title)):
        return 1.0
    if key in whole_title_keys(title):
        return 0.25  # "godfather" is The Godfather (1972), not the little-known Godfather (1991)
    return 0.01
