"""What the words around a name leave no doubt about. All functions take the text before or after the name."""

from __future__ import annotations

import re

from sidekick.nlu.polarity import HIDDEN

# "Ben hates horror" names a friend, for films want nothing.
_WANTS = re.compile(
    r"^\s+(?:hates|loves|likes|wants|prefers|enjoys|thinks|says|can'?t stand|does ?n'?t like)\b", re.IGNORECASE
)
_WATCHES = re.compile(r"\b(?:see|seen|saw|watch|watched|after|about)\s+$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"^\W?\s*(?:percent|%|minutes?|hours?|times|years?|people|friends|films|movies|euros?|dollars?)\b", re.IGNORECASE
)
_AGE = re.compile(
    r"(?:\b(?:he|she|they|we|i|kids?|children|sons?|daughters?|boys?|girls?|twins|brothers?|sisters?|nephews?|nieces?|two)"
    r" ?(?:is|are|am|was|were|'s|'re|'m|s|re|m|(?:just )?turn(?:s|ed))(?: (?:only|just|almost|now|about))? "
    r"|\b(?:aged?|ages) )(?:1?\d(?:,| and| or|, and| to) )*$",
    re.IGNORECASE,
)
# A title before a later number is another film than any that is known: "Dune part two".
_LATER_PART = re.compile(
    r"^\W{1,2}\s*(?:(?:part|vol(?:ume)?\.?|chapter)\s*(?:[2-9]|ii+|iv|two|three|four)|[2-9](?![\W_]?\d))\b"
    r"(?!\s*(?:times|hours?|h|min\w*|days?|weeks?|months?|years?|more|of|stars?|films?|movies?|out|and \d|or)\b)",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"\b(?:save|add|put|stick|keep|move|remove|delete|take|drop)\s+(?:the (?:film|movie)\s+)?\W?$", re.IGNORECASE
)
_FILED = re.compile(
    r"^\W?\s*(?:for later|(?:to|on|onto|off|from) (?:(?:my|the|our) (?:watch ?)?list|(?:my )?watch ?list))\b",
    re.IGNORECASE,
)
_ASLEEP = re.compile(r"^(?:(?!\b(?:before|until|till)\b)[^.!?]){0,60}?\b(?:in bed|asleep|sleeping)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"^\s*(?:are|r|is|go|going|have gone|will be|being|'re)?\s*(?:all |already |now |finally |fast |safely )*"
    r"(?:in bed|to bed|asleep|sleeping|away|gone|out\b|at (?:their|my|his|her|school|grandma|granny|nursery))",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    rf"{HIDDEN}\W? (?:(?:is|was|are|were)(?: (?:so|really|very|pretty|quite|super|also|just|a lot of|good|great))*|"
    r"(?:made|makes) (?:me|us|everyone)) $",
    re.IGNORECASE,
)


def is_person(before: str, after: str) -> bool:
    """Whether what is named wants something."""
    return bool(_WANTS.match(after)) and not _WATCHES.search(before)


def is_amount(before: str, after: str) -> bool:
    """Whether a number counts something, or is somebody's age: "they are 6 and 9"."""
    return bool(_AGE.search(before)) or bool(_AMOUNT.match(after))


def has_later_part(after: str) -> bool:
    """Whether the number of a sequel follows."""
    return bool(_LATER_PART.match(after))


def is_filed(before: str, after: str) -> bool:
    """Whether something is put on a list or taken from one: "save Heat for later"."""
    return bool(_FILES.search(before)) and bool(_FILED.match(after))


def is_away(after: str) -> bool:
    """Whether company is not there: "the kids are in bed"."""
    return bool(_AWAY.match(after) or _ASLEEP.match(after))


def is_description(before: str) -> bool:
    """Whether a mood tells of a film rather than wishes for one: "Big was fun". Titles are ``HIDDEN``."""
    return bool(_DESCRIBED.search(before))
