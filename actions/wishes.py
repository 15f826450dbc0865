"""The list of wishes, read from the slots: for the recommender, and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from actions.heard import Heard
from actions.slots import WISH_SLOTS, Slot
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.eras import Era
from sidekick.movies.names import split_name
from sidekick.movies.preferences import Preferences
from sidekick.movies.wording import FOR_THE_KIDS, genres_in_words, with_article

# Genres as one leaves them out: "no comedies"; the others stay as they are: "no horror".
PLURALS: Final = {
    "animation": "animated films",
    "biography": "biographies",
    "comedy": "comedies",
    "documentary": "documentaries",
    "drama": "dramas",
    "family": "family films",
    "musical": "musicals",
    "mystery": "mysteries",
    "sport": "sports films",
    "superhero": "superheroes",
    "teen": "teen films",
    "thriller": "thrillers",
    "war": "war films",
    "western": "westerns",
}
BARRED: Final = (Slot.SEEN_MOVIES, Slot.LIKED_MOVIES, Slot.OFFERED_MOVIES, Slot.WATCHLIST)  # never offered
LIKES_LENT = 5  # films liked in earlier conversations that may guide this one


def read_wishes(slots: Mapping[str, Any], catalogue: Catalogue) -> Preferences:
    """Everything the person asked for so far, as the recommender takes it.

    Films offered earlier are barred like films seen: to the recommender offered ones are part of the talk, and draw
    others of their kind, which is wrong for films that were passed over.
    """
    steer = slots.get(Slot.STEER) or {}
    return Preferences(
        genres=_names(slots, Slot.GENRE),
        moods=_names(slots, Slot.MOOD),
        people=_names(slots, Slot.PERSON),
        eras=_names(slots, Slot.ERA),
        favorite_movies=_names(slots, Slot.FAVORITE_MOVIES) or lent_likes(slots, catalogue),
        excluded_genres=_names(slots, Slot.EXCLUDED_GENRE),
        excluded_moods=_names(slots, Slot.EXCLUDED_MOOD),
        excluded_people=_names(slots, Slot.EXCLUDED_PERSON),
        excluded_eras=_names(slots, Slot.EXCLUDED_ERA),
        disliked_movies=_names(slots, Slot.DISLIKED_MOVIES),
        seen_movies=tuple(dict.fromkeys(name for slot in BARRED for name in _names(slots, slot))),
        similar_to=tuple(steer.get("similar_to", ())),
        opposite_of=tuple(steer.get("opposite_of", ())),
        critiques=tuple(steer.get("critiques", ())),
        compared_to=tuple(steer.get("compared_to", ())),
        surprise=bool(steer.get("surprise")),
        utterances=_names(slots, Slot.SAID),
    )


def lent_likes(slots: Mapping[str, Any], catalogue: Catalogue) -> tuple[str, ...]:
    """Films liked in earlier conversations, as far as they fit: with a genre wished for, only films of that genre;
    with any other wish, none.
    """
    liked = [name for name in _names(slots, Slot.LIKED_MOVIES) if catalogue.by_name(name)]
    genres = set(_names(slots, Slot.GENRE))
    if genres:
        liked = [name for name in liked if (movie := catalogue.by_name(name)) and genres & set(movie.genres)]
    elif any(slots.get(slot) for slot in (Slot.MOOD, Slot.PERSON, Slot.ERA)):
        liked = []
    return tuple(liked[-LIKES_LENT:])


def facts_known(slots: Mapping[str, Any]) -> int:
    """How many kinds of wishes are known."""
    return sum(bool(slots.get(slot)) for slot in (Slot.GENRE, Slot.MOOD, Slot.FAVORITE_MOVIES, Slot.PERSON, Slot.ERA))


def describe(slots: Mapping[str, Any]) -> str:
    """The wishes for now, as a phrase: "a tense crime film from the 90s with Al Pacino, in the spirit of Heat, no war".

    Empty without wishes; "anything but horror" when nothing is known but what is not wanted.
    """
    if not facts_known(slots):
        excluded = describe_exclusions(slots)
        return f"anything but {join(excluded, 'or')}" if excluded else ""
    favorites = _names(slots, Slot.FAVORITE_MOVIES)
    only_favorites = favorites and facts_known(slots) == 1
    words = "something" if only_favorites else _kind(_names(slots, Slot.MOOD), _names(slots, Slot.GENRE))
    if eras := _names(slots, Slot.ERA):
        words += f" from {join([Era.parse(era).describe() for era in eras], 'or')}"
    if people := _names(slots, Slot.PERSON):
        words += f" with {join(people)}"
    if favorites:
        spirit = f"in the spirit of {join([split_name(name)[0] for name in favorites[-3:]])}"
        words += f"{' ' if only_favorites else ', '}{spirit}"
    parts = [words]
    parts += [f"no {name}" for name in (*_excluded_genres(slots), *_names(slots, Slot.EXCLUDED_PERSON))]
    parts += [f"nothing {name}" for name in _names(slots, Slot.EXCLUDED_MOOD)]
    parts += [f"nothing from {Era.parse(era).describe()}" for era in _names(slots, Slot.EXCLUDED_ERA)]
    return ", ".join(parts)


def _kind(moods: tuple[str, ...], genres: tuple[str, ...]) -> str:
    """ "a scary, dark horror film", "a film for the kids"; a mood that the genre says already is not said again."""
    kind = genres_in_words(genres)
    told = kind.replace("romance", "romantic")
    feel = ", ".join(mood for mood in moods if mood != FOR_THE_KIDS and mood not in told)
    words = with_article(f"{feel} {kind}".strip())
    return f"{words} {FOR_THE_KIDS}" if FOR_THE_KIDS in moods else words


def without(slots: Mapping[str, Any], relaxed: Sequence[str]) -> dict[str, Any]:
    """The slots less the wishes that were given up: labels such as ``"era: 1990-1999 or 2000-2009"``."""
    kept = dict(slots)
    for label in relaxed:
        kind, _, value = label.partition(": ")
        if kind in WISH_SLOTS:
            wanted = WISH_SLOTS[kind][0]
            kept[wanted] = [name for name in kept.get(wanted) or () if name not in value.split(" or ")]
    return kept


def spoken_now(heard: Heard) -> set[str]:
    """The wishes of the message itself, labelled as the recommender labels them: ``"genre: western"``."""
    labels = {f"{entity}: {value}" for entity in WISH_SLOTS for value in heard.values(entity)}
    eras = f"era: {' or '.join(heard.values('era'))}"
    return labels | {eras} | {f"critique: {value}" for value in heard.values("critique")}


def earlier_wishes(slots: Mapping[str, Any], heard: Heard) -> list[str]:
    """The labels of the wishes that were there before the message; a critique ("newer") only argues with decades and
    moods.
    """
    kinds = ("era", "mood") if heard.values("critique") else tuple(WISH_SLOTS)
    now = spoken_now(heard)
    labels = [f"{kind}: {value}" for kind in kinds for value in _names(slots, WISH_SLOTS[kind][0])]
    return [label for label in labels if label not in now]


def describe_exclusions(slots: Mapping[str, Any]) -> list[str]:
    """What is left out, each by its name."""
    named = [
        *_excluded_genres(slots),
        *(f"{mood} films" for mood in _names(slots, Slot.EXCLUDED_MOOD)),
        *_names(slots, Slot.EXCLUDED_PERSON),
    ]
    return [*named, *(f"films from {Era.parse(era).describe()}" for era in _names(slots, Slot.EXCLUDED_ERA))]


def _excluded_genres(slots: Mapping[str, Any]) -> list[str]:
    return [PLURALS.get(genre, genre) for genre in _names(slots, Slot.EXCLUDED_GENRE)]


def join(names: tuple[str, ...] | list[str], word: str = "and") -> str:
    """ "Heat", "Heat and Ronin", "Heat, Ronin and Thief"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _names(slots: Mapping[str, Any], slot: str) -> tuple[str, ...]:
    return tuple(slots.get(slot) or ())
