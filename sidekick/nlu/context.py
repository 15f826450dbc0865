"""Whether a short or everyday word is meant as a title: "It", "Up", "Get Out", "Heat"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from sidekick.nlu.words import Word

_CUE_BEFORE = re.compile(
    r"(?:\b(?:lov(?:e|ed|ing)|lik(?:e|ed)|enjoy(?:ed)?|ador(?:e|ed)|hat(?:e|ed)|dislik(?:e|ed)|watch(?:ed|ing)?|seen|saw|see|"
    r"rewatch(?:ed)?|favou?rites? (?:is|are|was|movie is|film is)|movies?|films?|called|titled|named|"
    r"similar to|(?:more|stuff|things?|something|anything|films?|movies?|one) like|such as|reminds me of|about|than|add|remove|in|of|fan of|to|"
    r"is|was|for|with|e\.?g\.?|directed|made|stars in)(?: (?:the|a|an|movie|film|maybe|also|both|either))*)\W{0,3}$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\b(?:movies?|films?|called|titled|named|(?:more|something|anything|stuff|movies|films) like|such as|similar to)\W{0,3}$",
    re.IGNORECASE,
)
_LIKING_CUE = re.compile(
    r"\b(?:lov(?:e|ed)|liked?|enjoyed|adored?|hated?|disliked|watch(?:ed)?|seen|saw|favou?rite (?:is|movie is|film is))"
    r"(?: (?:the|both|also|movie|film))*\W{0,3}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^\W{0,2}\s*(?:\(?(?:19|20)\d\d\b|(?:the )?(?:movie|film)\b|(?:was|is) (?:a )?(?:great|good|my|awesome|amazing|brilliant|funny))"
)
_JOINED = re.compile(r"^\W*(?:and|or|&|also|plus|as well as|then)?\W*$", re.IGNORECASE)
EVERYDAY = {
    "arrival", "big", "bright", "cars", "casino", "choice", "click", "clue", "drive", "friday", "fun", "ghost", "gone", "heat",
    "help", "home", "hook", "house", "identity", "kids", "life", "logan", "love", "luck", "mask", "mine", "monster", "mother",
    "neighbors", "others", "post", "red", "rent", "ring", "salt", "saw", "scream", "seven", "sing", "sisters", "speed", "spy",
    "split", "taken", "ted", "thing", "town", "vacation", "war", "wonder", "action", "alien", "aliens", "avatar", "blow", "brave",
    "buried", "chicago", "commuter", "creed", "elf", "fury", "game", "gifted", "gravity", "hush", "joy", "look", "mama", "miracle",
    "misery", "mist", "night", "notebook", "passengers", "pixels", "predator", "prisoners", "proposal", "psycho", "rocky", "room",
    "secret", "signs", "stripes", "super", "thanks", "tonight", "trolls", "troy", "twilight", "wanted", "witch", "zombies", "movie",
    "film", "comedy", "okay", "sure", "please", "funny", "bye", "good", "great", "perfect", "yes", "no", "hi", "hello", "sorry",
    "people", "girlfriend", "friends", "family", "weekend", "today", "tomorrow", "date", "music", "sport", "story", "sex", "drugs",
    "stop", "wait", "next", "more", "other", "another", "new", "old", "best", "better", "first", "second", "third", "last", "list",
    "start", "again", "remember", "forget", "maybe", "cool", "nice", "ok", "right", "wrong", "weird", "different", "same", "hate",
    "happy", "sad", "crazy", "insane", "wild", "legend", "classic", "bad", "worst", "sleep", "sleepers", "sleeper", "rain", "water",
    "watch", "want", "see", "find", "show", "tell", "give", "make", "think", "know", "need", "try", "play", "run", "choose", "pick",
    "recommend", "suggest", "movies", "films", "ask", "feel", "end", "fall", "rise", "bring", "day", "days", "year", "years",
    "man", "woman", "men", "women", "girl", "girls", "boy", "boys", "friend", "wife", "husband", "mom", "dad", "kid", "child", "baby",
    "time", "way", "world", "work", "job", "money", "food", "cat", "dog", "dogs", "cats", "book", "books", "school", "high", "low",
    "true", "false", "real", "fake", "free", "dead", "alive", "dark", "light", "hot", "cold", "long", "short", "little", "small",
    "paris", "london", "america", "christmas", "holidays", "holiday", "killers", "killer", "robots", "robot", "gangster", "gangsters",
}  # fmt: skip


def is_everyday(words: Sequence[Word]) -> bool:
    """Whether all words are ones people use all the time."""
    return all(word.norm in STOP_WORDS or word.norm in EVERYDAY or len(word.norm) < 3 for word in words)


def is_meant(text: str, words: Sequence[Word], after_title: int | None, whole_message: bool) -> bool:
    """Whether these words, which are also a title, name it here. ``after_title`` is where the title before them ended."""
    start, end = words[0].start, words[-1].end
    before, after = text[:start], text[end:]
    if _is_quoted(before, after) or _CUE_AFTER.match(after) or _STRONG_CUE.search(before):
        return True
    capitals = all(word.typed[0].isupper() for word in words)
    inside = bool(before.strip()) and before.rstrip()[-1:] not in ".!?"
    if capitals and inside and not text.isupper():
        return True
    if all(word.norm in STOP_WORDS for word in words) and len(words) == 1:
        return False  # "I loved it" is not the clown
    if after_title is not None and _JOINED.match(text[after_title:start]):
        return True
    if is_everyday(words):
        return bool(_LIKING_CUE.search(before)) and _ends_clause(after)
    if len(words) == 1:
        return whole_message or bool(_CUE_BEFORE.search(before)) or (capitals and bool(after.strip()))
    return True


def _is_quoted(before: str, after: str) -> bool:
    return before[-1:] in "\"'“‘*" and after[:1] in "\"'”’*" and bool(before[-1:]) and bool(after[:1])


def _ends_clause(after: str) -> bool:
    """Whether the clause ends here: "i loved heat" and "loved heat and ...", not "i love big dogs"."""
    return bool(re.match(r"^\s*(?:$|[,.!?;)]|and\b|or\b|but\b|too\b|so\b|a lot\b|was\b|is\b)", after, re.IGNORECASE))
