"""Which dialogue act a recommender's turn is, and which facts its wording uses: rules over the delexicalised text."""

from __future__ import annotations

import re

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import MOVIE

_GENRE_WORDS = {
    "comedy": r"comed(?:y|ies)|rom-?coms?",
    "horror": r"horrors?",
    "action": r"action",
    "drama": r"dramas?",
    "romance": r"romances?|romantic",
    "thriller": r"thrillers?|suspense",
    "science fiction": r"sci[- ]?fi|science fiction",
    "animation": r"animat(?:ed|ion)|cartoons?|pixar",
    "family": r"family|kids?|disney",
    "fantasy": r"fantasy",
    "superhero": r"super ?hero(?:es)?|marvel|dc",
    "crime": r"crime|mafia|gangsters?",
    "mystery": r"myster(?:y|ies)",
    "documentary": r"documentar(?:y|ies)",
    "musical": r"musicals?",
    "war": r"war",
    "western": r"westerns?",
}
_MOOD_WORDS = {
    "funny": r"funny|hilarious|laugh",
    "scary": r"scary|creepy|scared",
    "sad": r"sad|cry|tears?",
    "feel-good": r"feel[- ]good|uplifting|heartwarming|cheer",
    "exciting": r"exciting|thrilling|fun",
    "dark": r"dark|gritty",
    "thoughtful": r"thought[- ]provoking|deep|smart",
    "inspiring": r"inspir\w+",
}
_GENRES = {genre: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for genre, words in _GENRE_WORDS.items()}
_MOODS = {mood: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for mood, words in _MOOD_WORDS.items()}
# In order: the first that fits a turn without films is its act.
_ACTS = [
    ("goodbye", r"\b(?:good ?bye|bye|take care|have a (?:great|good|nice|wonderful)|enjoy (?:the|your|it|them)|"
     r"you(?:'| a)?re? (?:very )?welcome|your welcome|good night|hope you enjoy)\b"),
    ("ask_mood", r"\b(?:mood|feel(?:ing)? like)\b.*\?"),
    ("ask_genre", r"\b(?:genre|kind|type|sort|style)s?\b.*\?|\bwhat .*\blook(?:ing)? for\b"),
    ("ask_favorites", r"\b(?:favou?rites?|movies? (?:do|did|have|you)|last movie|you like(?:d)?|enjoyed|name a)\b.*\?"),
    ("explain", r"\b(?:it(?:'| i)?s about|about a|stars?|starring|directed|plot|story|"
     r"because|similar|same (?:director|actor)|based on)\b"),
    ("react_refusal", r"\b(?:sorry|no problem|no worries|that(?:'| i)?s ok(?:ay)?|oh no|hmm|bummer)\b"),
    ("react_praise", r"\b(?:glad|great choice|awesome|good (?:one|choice|to hear|movie)|nice|cool|perfect|me too|"
     r"i agree|love (?:it|that|those)|happy)\b"),
    ("answer", r"^(?:yes|no|yeah|yep|nope|i (?:think|believe|have|haven't|did)|it (?:is|was|has))\b"),
    ("greet", r"^(?:hi|hello|hey|howdy|good (?:morning|evening|afternoon)|greetings)\b"),
]  # fmt: skip
_TASTE = re.compile(r"\b(?:you (?:like|love|enjoy|seen|prefer|watch)|seen any)\b", re.IGNORECASE)
_COMPILED = [(act, re.compile(pattern, re.IGNORECASE)) for act, pattern in _ACTS]


def label(text: str, is_first: bool, fresh_films: int) -> Plan:
    """The plan behind a recommender's delexicalised turn.

    ``fresh_films`` counts the films not named before in the dialogue: naming only known ones is an answer about them.
    """
    films = text.count(MOVIE)
    return Plan(
        act=_act(text, is_first, films, fresh_films),
        offers=(MOVIE,) * films,
        genre=next((genre for genre, pattern in _GENRES.items() if pattern.search(text)), ""),
        mood=next((mood for mood, pattern in _MOODS.items() if pattern.search(text)), ""),
    )


def _act(text: str, is_first: bool, films: int, fresh_films: int) -> str:
    if films and fresh_films:
        return "recommend"
    if is_first and _COMPILED[-1][1].search(text) and "?" not in text:
        return "greet"
    found = next((act for act, pattern in _COMPILED if pattern.search(text)), "chat")
    return "answer" if films and found == "chat" else found


def ask(text: str) -> str:
    """Which question a turn asks, when it is known to ask one; what one is looking for, when it does not say."""
    found = next((act for act, pattern in _COMPILED if act.startswith("ask_") and pattern.search(text)), "")
    return found or ("ask_favorites" if _TASTE.search(text) else "ask_genre")


def react(text: str) -> str:
    """How a turn reacts, when it is known to react to what was said of a film."""
    return next((act for act, pattern in _COMPILED if act.startswith("react_") and pattern.search(text)), "chat")
