"""How well the moods hit: what seekers liked after they asked for a mood, against the plain genre mapping.

Usage: python -m training.moods

A seeker says a mood word; a film that is recommended within the next few messages, and that the seeker liked by
their own questionnaire, should have the mood. Three ways to tell which films have it are compared: the rules of
sidekick.movies.moods, the plain genres that the word brings to mind, and a logistic model of genres and themes
fitted on four fifths of the recommenders, measured on the last, and cut off so that it holds as many of the films
that people like in general as the rules do. *Lift* is the hit rate over the share of all liked films that have the
mood: a mapping that lets everything through has lift 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.optimize as optimize
import scipy.sparse as sparse

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets, Mask
from sidekick.movies.moods import MOODS
from sidekick.movies.recommenders.words import words
from training.recommender.examples import Dialogue
from training.recommender.folds import fold_numbers
from training.recommender.read import dialogues_of
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues

Floats = npt.NDArray[np.float64]
WITHIN = 4  # messages after the word
FOLDS = 5
PENALTY = 3.0
NEGATIONS = frozenset(["avoid", "don't", "dont", "hate", "isn't", "less", "never", "no", "not", "nothing", "without"])
NEGATES = 3  # words before the mood's
WORDS: dict[str, tuple[str, ...]] = {
    "funny": ("funny", "hilarious", "laugh", "laughs", "goofy", "silly", "humor", "humorous"),
    "feel-good": ("uplifting", "heartwarming", "happy", "lighthearted", "cheerful", "upbeat"),
    "scary": ("scary", "scare", "scares", "creepy", "spooky", "terrifying", "frightening"),
    "tense": ("suspense", "suspenseful", "tense", "gripping"),
    "sad": ("sad", "cry", "crying", "tearjerker", "emotional"),
    "romantic": ("romantic", "romance", "romcom"),
    "mind-bending": ("twist", "twists", "trippy", "confusing", "weird"),
    "dark": ("dark", "darker", "gritty", "disturbing"),
    "cosy": ("cosy", "cozy", "relaxing", "wholesome"),
    "exciting": ("exciting", "adventure", "intense", "explosions"),
    "thoughtful": ("thoughtful", "meaningful", "serious", "smart", "intelligent"),
    "inspiring": ("inspiring", "inspirational", "motivational"),
    "nostalgic": ("nostalgic", "nostalgia", "classic", "classics", "childhood"),
    "for the kids": ("kids", "kid", "children", "family", "daughter", "son"),
    "gory": ("gory", "gore", "bloody", "blood"),
    "violent": ("violent", "violence", "fights", "fighting"),
}
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
_MOOD_OF = {word: mood for mood, said in WORDS.items() for word in said}


@dataclass(frozen=True)
class Heard:
    """How often each film was liked soon after a mood was asked for, and how often at all; (films,) each."""

    after: dict[str, Floats]
    liked: Floats

    @classmethod
    def of(cls, dialogues: Iterable[Dialogue], films: int) -> Heard:
        heard = cls({mood: np.zeros(films) for mood in MOODS}, np.zeros(films))
        for dialogue in dialogues:
            for film in _liked_recommendations(dialogue):
                heard.liked[film] += 1
            for mood, film in liked_after_moods(dialogue):
                heard.after[mood][film] += 1
        return heard


@dataclass(frozen=True)
class Rate:
    """Hits among the films liked after a mood was asked for, and the mood's share of all liked films."""

    asked: float
    hit: float
    share: float

    @property
    def lift(self) -> float:
        return self.hit / self.share if self.share else 0.0


def moods_said(text: str) -> set[str]:
    """Moods that the text asks for; "not scary" does not."""
    said = words(text)
    return {
        _MOOD_OF[word]
        for place, word in enumerate(said)
        if word in _MOOD_OF and not NEGATIONS.intersection(said[max(0, place - NEGATES) : place])
    }


def liked_after_moods(dialogue: Dialogue) -> Iterator[tuple[str, int]]:
    """(mood, film) for each liked film that was recommended within ``WITHIN`` messages of the mood's word."""
    if not dialogue.in_order:
        return
    heard: dict[str, int] = {}
    for number, turn in enumerate(dialogue.turns):
        if turn.by_seeker:
            heard |= dict.fromkeys(moods_said(turn.text), number)
            continue
        for film in turn.movies:
            if film in dialogue.opinions and dialogue.opinions[film].liked:
                yield from ((mood, film) for mood, place in heard.items() if number - place <= WITHIN)


def _liked_recommendations(dialogue: Dialogue) -> set[int]:
    recommended = {film for turn in dialogue.turns if not turn.by_seeker for film in turn.movies}
    return {film for film in recommended if film in dialogue.opinions and dialogue.opinions[film].liked}


def rate(mask: Mask, mood: str, heard: Heard) -> Rate:
    asked = heard.after[mood].sum()
    return Rate(
        float(asked),
        float(heard.after[mood][mask].sum() / max(asked, 1)),
        float(heard.liked[mask].sum() / max(heard.liked.sum(), 1)),
    )


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


def compare(dialogues: Sequence[Dialogue], catalogue: Catalogue) -> dict[str, tuple[Rate, Rate, Rate]]:
    """Mood -> rates of the rules, of the plain genres and of the learned model."""
    facets, labels = Facets(catalogue), label_matrix(catalogue)
    numbers = fold_numbers(dialogues, FOLDS)
    everything = Heard.of(dialogues, len(catalogue))
    sums: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        kept, left = (
            [d for d, n in zip(dialogues, numbers, strict=True) if (n == fold) == out] for out in (False, True)
        )
        seen, new = Heard.of(kept, len(catalogue)), Heard.of(left, len(catalogue))
        for mood in MOODS:
            budget = float(seen.liked[facets.mood(mood)].sum())
            mask = best_until(learned(labels, mood, seen), facets.known_genres, seen.liked, budget)
            sums[mood, "hits"] += new.after[mood][mask].sum()
            sums[mood, "liked"] += new.liked[mask].sum()
    rates = {}
    for mood in MOODS:
        asked = everything.after[mood].sum()
        model = Rate(asked, sums[mood, "hits"] / max(asked, 1), sums[mood, "liked"] / max(everything.liked.sum(), 1))
        rates[mood] = (rate(facets.mood(mood), mood, everything), rate(plain(facets, mood), mood, everything), model)
    return rates


def main() -> None:
    catalogue = Catalogue.load()
    rates = compare(dialogues_of(read_dialogues(archive_path(), "all"), catalogue), catalogue)
    print(f"{'':14s}{'asked':>6s}" + "".join(f"{name:>22s}" for name in ("rules", "plain genres", "learned")))
    for mood, found in rates.items():
        cells = "".join(f"  {one.hit:.2f} of {one.share:.2f}, x{one.lift:5.2f}" for one in found)
        print(f"{mood:14s}{found[0].asked:6.0f}{cells}")


if __name__ == "__main__":
    main()
