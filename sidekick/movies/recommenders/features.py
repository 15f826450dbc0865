"""What the ranker sees of a conversation and a film: the same numbers in training and in service."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sidekick.movies.facets import Facets
from sidekick.movies.recommenders.context import Context, Named
from sidekick.movies.recommenders.dialogues import Dialogues
from sidekick.movies.recommenders.facts import Facts
from sidekick.movies.recommenders.links import Links
from sidekick.movies.recommenders.tower import Tower

Floats = npt.NDArray[np.float32]
Positions = npt.NDArray[np.intp]

EASE_SHARE = 12.0  # EASE beside the tower's log-probability when candidates are chosen
DIALOGUES_SHARE = 0.6  # the most named in dialogues like this one, likewise
NEAREST = (30, 300)  # dialogues that are looked up
OPINION_PRIOR = (8.0, 10.0)  # liked, of so many: what a film is taken to be before anyone judged it


@dataclass(frozen=True)
class Standing:
    """What training dialogues say of each film on its own; every array is (movies,)."""

    mentions: Floats  # dialogues that name it
    recommended: Floats  # recommender messages that name it
    liked: Floats  # people who liked it
    judged: Floats  # people who said whether they did


@dataclass(frozen=True)
class Sources:
    """Everything that has an opinion about a film in a conversation."""

    facets: Facets
    facts: Facts
    towers: tuple[Tower, ...]
    ease: Links
    together: Links  # cosine of dialogues
    follows: Links  # named next, from film to film
    dialogues: Dialogues
    standing: Standing


@dataclass(frozen=True)
class Opinions:
    """The sources' scores for one conversation; every array is (movies,)."""

    context: Context
    dense: dict[str, Floats] = field(default_factory=dict)

    def blend(self) -> Floats:
        """The score by which candidates are chosen."""
        named = self.dense["dialogues_many"]
        share = np.log1p(20 * named / (named.max() or 1))
        return self.dense["tower"] + np.float32(EASE_SHARE) * self.dense["ease"] + np.float32(DIALOGUES_SHARE) * share


def listen(sources: Sources, context: Context) -> Opinions:
    """Ask every source about every film."""
    named = list(context.named())
    positions = [film.position for film in named]
    few, many = sources.dialogues.scores(context, NEAREST)
    dense: dict[str, Floats] = {
        "tower": np.mean([tower.scores(context) for tower in sources.towers], axis=0).astype(np.float32),
        "ease": sources.ease.sums((position, 1.0) for position in positions),
        "ease_seeker": sources.ease.sums((film.position, 1.0) for film in named if film.by_seeker),
        "ease_latest": sources.ease.sums((position, 1.0) for position in positions[-2:]),
        "together": sources.together.sums((position, 1.0) for position in positions),
        "together_best": sources.together.best(positions),
        "follows": sources.follows.sums((film.position, 0.8**film.age) for film in named),
        "dialogues_few": few,
        "dialogues_many": many,
        "likeness": sources.facts.likeness(positions),
        "likeness_latest": sources.facts.likeness(positions[-2:]),
        **{f"said_{kind}": match for kind, match in sources.facts.matches(context).items()},
    }
    return Opinions(context, dense)


def candidates(opinions: Opinions, allowed: npt.NDArray[np.bool_], count: int) -> Positions:
    """The ``count`` allowed films with the best blend, best first."""
    blend = np.where(allowed, opinions.blend(), -np.inf)
    best = np.argpartition(-blend, count)[:count] if count < len(blend) else np.arange(len(blend))
    best = best[np.argsort(-blend[best], kind="stable")]
    return best[allowed[best]]


def film_table(sources: Sources) -> dict[str, Floats]:
    """What does not depend on the conversation, (movies,) each; worked out once."""
    standing, facets = sources.standing, sources.facets
    liked, judged = OPINION_PRIOR
    return {
        "fame": np.log1p(standing.mentions),
        "recommended_share": (standing.recommended + 1) / (standing.mentions + 2),
        "liking": (standing.liked + np.float32(liked)) / (standing.judged + np.float32(judged)),
        "year": facets.years.astype(np.float32),
    }


def feature_rows(
    sources: Sources, table: dict[str, Floats], opinions: Opinions, positions: Positions
) -> tuple[Floats, tuple[str, ...]]:
    """The features of the films at ``positions``, (films, features), and the features' names."""
    columns = {name: scores[positions] for name, scores in opinions.dense.items()}
    columns["blend"] = opinions.blend()[positions]
    for name in ("tower", "blend", "ease"):
        columns[f"{name}_rank"] = _log_ranks(columns[name])
    columns["tower_gap"] = columns["tower"] - opinions.dense["tower"].max()
    columns |= {name: values[positions] for name, values in table.items()}
    columns |= _company(sources, opinions.context, positions)
    columns |= _stage(opinions.context, len(positions))
    return np.column_stack(list(columns.values())).astype(np.float32), tuple(columns)


def _log_ranks(scores: Floats) -> Floats:
    ranks = np.empty(len(scores), dtype=np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(len(scores), dtype=np.float32)
    return np.log1p(ranks)


def _company(sources: Sources, context: Context, positions: Positions) -> dict[str, Floats]:
    """How the films sit with those named so far: franchise, years."""
    named = [film.position for film in context.named()]
    facets = sources.facets
    years = facets.years[positions].astype(np.float32)
    known = [float(facets.years[position]) for position in named if facets.years[position]]
    middle, latest = (np.mean(known), known[-1]) if known else (np.nan, np.nan)
    away = np.where(years > 0, years - np.float32(middle), np.nan)
    return {
        "franchise": np.isin(facets.franchises[positions], facets.franchises[named]).astype(np.float32),
        "years_from_middle": away,
        "years_from_latest": np.where(years > 0, np.abs(years - np.float32(latest)), np.nan),
    }


def _stage(context: Context, count: int) -> dict[str, Floats]:
    """How far the conversation is: the same for every film, there for the trees to branch on."""
    named: list[Named] = list(context.named())
    values = {
        "turns": len(context.turns),
        "named": len(named),
        "named_by_seeker": sum(film.by_seeker for film in named),
        "words": sum(len(turn.text) for turn in context.turns) / 5,
        "words_last": len(context.turns[-1].text) / 5 if context.turns else 0,
    }
    return {name: np.full(count, value, dtype=np.float32) for name, value in values.items()}
