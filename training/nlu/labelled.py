"""The seeker's turns of IARD dialogues with what Sidekick understood of them, and how well the taxonomy is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sidekick.launch.dialogue_model import ensure_model
from training.nlu.iard import Dialogues, grouped
from training.nlu.scores import Counted
from training.nlu.taxonomy import Taxonomy, fold_of
from training.nlu.turn_features import Features, Heard, seeker_turns, split_sentences
from training.nlu.understanding import Understood, understand

RARE = 30  # turns below which a group is reported and not averaged
Understand = Callable[[Path, Iterable[str]], list[Understood]]


@dataclass(frozen=True)
class Labelled:
    """One of the seeker's turns: its dialogue, its features, and the groups it belongs to."""

    dialogue: str
    features: Features
    groups: frozenset[str]


@dataclass(frozen=True)
class GroupScore:
    """How often a group was meant, and its F1."""

    turns: int
    f1: float


def labelled_turns(dialogues: Dialogues) -> Iterator[Labelled]:
    """Every turn of every seeker, understood by the shipped model. Raises ``IardError`` for an unknown label."""
    sentences = [s for turns in dialogues.values() for turn in turns for s in (turn.text, *split_sentences(turn.text))]
    found = dict(zip(sentences, understand(ensure_model(), sentences), strict=True))
    for name, turns in dialogues.items():
        heard = [
            Heard(t.text, t.from_seeker, found[t.text], tuple(found[s] for s in split_sentences(t.text))) for t in turns
        ]
        labels = [grouped(turn.labels) for turn in turns if turn.from_seeker]
        for features, groups in zip(seeker_turns(heard), labels, strict=True):
            yield Labelled(name, features, groups)


def score(turns: Sequence[Labelled], taxonomy: Taxonomy) -> dict[str, GroupScore]:
    """F1 of every group that occurs, each turn judged by weights that never saw its dialogue."""
    counted: dict[str, Counted] = {group: Counted() for turn in turns for group in turn.groups}
    for turn in turns:
        judges = taxonomy[fold_of(turn.dialogue, len(taxonomy))]
        found = {group for group, judge in judges.items() if judge.holds(turn.features)}
        for group, counts in counted.items():
            counts.add({group} & turn.groups, {group} & found)
    times = Counter(group for turn in turns for group in turn.groups)
    return {group: GroupScore(times[group], counts.f1) for group, counts in counted.items()}


def macro(scores: Mapping[str, GroupScore], rare: int = RARE) -> float:
    """Mean F1 of the groups with at least ``rare`` turns; 0 when there are none."""
    averaged = [one.f1 for one in scores.values() if one.turns >= rare]
    return sum(averaged) / len(averaged) if averaged else 0.0
