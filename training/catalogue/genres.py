"""From the sources' labels ("comedy horror", "Noir") to the canonical genres, and to themes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sidekick.movies.genres import GENRES

# Read in full: a label has every genre whose pattern it matches ("comedy horror" is both).
PATTERNS: dict[str, str] = {
    "action": r"\baction\b|girls with guns|buddy cop|vigilante|swashbuckler|\bheroic bloodshed",
    "adventure": r"adventur|treasure hunt|swashbuckler|pirate film|robinsonade|peplum",
    "animation": r"animat|anime|\bmecha\b|stitchpunk|super robot|isekai|ecchi",
    "biography": r"biograph|biopic",
    "comedy": r"comed(?!y of remarriage)|parody|slapstick|satir|mockumentary|farce|sitcom|stoner|humou?r|comedic",
    "crime": r"crime|heist|gangster|\bhood film|prison film|blaxploitation|detective|police|buddy cop|poliziotteschi",
    "disaster": r"disaster",
    "documentary": r"(?<!pseudo-)\b(?:documentary|rockumentary)",
    "drama": r"(?<!docu)drama\b|tragicomedy|costume drama",
    "family": r"children's film|family film|^family$|fairy tale",
    "fantasy": r"fantas|magic realist|sword and sorcery|fairy tale|fantastique",
    "film noir": r"\bnoir\b",
    "history": r"histor|medieval|peplum|costume drama|samurai|knight film",
    "holiday": r"christmas|holiday",
    "horror": r"horror|slasher|splatter|zombie|cannibal|\bgore\b|psycho-biddy",
    "martial arts": r"martial arts|kung fu|wuxia|bruceploitation",
    "musical": r"musical|dance film|^dance$",
    "mystery": r"mystery|detective|whodunit",
    "romance": r"roman(?:ce|tic)|love triangle|comedy of remarriage",
    "science fiction": r"science fiction|dystopia|time-travel|cyberpunk|alien invasion|space opera|kaiju|mecha|"
    r"steampunk|tech noir|biopunk|space (?:western|adventure)|post-?apocalyptic",
    "sport": r"sport|football film|boxing|ice hockey|surf film|athletics",
    "spy": r"\bspy\b|espionage",
    "superhero": r"superhero",
    "teen": r"\bteen|beach party",
    "thriller": r"thriller|suspense",
    "war": r"\bwar film|\bwar$|anti-war|submarine film|military science",
    "western": r"\bwestern\b(?! classical)|bushranging",
}
_COMPILED = {genre: re.compile(PATTERNS[genre]) for genre in GENRES}
# What only restates a genre, or says nothing about what a film is like.
_NO_THEME = re.compile(
    r"^(?:film|live[ -]action|live|short|silent|independent|performance|fiction film|soundtrack|film score|novel|play|"
    r"film based on .*|film adaptation|flashback film|remake|.*television (?:series|film|program).*|comic book|"
    r"speculative fiction(?: film)?|video clip|visual music|.*\bmusic|.*\brock|grunge|stage and screen|xiaoshuo|"
    r"pornographic film|hentai|erotica)$"
)
_FILM_AT_END = re.compile(r"\s+(?:film|cinema)s?$")
# Wikipedia's openings name the country first: "American supernatural horror".
_COUNTRY = re.compile(r"^(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?[ -]?)*(?=[a-z]|$)")


def canonical_genres(labels: Iterable[str]) -> tuple[str, ...]:
    """The canonical genres of a film's labels, in the order of ``GENRES``."""
    lowered = [label.lower() for label in labels]
    return tuple(genre for genre in GENRES if any(_COMPILED[genre].search(label) for label in lowered))


def themes(labels: Iterable[str]) -> tuple[str, ...]:
    """The labels that say more than a genre does, without a trailing "film": "heist", "body horror"."""
    plainer = (_COUNTRY.sub("", label).strip() or label.lower() for label in labels if " " in label or label.islower())
    found = dict.fromkeys(
        _FILM_AT_END.sub("", label.lower()) for label in plainer if not _NO_THEME.match(label.lower())
    )
    plain = {*GENRES, "animated", "biographical", "historical", "sports", "children's", "noir", "biography", "western"}
    return tuple(theme for theme in found if theme and theme not in plain and "porn" not in theme)
