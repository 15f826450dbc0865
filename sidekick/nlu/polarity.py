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
    r"(?:know|mind|care)|(?:have ?n'?t|have not|has ?n'?t|never|did ?n'?t|did not) (?:seen|see|watched|watch|heard)|"
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
_SEEN = re.compile(r"\b(?:seen|saw|watched|rewatched|already know|know already)\b", re.IGNORECASE)
_NOT_SEEN = re.compile(r"\b(?:haven'?t|have not|never|not|didn'?t|havent|didnt|you)\b[\w\s]{0,12}$", re.IGNORECASE)
_LIKING = re.compile(
    r"\b(?:lov(?:e|ed)|lik(?:e|ed)|enjoy(?:ed)?|ador(?:e|ed)|great|favou?rites?|amazing|awesome)\b", re.I
)


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
    seen = list(_SEEN.finditer(before))
    if not seen or _NOT_SEEN.search(before[: seen[-1].start()]):
        return False
    return not _LIKING.search(before) and not _LIKING.search(after)


def _clause_before(text: str, start: int) -> str:
    """What stands before, back to where the direction last turned. Commas of a list do not turn it."""
    before = text[:start]
    turns = [match.end() for match in _TURN.finditer(before) if not _AGAINST.search(match.group())]
    return before[turns[-1] :] if turns else before


def _sentence_before(text: str, start: int) -> str:
    return re.split(r"[.;!?]|\bbut\b", text[:start])[-1]
