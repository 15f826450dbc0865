"""Phrases that fit an act by their words and still say nothing, or say what a language model cannot know."""

from __future__ import annotations

import re

from sidekick.chat.plan import Plan

HELLO = r"(?:hi|hello|hey|howdy|greetings|good (?:morning|evening|afternoon|day))"
_HELLO_FIRST = re.compile(rf"^\s*{HELLO}(?: there)?\b(?: again)?[\s,.!]*(?=\S)", re.I)
_GREETING = re.compile(rf"\b{HELLO}\b", re.I)
_PUTS_OFF = re.compile(
    r"\blet me (?:think|see|look|check)|\b(?:hold on|one moment|just a (?:second|minute|moment))\b", re.I
)
_UNSURE = re.compile(
    r"\b(?:I'?m|I am) (?:really |just )?(?:not |un)(?:too |so |quite |really )?sure\b|\bno idea\b", re.I
)
_CLAIM = re.compile(
    r"^\W*(?:yes|yeah|yep|yup|no|nope|nah|sure|of course|absolutely|definitely)\b|"
    r"\bI (?:sure |really )?(?:do|can|could|will|am|have)\b",
    re.I,
)
_FILM_TALK = re.compile(
    r"<\|movie\|>|\bit\b(?!'s| is\b)|\b(?:films?|movies?|ones?|watch\w*|see|seen|seeing|saw|cast|act(?:or|ress|ing)\w*|"
    r"ending|scenes?|story|characters?|plot)\b",
    re.I,
)
SMALL_TALK = frozenset(("chat", "answer", "react_praise", "react_refusal"))


def without_hello(text: str) -> str:
    """A reply without the greeting that it begins with, where more follows."""
    return _HELLO_FIRST.sub("", text, count=1)


def is_greeting(text: str) -> bool:
    """Whether a person says hello."""
    return _GREETING.search(text) is not None


def speaks_of_films(text: str) -> bool:
    """Whether a film may be what the last words are about."""
    return _FILM_TALK.search(text) is not None


def says_nothing(text: str, plan: Plan) -> bool:
    """Whether a reply is an empty phrase where something was to be said: an explanation without a reason, small talk
    that puts the person off."""
    if plan.act == "explain":
        reasons = ("<|person|>", "<|year|>", plan.genre, plan.mood)
        return not any(reason and reason.lower() in text.lower() for reason in reasons)
    return plan.act in SMALL_TALK and bool(_PUTS_OFF.search(text) or _UNSURE.search(text))


def claims(text: str) -> bool:
    """Whether an answer says yes or no, or what the assistant can or does."""
    return _CLAIM.search(text) is not None
