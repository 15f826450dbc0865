"""Training text: ReDial's dialogues, delexicalised, with the plan before what the assistant says."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from sidekick.chat.crude import is_crude
from sidekick.chat.plan import Plan
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.dialogue import Turn
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from training.language_model.acts import label
from training.redial.records import Dialogue

LONGEST_TURN = 400  # characters
PLAN_KEPT = 0.75  # share of the assistant's turns whose plan the model sees


def to_turns(dialogue: Dialogue, delexicalise: Delexicaliser) -> list[Turn]:
    """A dialogue as turns; messages of one side in a row are one turn. Every assistant turn has its plan."""
    turns: list[Turn] = []
    named: set[int] = set()
    for from_user, texts, ids in _merged(dialogue):
        text = delexicalise(" ".join(texts))[:LONGEST_TURN]
        fresh = len(set(ids) - named)
        named.update(ids)
        first = not any(not turn.from_user for turn in turns)
        turns.append(Turn(text, from_user, None if from_user else label(text, first, fresh)))
    return [turn for turn in turns if turn.text]


def _merged(dialogue: Dialogue) -> Iterator[tuple[bool, list[str], list[int]]]:
    current: tuple[bool, list[str], list[int]] | None = None
    for message in dialogue.messages:
        if current is not None and current[0] == message.from_seeker:
            current[1].append(message.text)
            current[2].extend(message.movie_ids)
            continue
        if current is not None:
            yield current
        current = (message.from_seeker, [message.text], list(message.movie_ids))
    if current is not None:
        yield current


def prepare(dialogues: Iterable[Dialogue], catalogue: Catalogue) -> Iterator[list[Turn]]:
    """Dialogues whose order is known and whose assistant turns hold no crude word."""
    delexicalise = Delexicaliser(NameSpotter(catalogue))
    for dialogue in dialogues:
        if not dialogue.in_order:
            continue
        turns = to_turns(dialogue, delexicalise)
        if len(turns) > 1 and not any(is_crude(turn.text) for turn in turns if not turn.from_user):
            yield turns


def without_some_plans(turns: Iterable[Turn], rng: random.Random, kept: float = PLAN_KEPT) -> list[Turn]:
    """The same turns; some plans are dropped, and some of the facts of the others, so that neither is needed."""
    return [Turn(turn.text, turn.from_user, _thinned(turn.plan, rng, kept)) for turn in turns]


def _thinned(plan: Plan | None, rng: random.Random, kept: float) -> Plan | None:
    if plan is None or rng.random() > kept:
        return None
    genre = plan.genre if rng.random() < 0.8 else ""
    mood = plan.mood if rng.random() < 0.8 else ""
    return Plan(plan.act, plan.offers, genre, mood)
