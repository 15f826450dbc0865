"""Train the selector of replies: ``models/chat/selector.json``.

For places in one half of the validation dialogues (its training dialogues the model knows too well), the reply of the
person there is set against replies that the served model draws for the same conversation and plan (at temperature 1, so
that their likelihood means what it says) and against what people said elsewhere with the same act. A logistic model on
the differences of their features learns which is the real one. Then it is measured on the other half, beside the rule
of thumb that it replaces.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sidekick.chat.candidate import Candidate
from sidekick.chat.guard import Guard
from sidekick.chat.selector import FEATURES, SELECTOR, by_hand, features
from sidekick.chat.shipped import shipped_guard, shipped_names
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from training.language_model.contexts import Context, acts_labeller, contexts
from training.language_model.drawing import draw
from training.language_model.prepare import prepare
from training.language_model.scoring import Scorer
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues

DRAWN, ELSEWHERE = 4, 2  # rivals of each real reply
FAMOUS = 500  # films that stand in for the offers
Group = tuple[Context, list[Candidate]]  # the real reply first


def places(half: int, count: int, catalogue: Catalogue, seed: int) -> list[Context]:
    """``count`` contexts of a half (0 or 1) of the validation dialogues, chosen by seed."""
    rng = random.Random(seed)
    dialogues = (one for one in read_dialogues(archive_path(), "validation") if int(one.id) % 2 == half)
    turns = prepare(dialogues, catalogue, acts_labeller())
    found = contexts(turns, catalogue.most_mentioned[:FAMOUS], rng)
    return rng.sample(found, min(count, len(found)))


def groups(found: Sequence[Context], folder: Path, guard: Guard, seed: int) -> Iterator[Group]:
    """Real replies that pass the guard, each with its rivals that pass."""
    scorer, writer, rng = Scorer(folder), Writer.load(folder), random.Random(seed)
    elsewhere: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for context in found:
        elsewhere[context.plan.act, len(context.plan.offers)].append(context.reply)
    for context, drawn in draw(writer, found, DRAWN, seed, temperature=1.0, top_p=1.0):
        others = rng.choices(elsewhere[context.plan.act, len(context.plan.offers)], k=ELSEWHERE)
        rivals = [*drawn, *(Candidate(text) for text in others if text != context.reply)]
        fit = [one for one in [Candidate(context.reply), *rivals] if not guard.judge(one, context.plan).fault]
        if len(fit) > 1 and fit[0].text == context.reply:
            yield context, [_measured(one, context, scorer) for one in fit]
    writer.engine.close()


def _measured(candidate: Candidate, context: Context, scorer: Scorer) -> Candidate:
    """The candidate with its likelihood, and how much of it is owed to the conversation."""
    scorer.read(context.history, longest=128)
    here = float(scorer.reply(context.plan, candidate.text).mean())
    scorer.read([], longest=0)
    return replace(
        candidate, log_probability=here, relevance=here - float(scorer.reply(context.plan, candidate.text).mean())
    )


def fit(found: Sequence[Group]) -> dict[str, float]:
    """The weight of each feature."""
    differences = np.concatenate([row[:1] - row[1:] for row in map(_rows, found)])  # (pairs, features)
    scale = differences.std(axis=0) + 1e-9
    both_ways = np.concatenate([differences, -differences]) / scale
    model = LogisticRegression(fit_intercept=False)
    model.fit(both_ways, np.repeat([1, 0], len(differences)))
    return dict(zip(FEATURES, (model.coef_[0] / scale).round(4).tolist(), strict=True))


def _rows(group: Group) -> NDArray[np.float64]:
    context, candidates = group
    return np.array([list(features(one, context.plan, context.heard).values()) for one in candidates])


def picks(found: Sequence[Group], score: Callable[[Candidate, Context], float]) -> dict[str, float]:
    """How often the real reply beats a rival, and all of them."""
    scored = [np.array([score(one, context) for one in candidates]) for context, candidates in found]
    pairs = np.concatenate([(row[0] > row[1:]) + 0.5 * (row[0] == row[1:]) for row in scored])
    first = [float(row[0] == row.max()) / float((row == row.max()).sum()) for row in scored]
    return {"beats_a_rival": round(float(pairs.mean()), 3), "comes_first": round(float(np.mean(first)), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gpt2", type=Path, default=Path("models/gpt2"))
    parser.add_argument("--out", type=Path, default=SELECTOR)
    chosen = parser.parse_args()
    catalogue = Catalogue.load()
    guard = shipped_guard(shipped_names(catalogue))
    training, validation = (
        list(groups(places(half, count, catalogue, chosen.seed), chosen.gpt2, guard, chosen.seed))
        for half, count in ((0, chosen.places), (1, chosen.places * 2 // 3))
    )
    weights = fit(training)
    figures = {
        "selector": picks(validation, lambda one, at: _dot(weights, features(one, at.plan, at.heard))),
        "by_hand": picks(validation, lambda one, at: by_hand(one, at.plan, at.heard)),
        "likelihood": picks(validation, lambda one, at: one.log_probability),
        "chance": {"beats_a_rival": 0.5, "comes_first": round(float(np.mean([1 / len(g[1]) for g in validation])), 3)},
    }
    description = {
        "generated_by": "python -m training.language_model.selector",
        "gpt2": json.loads((chosen.gpt2 / "config.json").read_text())["version"],
        "trained_on": len(training),
        "validated_on": len(validation),
        "figures": figures,
        "weights": weights,
    }
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(description, indent=2) + "\n")
    print(json.dumps(figures))


def _dot(weights: dict[str, float], values: dict[str, float]) -> float:
    return sum(weights[name] * value for name, value in values.items())


if __name__ == "__main__":
    main()
