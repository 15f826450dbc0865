"""The guard: no generated reply reaches a person before it is filled in, checked and tidied.

A reply names only films that were offered, states no year of its own, asks what the plan asks, and does not pretend
to a life ("I watched it with my wife").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sidekick.chat.plan import Plan
from sidekick.movies.names import split_name, title_key
from sidekick.movies.spotting import NameSpotter

MOVIE, PERSON, YEAR = "<|movie|>", "<|person|>", "<|year|>"
SHORTEST, LONGEST = 2, 45  # words
_PLACEHOLDER = re.compile(r"<\|[^|>]*\|?>?")
_DIGITS = re.compile(r"\d{2,}")
_CROWD_WORK = re.compile(
    r"\b(?:submit|turk|survey|task|hit|link|typing|button|screen|trailers?|theat(?:er|re)s?)\b|@|http", re.I
)
_OWN_LIFE = re.compile(
    r"\b(?:my|our) (?:wife|husband|kids?|sons?|daughters?|mom|dad|mother|father|family|friends?|boyfriend|girlfriend|"
    r"brother|sister|childhood|(?:all[- ]time )?favou?rites?)\b|"
    r"\bI(?:'ve| have|'d| had)? (?:also )?(?:saw|seen|watch(?:ed)?|never|not|own|cried|grew|remember|rented|went)\b|"
    r"\bI (?:haven't|didn't|did|was)\b",
    re.I,
)
_ASKS = {
    "ask_genre": re.compile(r"\b(?:kind|type|genre|sort|style)s?\b|looking for", re.I),
    "ask_mood": re.compile(r"\bmood|feel", re.I),
    "ask_favorites": re.compile(r"\b(?:favou?rite|like|love|enjoy|seen|watch)", re.I),
}
_FAREWELL = re.compile(r"\b(?:bye|enjoy|take care|have a|welcome|good night)\b", re.I)
_GENRE_WORDS = re.compile(
    r"\b(comed\w+|horrors?|action|dramas?|romances?|romantic|thrillers?|sci[- ]?fi|animat\w+|fantasy|musicals?|"
    r"westerns?)\b",
    re.I,
)


@dataclass(frozen=True)
class Verdict:
    """A candidate after the guard: the text to say, or why it must not be said."""

    text: str = ""
    fault: str = ""


class Guard:
    """Checks and fills candidates. ``is_crude`` judges one text."""

    def __init__(self, spotter: NameSpotter, is_crude: Callable[[str], bool]) -> None:
        self._spotter, self._is_crude = spotter, is_crude

    def best(self, candidates: Iterable[str], plan: Plan, said_before: Iterable[str] = ()) -> str | None:
        """The best candidate that passes, filled and tidied; ``None`` when none does."""
        known = {title_key(text) for text in said_before}
        verdicts = (self.judge(candidate, plan) for candidate in candidates)
        fit = [verdict.text for verdict in verdicts if not verdict.fault and title_key(verdict.text) not in known]
        return max(fit, key=lambda text: score(text, plan), default=None)

    def judge(self, candidate: str, plan: Plan) -> Verdict:
        """Fill one candidate, or name its first fault."""
        fault = self._fault_before_filling(candidate, plan)
        if fault:
            return Verdict(fault=fault)
        filled = _fill(candidate, plan)
        if _PLACEHOLDER.search(filled):
            return Verdict(fault="a placeholder is left")
        return Verdict(text=tidy(filled))

    def _fault_before_filling(self, candidate: str, plan: Plan) -> str:
        words = _PLACEHOLDER.sub(" ", candidate).split()
        plain = _PLACEHOLDER.sub(" ", candidate)
        checks: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("its length", lambda: not SHORTEST <= len(candidate.split()) <= LONGEST or not words),
            ("its number of films", lambda: not _right_number_of_films(candidate, plan)),
            ("a title or person of its own", lambda: any(True for _ in self._spotter.find(plain))),
            ("a number of its own", lambda: bool(_DIGITS.search(plain))),
            ("talk of crowd work", lambda: bool(_CROWD_WORK.search(plain))),
            ("a life of its own", lambda: bool(_OWN_LIFE.search(plain))),
            ("a repetition", lambda: _repeats(words)),
            ("another act", lambda: not _fits_act(plain, plan)),
            ("another genre", lambda: _other_genre(plain, plan)),
            ("a crude word", lambda: self._is_crude(plain)),
        )
        return next((fault for fault, is_at_fault in checks if is_at_fault()), "")


def _right_number_of_films(candidate: str, plan: Plan) -> bool:
    films = candidate.count(MOVIE)
    return films == len(plan.offers) if plan.act == "recommend" else films <= len(plan.offers)


def _fits_act(text: str, plan: Plan) -> bool:
    asks = "?" in text
    if plan.act in _ASKS:
        return asks and bool(_ASKS[plan.act].search(text))
    if plan.act == "goodbye":
        return not asks and bool(_FAREWELL.search(text))
    if any(pattern.search(text) for pattern in (_FAREWELL, _ASKS["ask_genre"])):
        return False
    return not asks or plan.act in ("chat", "recommend", "greet")


def _other_genre(text: str, plan: Plan) -> bool:
    """Whether a genre is named that the plan does not speak of."""
    allowed = f"{plan.genre} {plan.mood}".lower()
    return any(word.lower()[:4] not in allowed for word in _GENRE_WORDS.findall(text))


def _repeats(words: list[str]) -> bool:
    """Whether three words in a row come twice, or one word three times in a row."""
    lowered = [word.lower().strip(".,!?") for word in words]
    triples = list(zip(lowered, lowered[1:], lowered[2:], strict=False))
    return len(set(triples)) < len(triples) or any(a == b == c for a, b, c in triples)


def _fill(candidate: str, plan: Plan) -> str:
    for name in plan.offers:
        candidate = candidate.replace(MOVIE, f" {name} ", 1)
    if plan.person:
        candidate = candidate.replace(PERSON, f" {plan.person} ", 1)
    if plan.year:
        candidate = candidate.replace(YEAR, f" {plan.year} ", 1)
    return candidate


def tidy(text: str) -> str:
    """Spaces, capitals and the end of a sentence as people print them."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    text = re.sub(r"([!?.])\1{2,}", r"\1", text)
    text = re.sub(r"\bi\b(?=$|[\s',.!?])", "I", text)
    text = re.sub(r"(^|[.!?] )([a-z])", lambda match: match.group(1) + match.group(2).upper(), text)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def score(text: str, plan: Plan) -> float:
    """How well a reply that passed suits: about a dozen words, the fact it may use used, one sentence or two."""
    words = len(text.split()) - sum(len(split_name(name)[0].split()) for name in plan.offers)
    uses_fact = any(fact and fact.lower() in text.lower() for fact in (plan.genre, plan.mood, plan.person))
    return -abs(words - 10) / 10 + (0.5 if uses_fact else 0.0) - 0.3 * max(0, len(re.findall(r"[.!?]", text)) - 2)
