"""The guard: no generated reply reaches a person before it is filled in, checked and tidied.

A reply names only films that were offered, states no year of its own, asks what the plan asks, ends as a sentence does,
and does not pretend to a life ("I watched it with my wife").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from sidekick.chat.acts import fits_act, greets, is_of_another_genre
from sidekick.chat.candidate import Candidate
from sidekick.chat.lexicon import unknown_word
from sidekick.chat.names import Names, has_capital_inside
from sidekick.chat.phrases import claims, says_nothing, without_hello
from sidekick.chat.plan import Plan
from sidekick.chat.tidy import tidy_whole
from sidekick.movies.names import title_key

MOVIE, PERSON, YEAR = "<|movie|>", "<|person|>", "<|year|>"
SHORTEST, LONGEST = 2, 45  # words
WISHED = 0.3  # of the model's mind on a placeholder that it was not allowed: the sentence goes nowhere then
PLACEHOLDER = re.compile(r"<\|[^|>]*\|?>?")
NUMBER = re.compile(r"\d{2,}|\d+[ -]?(?:stars?\b|/)")
_CROWD_WORK = re.compile(
    r"\b(?:submit|turk\w*|survey|task|hit|link|typing|type in|button|screen|trailers?|theat(?:er|re)s?|imdb|google|"
    r"netflix|redbox|youtube|worker|chatting with you|(?:this|the|our) chat|finish(?:ed)? (?:the|this) chat)\b|@|http",
    re.I,
)
_OWN_LIFE = re.compile(
    r"\b(?:my|our) (?:wife|husband|kids?|sons?|daughters?|mom|dad|mother|father|family|friends?|boyfriend|girlfriend|"
    r"brother|sister|childhood|(?:all[- ]time )?favou?rites?)\b|"
    r"\bI(?:'ve| have|'d| had)? (?:also |just |really |only |actually |recently |finally )?(?:saw|seen|"
    r"watch(?:ed)?|never|not|own|cried|grew|remember|rented|went|heard|liked|loved|enjoyed|thought|hated|laughed|"
    r"found|bought|met)\b|"
    r"\bI (?:actually |just |really |also )?(?:haven't|havent|didn't|did|was|have|am into|don't know)\b|"
    r"\bme too\b|\bwhen I\b|"
    r"\bI(?:'m| am) (?:not |really |just |also )*(?:that |a |an )*(?:big |huge |real )?(?:fan|familiar)\b|"
    r"\bI(?:'ll| will| would|'d| should| want to| need to| am going to|'m going to)? (?:have to )?(?:definitely )?"
    r"(?:check (?:it|that|them|those|this)(?: ones?)? out|watch (?:it|that|them|those|this)|"
    r"see (?:it|that|them|this))\b",
    re.I,
)
_CLAIMS = re.compile(
    r"\babout (?:a|an|the|some|two|three|his|her|how|this)\b|\b(?:plot|story (?:of|about|line)|storyline|based on|"
    r"true story|stars?|starring|starred|directed|director|sequel|remake|original|plays|played|set in|oscar\w*|"
    r"award\w*|won|came out|out now|released|new one|same (?:actor|director|guy)|he was|she was|"
    r"actors? (?:is|are|was|were)|"
    r"is in (?:it|that))\b",
    re.I,
)
_UNFINISHED = re.compile(
    r"(?:[,;:&-]|\b(?:a|an|the|and|or|but|with|of|in|on|to|by|from|for|as|is|was|are|were|like|than|about|that's|it's|i'm|"
    r"my|your|his|her|their|called|named|starring|also|very|really|just|if|because|so|between|have you seen|i|i have|"
    r"i've seen|you can|loved|watched|recommend|suggest|it has|has|have))\s*[.!]*$",
    re.I,
)
_POINTS = re.compile(
    r"\b(?:it|its|it's|he|she|him|her|his|they|them|their|those|these|(?:that|this|the|good|great|which) "
    r"(?:one|movie|film)s?|the (?:first|second|original|sequel|plot|ending|book|cast))\b",
    re.I,
)

_SAME_AGAIN = re.compile(
    r"\b(\w{3,})\s+(?:but|and|or)\s+(?:(?:is|was|a|an|the|also|very|really|it's|it)\s+)*\1\b", re.I
)
_RUNS_ON = re.compile(r"<\|movie\|> (?:is|was)\b(?:(?![.,!?;]|\b(?:and|or|but)\b).)*<\|movie\|> (?:is|was)\b", re.I)
_DOUBLED = frozenset(("very", "really", "so", "bye", "ha", "haha", "no", "well", "much", "long", "that", ""))


@dataclass(frozen=True)
class Verdict:
    """A candidate after the guard: the text to say, or why it must not be said."""

    text: str = ""
    fault: str = ""


class Guard:
    """Checks and fills candidates. ``is_crude`` judges one text; ``words`` are those that may be said, all when
    empty."""

    def __init__(self, names: Names, is_crude: Callable[[str], bool], words: Collection[str] = ()) -> None:
        self._names, self._is_crude, self._words = names, is_crude, words

    def judge(
        self,
        candidate: Candidate,
        plan: Plan,
        said_before: Iterable[str] = (),
        has_subject: bool = True,
        is_greeted: bool = True,
    ) -> Verdict:
        """Fill one candidate, or name its first fault.

        Without ``has_subject`` no film or person is spoken of, and "it is a good one" points to nothing. A hello that
        comes twice, or that nobody said first (``is_greeted``), is left out of what is said.
        """
        fault = self._fault_before_filling(candidate, plan)
        said_before = list(said_before)
        words = candidate.text
        if plan.act != "greet" and (said_before or not is_greeted):
            words = without_hello(words)
        if not fault and said_before and greets(words):
            fault = "a second hello"
        if not fault and not has_subject and not plan.offers and _POINTS.search(candidate.text):
            fault = "a word that points to nothing"
        if fault:
            return Verdict(fault=fault)
        text = fill(tidy_whole(words), plan)
        if PLACEHOLDER.search(text):
            return Verdict(fault="a placeholder is left")
        if title_key(text) in {title_key(said) for said in said_before}:
            return Verdict(fault="said before")
        return Verdict(text=text)

    def _fault_before_filling(self, candidate: Candidate, plan: Plan) -> str:
        plain = PLACEHOLDER.sub(" ", candidate.text)
        words = plain.split()
        checks: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("its length", lambda: not SHORTEST <= len(candidate.text.split()) <= LONGEST or not words),
            ("its number of films", lambda: not _right_number_of_films(candidate.text, plan)),
            ("an unfinished sentence", lambda: candidate.wished > WISHED or is_unfinished(candidate.text)),
            ("a name of its own", lambda: self.has_name(candidate.text)),
            ("a number of its own", lambda: bool(NUMBER.search(plain))),
            ("talk of crowd work", lambda: bool(_CROWD_WORK.search(plain))),
            ("a fact of its own", lambda: bool(_CLAIMS.search(plain)) or self._answers_of_itself(plain, plan)),
            ("a life of its own", lambda: bool(_OWN_LIFE.search(plain))),
            ("a repetition", lambda: repeats(words) or bool(_SAME_AGAIN.search(plain))),
            ("sentences that run on", lambda: bool(_RUNS_ON.search(candidate.text))),
            ("another act", lambda: not fits_act(plain, plan)),
            ("an empty phrase", lambda: says_nothing(candidate.text, plan)),
            ("another genre", lambda: is_of_another_genre(plain, plan)),
            ("a crude word", lambda: self._is_crude(plain)),
            ("a word that nobody uses", lambda: bool(unknown_word(plain, self._words))),
        )
        return next((fault for fault, is_at_fault in checks if is_at_fault()), "")

    @staticmethod
    def _answers_of_itself(plain: str, plan: Plan) -> bool:
        """Whether an answer says what nobody told it: "it is sad", "yes, I can"."""
        return plan.act == "answer" and bool(_POINTS.search(plain) or claims(plain))

    def has_name(self, text: str) -> bool:
        """Whether a text spells a film or a person, beside its placeholders."""
        if '"' in text or has_capital_inside(PLACEHOLDER.sub(" film ", text).replace("  ", " ")):
            return True
        return any(self._names.find(part) for part in PLACEHOLDER.split(text))


def is_unfinished(text: str) -> bool:
    """Whether a text breaks off. A placeholder at its end is an end."""
    return _UNFINISHED.search(text.strip()) is not None


def _right_number_of_films(candidate: str, plan: Plan) -> bool:
    films = candidate.count(MOVIE)
    return films == len(plan.offers) if plan.act == "recommend" else films <= len(plan.offers)


def repeats(words: list[str]) -> bool:
    """Whether three words in a row come twice, or one word twice in a row that people do not double."""
    lowered = [word.lower().strip(".,!?") for word in words]
    triples = list(zip(lowered, lowered[1:], lowered[2:], strict=False))
    doubled = {one for one, following in pairwise(lowered) if one == following}
    return len(set(triples)) < len(triples) or bool(doubled - _DOUBLED) or any(a == b == c for a, b, c in triples)


def fill(candidate: str, plan: Plan) -> str:
    """The placeholders replaced by the plan's films, person and year, as far as these go."""
    for placeholder, value in (*((MOVIE, name) for name in plan.offers), (PERSON, plan.person), (YEAR, plan.year)):
        if value:
            candidate = candidate.replace(placeholder, value, 1)
    return candidate
