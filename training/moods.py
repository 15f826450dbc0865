"""Which films people like when they ask for a mood, and how well the moods hit.

Usage: python -m training.moods            print how well they hit
       python -m training.moods --write    write data/catalogue/moods.csv

A seeker says a mood word; a film that is recommended within the next few messages, and that the seeker liked by
their own questionnaire, should have the mood. Four ways to tell which films have it are compared: the plain genres
that the word brings to mind; the rules of sidekick.movies.moods; the rules and the films that were liked for the
mood (what ships); and a logistic model of genres and themes, cut off so that it holds as many of the films that
people like in general as the rules do. The last two are fitted on four fifths of the recommenders and measured on
the last. *Lift* is the hit rate over the share of all liked films that have the mood: a mapping that lets everything
through has lift 1.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.optimize as optimize
import scipy.sparse as sparse

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets, Mask
from sidekick.movies.moods import MOODS, MOODS_COLUMNS, MOODS_PATH, fits_rule, may_fit
from sidekick.movies.recommenders.words import words
from training.heard_moods import Floats, Heard
from training.recommender.examples import Dialogue
from training.recommender.folds import fold_numbers
from training.recommender.read import dialogues_of
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues

FOLDS = 5
PENALTY = 3.0
LEAST_LIKED = 4  # people who asked for the mood and liked the film
LEAST_LIFT = 2.0  # over others who liked it, one standard error taken off
METHODS = ("plain genres", "rules", "rules and liked", "logistic model")
PLAIN: dict[str, tuple[str, ...]] = {
    "funny": ("comedy",),
    "feel-good": ("comedy", "family"),
    "scary": ("horror",),
    "tense": ("thriller",),
    "sad": ("drama",),
    "romantic": ("romance",),
    "mind-bending": ("science fiction", "mystery"),
    "dark": ("crime", "thriller"),
    "cosy": ("romance", "family"),
    "exciting": ("action", "adventure"),
    "thoughtful": ("drama",),
    "inspiring": ("biography",),
    "nostalgic": ("comedy",),
    "for the kids": ("family", "animation"),
    "gory": ("horror",),
    "violent": ("action", "war"),
}  # the genres that each mood would be without any thought


@dataclass(frozen=True)
class Rate:
    """Counts of liked films: after the mood was asked for, those of them with the mood, all, and all with the mood."""

    asked: float
    hits: float
    liked: float
    with_mood: float

    @property
    def hit(self) -> float:
        return self.hits / max(self.asked, 1)

    @property
    def share(self) -> float:
        return self.with_mood / max(self.liked, 1)

    @property
    def lift(self) -> float:
        return self.hit / self.share if self.share else 0.0


def rate(mask: Mask, mood: str, heard: Heard) -> Rate:
    counts = (heard.after[mood], heard.after[mood][mask], heard.liked, heard.liked[mask])
    return Rate(*(float(count.sum()) for count in counts))


def together(rates: Sequence[Rate]) -> Rate:
    """The rates of several folds as one."""
    return Rate(*(sum(getattr(one, name) for one in rates) for name in ("asked", "hits", "liked", "with_mood")))


def plain(facets: Facets, mood: str) -> Mask:
    return np.logical_or.reduce([facets.genre(genre) for genre in PLAIN[mood]])


def label_matrix(catalogue: Catalogue) -> sparse.csr_matrix:
    """Genres, themes and the themes' words of each film, (films, labels), ones and zeros."""
    labels = [
        {*movie.genres, *movie.themes, *(w for theme in movie.themes for w in words(theme))} for movie in catalogue
    ]
    place = {label: number for number, label in enumerate(sorted(set().union(*labels)))}
    rows = [row for row, found in enumerate(labels) for _ in found]
    columns = [place[label] for found in labels for label in sorted(found)]
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(labels), len(place)))


def learned(labels: sparse.csr_matrix, mood: str, heard: Heard) -> Floats:
    """Log-odds that a liked film was liked after the mood was asked for, told from its labels; (films,)."""
    matrix = sparse.csr_matrix(sparse.vstack([labels, labels]))
    weights = np.concatenate(
        [heard.after[mood], heard.liked * min(1.0, 20 * heard.after[mood].sum() / heard.liked.sum())]
    )
    truth = np.repeat([1.0, 0.0], labels.shape[0])

    def loss(parameters: Floats) -> tuple[float, Floats]:
        logits = matrix @ parameters[:-1] + parameters[-1]
        slope = weights * (1 / (1 + np.exp(-logits)) - truth)
        value = weights @ (np.logaddexp(0, logits) - truth * logits) + PENALTY / 2 * parameters[:-1] @ parameters[:-1]
        return float(value), np.append(matrix.T @ slope + PENALTY * parameters[:-1], slope.sum())

    start = np.zeros(labels.shape[1] + 1)
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return np.asarray(labels @ found[:-1] + found[-1])


def best_until(scores: Floats, known: Mask, liked: Floats, budget: float) -> Mask:
    """The best films of known genre that together hold no more than ``budget`` of the liked ones."""
    order = np.argsort(-np.where(known, scores, -np.inf), kind="stable")
    mask = np.zeros(len(scores), dtype=bool)
    mask[order[: np.searchsorted(np.cumsum(liked[order]), budget, side="right")]] = True
    return mask & known


def liked_for(mood: str, heard: Heard, facets: Facets) -> Mask:
    """Films that the rules miss and that people who asked for the mood liked far more often than others did."""
    after = heard.after[mood]
    cautious = (after - np.sqrt(after)) / np.maximum(heard.liked, 1) / max(after.sum() / heard.liked.sum(), 1e-9)
    allowed = np.array([may_fit(movie, mood) for movie in facets.catalogue])
    return (after >= LEAST_LIKED) & (cautious >= LEAST_LIFT) & allowed & ~facets.mood(mood)


def compare(dialogues: Sequence[Dialogue], catalogue: Catalogue) -> dict[str, dict[str, Rate]]:
    """Mood -> method -> rate."""
    facets, labels = Facets(catalogue, fits_rule), label_matrix(catalogue)
    numbers = fold_numbers(dialogues, FOLDS)
    parts: dict[tuple[str, str], list[Rate]] = {}
    for fold in range(FOLDS):
        seen, new = (
            Heard.of([d for d, n in zip(dialogues, numbers, strict=True) if (n == fold) == held_out], len(catalogue))
            for held_out in (False, True)
        )
        for mood in MOODS:
            rules = facets.mood(mood)
            budget = float(seen.liked[rules].sum())
            logistic = best_until(learned(labels, mood, seen), facets.known_genres, seen.liked, budget)
            masks = (plain(facets, mood), rules, rules | liked_for(mood, seen, facets), logistic)
            for method, mask in zip(METHODS, masks, strict=True):
                parts.setdefault((mood, method), []).append(rate(mask, mood, new))
    return {mood: {method: together(parts[mood, method]) for method in METHODS} for mood in MOODS}


def write(dialogues: Sequence[Dialogue], catalogue: Catalogue, path: Path = MOODS_PATH) -> int:
    """Write the films liked for each mood; returns how many."""
    facets, heard = Facets(catalogue, fits_rule), Heard.of(dialogues, len(catalogue))
    found = [
        (mood, catalogue[film]) for mood in MOODS for film in np.flatnonzero(liked_for(mood, heard, facets)).tolist()
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(MOODS_COLUMNS)
        rows.writerows((mood, movie.id, movie.name) for mood, movie in found)
    return len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {MOODS_PATH.name}")
    catalogue = Catalogue.load()
    if parser.parse_args().write:
        dialogues = dialogues_of(read_dialogues(archive_path(), "all"), catalogue)
        print(f"{MOODS_PATH.name}: {write(dialogues, catalogue)} films liked for a mood beside the rules")
        return
    rates = compare(dialogues_of(read_dialogues(archive_path(), "all"), catalogue), catalogue)
    print(f"{'':14s}{'asked':>6s}" + "".join(f"{method:>22s}" for method in METHODS))
    for mood, found in rates.items():
        cells = "".join(f"  {one.hit:.2f} of {one.share:.2f}, x{one.lift:5.2f}" for one in found.values())
        print(f"{mood:14s}{found['rules'].asked:6.0f}{cells}")


if __name__ == "__main__":
    main()
