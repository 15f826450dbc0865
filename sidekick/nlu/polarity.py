"""Wanted or not: which parts of a message a "no", "not" or "hate" reaches."""

from __future__ import annotations

import re

_AGAINST = re.compile(
    r"\b(?:no|not|nothing|never|without|except|avoid|hate[ds]?|dislike[ds]?|detest|loathe|neither|nor|minus|skip|"
    r"anything but|everything but|other than|apart from|besides|instead of|rather than|tired of|sick of|bored of|fed up with|"
    r"(?:can'?t|cannot|can not|couldn'?t|could not|never could) (?:stand|bear|take|handle|do|finish|get into)|(?:don'?t|do not|didn'?t|did not|doesn'?t|does not|dont|didnt|doesnt)|"
    r"not (?:a fan|in the mood|into|too|so|really)|isn'?t|aren'?t|wasn'?t|wouldn'?t|enough of|stay away from|"
    r"not big on|over it with)\b|\btoo(?=\s*$)",
    re.IGNORECASE,
)
# A "not" that turns nothing away.
_HARMLESS = re.compile(
    r"^\W*(?:(?:oh|well|hmm|uh) )?n(?:o|ope|ah)\b(?=\W*(?:,|i\b|we\b|it\b|wait|actually|rather|sorry|but|please|thanks|make|the other|only|just))|"
    r"\b(?:never ?mind|no need|(?:does|do|need)(?:n'?t| not) (?:have|need|has|to be)(?: to)?|no (?:problem|worries|idea|thanks|thank you|preference)|not (?:sure|bad|only|yet)|why not|do(?:n'?t| not) (?:know|mind|care)|dont "
    r"(?:know|mind|care)|(?:have ?n'?t|have not|has ?n'?t|never) (?:seen|saw|watched|heard)|did ?(?:n'?t|not) (?:see|watch|hear)|"
    r"nothing (?:beats|better)|don'?t you|do not you|not just|can'?t (?:decide|wait|get enough|choose|pick)|doesn'?t matter)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?<!anything )(?<!everything )\bbut\b|[.;!?]|,(?! (?:or|nor|and no|no )\b)|\b(?:instead|i (?:love|like|want|need|enjoy|prefer|loved|liked|enjoyed)|"
    r"though|however|just something|(?<!never )(?<!not )(?<!n't )(?:give me|show me)|only|my (?:wife|husband|girlfriend|boyfriend|partner|son|daughter|friend|kids?))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\W{0,3}\s*(?:(?:is|are|was|were)(?: really| just)?(?: not|n'?t) (?:my|for|what|really|something)|(?:is|are) (?:out|too|boring)|"
    r"(?:bores?|annoys?|scares?) me|sucks?\b|not (?:again|for me)|no thanks?)",
    re.IGNORECASE,
)
HIDDEN = "_"  # stands for each letter of a title
_LIST = re.compile(rf"(?:{HIDDEN}+\W*(?:,|\band\b|\bor\b|\bnor\b|&)\W*(?:and |or )?(?:also )?)*$", re.IGNORECASE)
_SEEN = re.compile(r"\b(?:seen|saw|watched|rewatched|already know|know already)\b", re.IGNORECASE)
_SEEN_AFTER = re.compile(
    r"^\W{0,2}\s*(?:i|we)(?:'?ve| have)?(?: all| both| already| just)* (?:seen|saw|watched)\b", re.IGNORECASE
)
_NOT_SEEN = re.compile(r"\b(?:haven'?t|have not|never|not|didn'?t|havent|didnt|you)\b[\w\s]{0,12}$", re.IGNORECASE)
_UNSEEN = re.compile(
    r"\b(?:(?:(?:have|has|had)(?: not|n'?t)|'ve not|never|not)(?: \w+){0,2} (?:seen|watched|saw|heard of|heard about)|"
    r"did(?: not|n'?t)(?: \w+){0,3} (?:see|saw|watch)|never got to see)\b(?: the| that| this| any of| film| movie|\W)*$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"^\W*(?:in|for) (?:\w+ ){0,2}(?:years|ages|decades|while|time|forever)\b|^\W*(?:since|lately)\b", re.IGNORECASE
)
_LIKING = re.compile(
    r"\b(?:lov(?:e|ed)|lik(?:e|ed)|enjoy(?:ed)?|ador(?:e|ed)|great|favou?rites?|amazing|awesome)\b", re.I
)
_ANOTHER_LIKED = re.compile(rf"{_LIKING.pattern}\W+(?:the |both )?{HIDDEN}+", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r",|\band (?=i\b|i'|we\b|already|have|has)", re.IGNORECASE)


def is_excluded(text: str, start: int, end: int) -> bool:
    """Whether what stands at text[start:end] is turned away."""
    before = _clause_before(text, start)
    harmless = [match.span() for match in _HARMLESS.finditer(before)]
    against = [
        match
        for match in _AGAINST.finditer(before)
        if not any(begin <= match.start() < finish or begin < match.end() <= finish for begin, finish in harmless)
    ]
    return bool(against) or bool(_AFTER.match(text[end:]))


def is_seen(text: str, start: int, end: int) -> bool:
    """Whether a film at text[start:end] is said to have been seen, with no word of liking it."""
    before = _sentence_before(text, start)
    after = re.split(r"[.;!?]|\bbut\b", text[end:], maxsplit=1)[0]
    if _SEEN_AFTER.match(after):
        return not _LIKING.search(after)
    seen = list(_SEEN.finditer(before))
    if not seen or _NOT_SEEN.search(before[: seen[-1].start()]):
        return False
    begun = [match.end() for match in _NEXT_CLAUSE.finditer(before[: seen[-1].start()])]
    said = before[begun[-1] if begun else 0 :]
    return not _LIKING.search(said) and not _LIKING.search(_ANOTHER_LIKED.sub("", after))


def is_unseen(text: str, start: int, end: int) -> bool:
    """Whether a film at text[start:end] is said not to have been seen; "not in years" means that it has."""
    return bool(_UNSEEN.search(_clause_before(text, start))) and not _LONG_AGO.match(text[end:])


def film_role(text: str, start: int, end: int) -> str | None:
    """The role of a film at text[start:end]; what is said of the first of a list holds for all.

    The letters of titles in the text are ``HIDDEN``.
    """
    found = _LIST.search(text, 0, start)
    first = found.start() if found else start
    if is_unseen(text, first, end):
        return "unseen"
    if is_excluded(text, first, end):
        return "exclude"
    return "seen" if is_seen(text, first, end) else None


def _clause_before(text: str, start: int) -> str:
    """What stands before, back to where the direction last turned. Commas of a list do not turn it."""
    before = text[:start]
    turns = [match.end() for match in _TURN.finditer(before) if not _AGAINST.search(match.group())]
    return before[turns[-1] :] if turns else before


def _sentence_before(text: str, start: int) -> str:
    return re.split(r"[.;!?]|\bbut\b", text[:start])[-1]
