"""Whether a generated reply does what its plan says: rules over its words."""

from __future__ import annotations

import re

from sidekick.chat.plan import Plan

_ASKS = {
    "ask_genre": re.compile(r"\b(?:kind|type|genre|sort|style)s?\b|looking for", re.I),
    "ask_mood": re.compile(r"\bmood|feel", re.I),
    "ask_favorites": re.compile(r"\b(?:favou?rites?|(?:do|did|have) you|you (?:like|love|enjoy)|last)\b", re.I),
}
_FAREWELL = re.compile(
    r"\b(?:bye|goodbye|enjoy (?:your|the|it|them)|take care|have a|good night|see you|"
    r"hope I(?:'ve| was able to| could)? help(?:ed)?)\b",
    re.I,
)
_WELCOME = re.compile(r"\bwelcome\b", re.I)
_HELLO = re.compile(r"\b(?:hi|hello|hey|howdy|good (?:morning|evening|afternoon|day)|greetings|welcome)\b", re.I)
_PRAISE = re.compile(
    r"\b(?:glad|great|awesome|good|nice|cool|perfect|agree|love|happy|yay|wonderful|excellent|"
    r"enjoy|fantastic|sweet|fun)\b",
    re.I,
)
_SORRY = re.compile(
    r"\b(?:sorry|no problem|no worries|ok(?:ay)?|that's fine|understand|fair enough|hm+|bummer|oh|alright|all right|"
    r"else|another|different|too bad|sure)\b",
    re.I,
)
_GENRE_WORDS = re.compile(
    r"\b(comed\w+|horrors?|action|dramas?|romances?|romantic|thrillers?|sci[- ]?fi|animat\w+|fantasy|musicals?|"
    r"westerns?|war|crime|myster\w+|documentar\w+|family|superhero\w*|scary|funny|kids?|disney|marvel|pixar)\b",
    re.I,
)


def fits_act(text: str, plan: Plan) -> bool:
    """Whether a reply without its placeholders does what the plan says and nothing that another act does."""
    asks = "?" in text
    if plan.act in _ASKS:
        return asks and bool(_ASKS[plan.act].search(text)) and not _FAREWELL.search(text)
    if plan.act == "goodbye":
        return not asks and bool(_FAREWELL.search(text) or _WELCOME.search(text))
    if _FAREWELL.search(text) or (asks and _asks_for_a_wish(text)):
        return False
    if plan.act == "greet":
        return bool(_HELLO.search(text))
    if greets(text) and plan.act != "recommend":
        return False
    if plan.act == "react_praise":
        return not asks and bool(_PRAISE.search(text)) and not re.search(r"\b(?:not|sorry|never|don't)\b", text, re.I)
    if plan.act == "react_refusal":
        return not asks and bool(_SORRY.search(text)) and not re.search(r"\b(?:glad|happy|great)\b", text, re.I)
    return not _WELCOME.search(text) and (not asks or plan.act in ("chat", "recommend"))


def greets(text: str) -> bool:
    """Whether a reply says hello."""
    return _HELLO.match(text.strip()) is not None


def _asks_for_a_wish(text: str) -> bool:
    return bool(_ASKS["ask_genre"].search(text) or re.search(r"\b(?:movies?|films?) (?:do|did|are) you\b", text, re.I))


def is_of_another_genre(text: str, plan: Plan) -> bool:
    """Whether a genre is named that the plan does not speak of."""
    allowed = f"{plan.genre} {plan.mood}".lower()
    return any(word.lower()[:4] not in allowed for word in _GENRE_WORDS.findall(text))
