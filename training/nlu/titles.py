"""How well films are linked in ReDial's messages, with titles in lower case and typos in half of the longer ones.

A link is right when the film has the tagged title, whatever its year. A film that is named although nothing was
tagged there is wrong, unless people typed a title without tagging it: the words are written like a title, or they
were a tagged film most of the time they occur in the training dialogues.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu.linker import Counts
from sidekick.nlu.reader import Mention
from sidekick.nlu.words import norms
from training.nlu.scores import Counted
from training.nlu.tagged import TaggedMessage, tagged_messages
from training.nlu.written import looks_like_a_title
from training.redial.records import Dialogue

SEED = 0
USUALLY = 0.75  # share of the training occurrences of some words that were tagged
NO_COUNTS = Counts()
Read = Callable[[str], Sequence[Mention]]


@dataclass
class Linking:
    """Counts over all messages, how many unlabelled titles were left out, and the messages that went wrong."""

    counted: Counted = field(default_factory=Counted)
    untagged: int = 0
    faults: list[str] = field(default_factory=list)


def measure_linking(
    dialogues: Iterable[Dialogue], catalogue: Catalogue, read: Read, counts: Counts = NO_COUNTS
) -> Linking:
    """``counts`` are those of the training dialogues."""
    result = Linking()
    for message in tagged_messages(dialogues, catalogue, random.Random(SEED)):
        _judge(message, read(message.text), counts, result)
    return result


def _judge(message: TaggedMessage, mentions: Sequence[Mention], counts: Counts, result: Linking) -> None:
    expected = {" ".join(norms(tag.title)) for tag in message.tags}
    found = {}
    for mention in mentions:
        title = " ".join(norms(mention.value.rsplit(" (", 1)[0]))
        if mention.entity != "movie":
            continue
        if title not in expected and _is_untagged_title(message, mention, counts):
            result.untagged += 1
        else:
            found[title] = mention
    result.counted.add(expected, found.keys())
    if expected != found.keys():
        missed, wrong = sorted(expected - found.keys()), [f"{m.value}" for t, m in found.items() if t not in expected]
        result.faults.append(f"missed {missed}, wrong {wrong}: {message.text}")


def _is_untagged_title(message: TaggedMessage, mention: Mention, counts: Counts) -> bool:
    if any(mention.start < tag.end and tag.start < mention.end for tag in message.tags):
        return False
    linked, plain = counts.keys.get(" ".join(norms(message.text[mention.start : mention.end])), (0, 0))
    usual = linked >= USUALLY * (linked + plain) and linked >= 3
    return usual or looks_like_a_title(message.text, mention.start, mention.end)
