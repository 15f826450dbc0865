"""Places in real dialogues where the assistant speaks: what was said before, the plan behind the reply, the reply."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import MOST_FILMS, Turn
from sidekick.movies.catalogue import Movie
from training.language_model.iard import FILE
from training.language_model.labeller import Labeller, read_labeller

HISTORY = 8  # turns that the server shows the model


def data_folder() -> Path | None:
    """The folder of the sources, where there is one."""
    return Path(os.environ["SIDEKICK_DATA"]) if "SIDEKICK_DATA" in os.environ else None


def acts_labeller() -> Labeller | None:
    """The labeller that told the training turns' acts; without IARD none, and rules tell them."""
    data = data_folder()
    return read_labeller(data) if data is not None and (data / FILE).exists() else None


@dataclass(frozen=True)
class Context:
    """``plan.offers`` are canonical names drawn from the catalogue, as many as the reply names films."""

    history: tuple[Turn, ...]
    plan: Plan
    reply: str  # delexicalised

    @property
    def heard(self) -> str:
        """What the person said last."""
        return self.history[-1].text if self.history else ""


def contexts(dialogues: Iterable[Sequence[Turn]], films: Sequence[Movie], rng: random.Random) -> list[Context]:
    """Every assistant turn that answers a person, in the dialogues' order."""
    found = []
    for turns in dialogues:
        for place, turn in enumerate(turns):
            if place and turns[place - 1].from_user and turn.plan is not None:
                count = min(len(turn.plan.offers), MOST_FILMS)
                offers = tuple(movie.name for movie in rng.sample(films, count))
                history = tuple(turns[max(0, place - HISTORY) : place])
                found.append(Context(history, replace(turn.plan, offers=offers), turn.text))
    return found
