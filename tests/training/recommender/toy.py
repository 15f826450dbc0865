"""A toy world of dialogues: fans of even-numbered films are recommended even-numbered films, others odd ones."""

from __future__ import annotations

import random
from dataclasses import replace

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.context import Turn
from tests.movies.worlds import even_and_odd
from training.recommender.examples import Dialogue, Opinion
from training.recommender.fit import FitConfig
from training.recommender.ranker import RankerConfig
from training.recommender.tower import TowerConfig

WORLD: Catalogue = even_and_odd(40)
CONFIG = FitConfig(
    folds=2,
    workers=1,
    tower=replace(TowerConfig(), width=16, epochs=40, batch=64, rate=1e-2, least_conversations=2, dropout=0.1),
    ranker=replace(RankerConfig(), trees=30, leaves=4, least_in_leaf=5, threads=1),
)


def even(position: int) -> bool:
    """Whether the film at a catalogue position has an even number (the first film is number one)."""
    return position % 2 == 1


def toy_dialogues(count: int = 120, seed: int = 3) -> list[Dialogue]:
    chance = random.Random(seed)
    return [_dialogue(number, chance) for number in range(count)]


def _dialogue(number: int, chance: random.Random) -> Dialogue:
    start, word = (1, "scary") if chance.random() < 0.5 else (0, "funny")
    first, second, third = chance.sample(range(start, len(WORLD), 2), 3)
    turns = (
        Turn(f"hello I like {word} films"),
        Turn("which ones", by_seeker=False),
        Turn("I loved", movies=(first,)),
        Turn("have you seen", by_seeker=False, movies=(second,)),
        Turn("yes something else"),
        Turn("then try", by_seeker=False, movies=(third,)),
    )
    opinions = {film: Opinion(True, True, True) for film in (first, second, third)}
    return Dialogue(str(1000 + number), turns, f"worker {number % 12}", opinions)
