"""What seekers asked for in mood words, and which films they then liked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sidekick.movies.moods import MOODS
from sidekick.movies.recommenders.words import words
from training.recommender.examples import Dialogue

Floats = npt.NDArray[np.float64]
WITHIN = 4  # messages after the word
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
