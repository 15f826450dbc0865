"""One message as understood: intent, text and entities, with the questions that actions ask of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.strangers import stranger

EXCLUDE = "exclude"
SEEN = "seen"

_WORD = re.compile(r"[^\W_]")
_SEEN_WORDS = re.compile(r"\b(seen|saw|watched|know (it|that|this) already)\b", re.IGNORECASE)
_UNSEEN_WORDS = re.compile(r"(n['’]?t|\bnot|\bnever)( \w+)? (seen|saw|watched)\b", re.IGNORECASE)
_LIKING_WORDS = re.compile(r"\b(lov(e|ed|ing)|lik(e|ed)|enjoy(ed)?|ador(e|ed)|favou?rites?|a fan of)\b", re.IGNORECASE)
_DISLIKING_WORDS = re.compile(
    r"\b(hate[ds]?|dislike[ds]?|awful|terrible|boring|(don't|didn't|do not|not) like)\b", re.IGNORECASE
)
_ALONE_WORDS = re.compile(r"\bjust (an?|any|some|something|give|show|want)\b", re.IGNORECASE)
_ONLY_WORDS = re.compile(r"\bonly\b", re.IGNORECASE)
_TOLERANT_WORDS = re.compile(
    r"\b(is|are|be)( now| again| actually| quite)? (ok|okay|fine|all ?right|allowed)\b|\b(don't|do not) mind\b",
    re.IGNORECASE,
)
_ADDING_WORDS = re.compile(r"\b(also|too|as well|plus|in addition|on top of that)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Heard:
    """The latest message. ``entities`` are Rasa's: entity, value, role and, for ambiguous titles, candidates."""

    text: str = ""
    intent: str = ""
    entities: Sequence[Mapping[str, Any]] = field(default_factory=tuple)

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Heard:
        """Read ``tracker.latest_message``."""
        return cls(
            text=message.get("text") or "",
            intent=(message.get("intent") or {}).get("name") or "",
            entities=tuple(message.get("entities") or ()),
        )

    def values(self, entity: str, role: str | None = None) -> list[str]:
        """The values of an entity in one role, each once, in the order said."""
        found = (e["value"] for e in self.entities if e.get("entity") == entity and e.get("role") == role)
        return list(dict.fromkeys(str(value) for value in found))

    @property
    def is_wordless(self) -> bool:
        """Whether there is no letter and no digit in it: "...", a smile, nothing at all. Its intent means nothing."""
        return not _WORD.search(self.text)

    @property
    def positions(self) -> list[str]:
        return self.values("position")

    @property
    def candidates(self) -> dict[str, list[str]]:
        """Titles that could be several films: name taken -> names it could have been."""
        return {
            e["value"]: list(e["candidates"])
            for e in self.entities
            if e.get("entity") == "movie" and len(e.get("candidates") or ()) > 1
        }

    @property
    def stranger(self) -> str | None:
        """What the message calls by a name that is no film known here, else ``None``."""
        return None if self.names_a_wish or self.positions else stranger(self.text)

    @property
    def says_seen(self) -> bool:
        return bool(_SEEN_WORDS.search(_UNSEEN_WORDS.sub("", self.text)))

    @property
    def says_unseen(self) -> bool:
        """Whether all that is said of seeing is that it did not happen: "I haven't seen the first one"."""
        return bool(_UNSEEN_WORDS.search(self.text)) and not self.says_seen

    @property
    def says_liked(self) -> bool:
        """Whether a word of liking is left once words of dislike are taken out ("I don't like it" has none)."""
        return bool(_LIKING_WORDS.search(_DISLIKING_WORDS.sub("", self.text)))

    @property
    def says_disliked(self) -> bool:
        return bool(_DISLIKING_WORDS.search(self.text))

    @property
    def adds(self) -> bool:
        """Whether a wish comes on top of the earlier ones: "something funny too"."""
        return bool(_ADDING_WORDS.search(self.text))

    @property
    def asks_for_that_alone(self) -> bool:
        """Whether the wish replaces all others: "ok, then just a western"."""
        return bool(_ALONE_WORDS.search(self.text))

    @property
    def says_only(self) -> bool:
        """Whether what is named takes the place of its own kind: "only Tom Hanks, then"."""
        return bool(_ONLY_WORDS.search(self.text))

    @property
    def tolerates(self) -> bool:
        """Whether what is named is no longer minded, which is less than wished for: "musicals are fine"."""
        return bool(_TOLERANT_WORDS.search(self.text))

    @property
    def names_a_wish(self) -> bool:
        return any(e.get("entity") in {"genre", "mood", "person", "era", "movie"} for e in self.entities)
