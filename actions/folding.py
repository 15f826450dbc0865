"""What a message changes in the list of wishes. Pure: slots and a message in, changed slots out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.heard import EXCLUDE, SEEN, Heard
from actions.positions import named_on_table
from actions.slots import WISH_SLOTS, WISHES_FOR_NOW, Slot
from sidekick.movies.names import split_name

# In these, what is named is what is talked about, not what is wished for.
ABOUT_SOMETHING_ELSE = frozenset(
    {"ask_why", "ask_details", "ask_profile", "forget_me", "remove_preference", "start_over", "why_ask",
     "watchlist_add", "watchlist_show", "watchlist_remove", "out_of_scope", "distress", "insult", "other_language"}
)  # fmt: skip
# In these, a title is the film to start from, to take or to leave; their actions deal with it.
ABOUT_A_FILM = frozenset({"more_like_this", "opposite", "critique", "accept", "reject", "complain"})
SAID_KEPT = 12  # sentences
# A wish for the genre takes back that the mood was not wanted.
MOOD_OF_GENRE: Final = {"horror": "scary", "comedy": "funny", "romance": "romantic"}


class Folder:
    """The slots with one message folded in. ``changed`` holds the new values of the slots that differ."""

    def __init__(self, slots: Mapping[str, Any], heard: Heard) -> None:
        self.before = slots
        self.heard = heard
        self.changed: dict[str, Any] = {}

    def get(self, slot: str) -> list[str]:
        return list(self.changed[slot] if slot in self.changed else self.before.get(slot) or ())

    def put(self, slot: str, values: list[str]) -> None:
        self.changed[slot] = list(dict.fromkeys(values))

    def add(self, slot: str, values: list[str]) -> None:
        if values:
            self.put(slot, self.get(slot) + values)

    def drop(self, slot: str, values: list[str]) -> None:
        kept = [value for value in self.get(slot) if value not in values]
        if len(kept) != len(self.get(slot)):
            self.put(slot, kept)

    @property
    def is_new_request(self) -> bool:
        """Whether the message starts afresh after films were offered: "recommend me a comedy", "just a comedy"."""
        wishes = any(self.heard.values(entity) for entity in WISH_SLOTS)
        afresh = self.heard.intent == "ask_recommendation" or self.heard.asks_for_that_alone
        return afresh and wishes and bool(self.before.get(Slot.SHORTLIST))

    @property
    def changes_its_mind(self) -> bool:
        """Whether a wish known before is gone now."""
        return any(set(self.before.get(wanted) or ()) - set(self.get(wanted)) for wanted, _ in WISH_SLOTS.values())

    @property
    def replaces(self) -> bool:
        """Whether what is named takes the place of earlier wishes of its kind."""
        if self.heard.intent == "correct" or self.heard.says_only:
            return True
        return bool(self.before.get(Slot.SHORTLIST)) and not self.heard.adds


def fold(slots: Mapping[str, Any], heard: Heard) -> dict[str, Any]:
    """The slots that this message changes, with their new values.

    >>> fold({"genre": ["horror"]}, Heard("actually comedy", "correct", [{"entity": "genre", "value": "comedy"}]))
    {'genre': ['comedy'], 'said': ['actually comedy']}
    """
    folder = Folder(slots, heard)
    if heard.intent not in ABOUT_SOMETHING_ELSE:
        _begin_afresh(folder)
        _fold_wishes(folder)
        _fold_films(folder)
        _fold_seen(folder)
        _fold_assumption(folder)
    if heard.text and heard.intent not in {"forget_me", "start_over"}:
        earlier = [] if folder.changes_its_mind else slots.get(Slot.SAID) or []
        folder.changed[Slot.SAID] = [*earlier, heard.text][-SAID_KEPT:]
    return folder.changed


def _begin_afresh(folder: Folder) -> None:
    if folder.is_new_request:
        for slot in WISHES_FOR_NOW:
            if slot != Slot.FAVORITE_MOVIES and folder.get(slot):
                folder.put(slot, [])
    if folder.before.get(Slot.STEER) and folder.heard.names_a_wish:
        folder.changed[Slot.STEER] = None


def _fold_wishes(folder: Folder) -> None:
    for entity, (wanted_slot, excluded_slot) in WISH_SLOTS.items():
        wanted = _more_than_tolerated(folder, excluded_slot, folder.heard.values(entity))
        excluded = folder.heard.values(entity, EXCLUDE)
        if wanted:
            _correct_the_other_kind(folder, entity)
            _lift(folder, excluded_slot, wanted)
            replaces = folder.replaces or (entity == "era" and not folder.heard.adds)
            folder.put(wanted_slot, wanted if replaces else folder.get(wanted_slot) + wanted)
        if excluded:
            folder.drop(wanted_slot, excluded)
            folder.add(excluded_slot, excluded)


def _more_than_tolerated(folder: Folder, excluded_slot: str, wanted: list[str]) -> list[str]:
    """ "Musicals are fine", said of what was excluded, lifts the exclusion and wishes for nothing."""
    tolerated = [value for value in wanted if folder.heard.tolerates and value in folder.get(excluded_slot)]
    _lift(folder, excluded_slot, tolerated)
    return [value for value in wanted if value not in tolerated]


def _lift(folder: Folder, excluded_slot: str, wanted: list[str]) -> None:
    """What is wanted is no longer excluded; nor is the mood that goes with a wanted genre."""
    folder.drop(excluded_slot, wanted)
    if excluded_slot == Slot.EXCLUDED_GENRE:
        folder.drop(Slot.EXCLUDED_MOOD, [MOOD_OF_GENRE[genre] for genre in wanted if genre in MOOD_OF_GENRE])


def _correct_the_other_kind(folder: Folder, entity: str) -> None:
    """ "Something scary" - "actually make that a comedy": the genre replaces the mood when no genre was there."""
    other = {"genre": "mood", "mood": "genre"}.get(entity)
    if folder.heard.intent != "correct" or other is None or folder.heard.values(other):
        return
    if not folder.before.get(WISH_SLOTS[entity][0]) and folder.get(WISH_SLOTS[other][0]):
        folder.put(WISH_SLOTS[other][0], [])


def _fold_films(folder: Folder) -> None:
    heard = folder.heard
    disliked = heard.values("movie", EXCLUDE)
    folder.add(Slot.DISLIKED_MOVIES, disliked)
    for slot in (Slot.FAVORITE_MOVIES, Slot.LIKED_MOVIES, Slot.WATCHLIST):
        folder.drop(slot, disliked)
    favorites = heard.values("movie")
    if not favorites or heard.intent in ABOUT_A_FILM or not _are_favorites(heard):
        return
    folder.drop(Slot.DISLIKED_MOVIES, favorites)
    if heard.intent == "correct":
        folder.drop(Slot.LIKED_MOVIES, folder.get(Slot.FAVORITE_MOVIES)[-1:])
        folder.put(Slot.FAVORITE_MOVIES, folder.get(Slot.FAVORITE_MOVIES)[:-1])
    folder.add(Slot.FAVORITE_MOVIES, favorites)
    folder.add(Slot.LIKED_MOVIES, favorites)


def _are_favorites(heard: Heard) -> bool:
    """A title alone answers "which films do you love?"; in small talk or beside "seen" it needs a word of liking."""
    if heard.intent in {"chitchat", "seen_it", "nlu_fallback", "limitation"}:
        return heard.says_liked
    return heard.says_liked or not heard.says_disliked


def _fold_seen(folder: Folder) -> None:
    """ "Seen the first one. What else?" marks it, whatever the intent."""
    heard = folder.heard
    seen = heard.values("movie", SEEN)
    if heard.says_unseen:
        seen = []
    elif heard.intent == "seen_it":
        seen += named_on_table(folder.before, heard) + heard.values("movie")
    elif heard.says_seen and heard.positions and heard.intent in {"ask_more", "reject", "inform", "ask_recommendation"}:
        seen += named_on_table(folder.before, heard)
    folder.add(Slot.SEEN_MOVIES, seen)
    folder.drop(Slot.WATCHLIST, seen)


def _is_another_film(movie: str, candidate: str) -> bool:
    """Whether a film of the same title is another one: the catalogue knows some films twice, a year apart."""
    year, other = split_name(movie)[1], split_name(candidate)[1]
    return year is not None and other is not None and abs(year - other) > 1


def _fold_assumption(folder: Folder) -> None:
    """Remember a title that could be several films, so that "no, the old one" can be understood."""
    taken = folder.get(Slot.FAVORITE_MOVIES)
    for movie, candidates in folder.heard.candidates.items():
        if movie in taken and any(_is_another_film(movie, name) for name in candidates):
            folder.changed[Slot.ASSUMED_MOVIE] = {"movie": movie, "candidates": candidates, "told": False}
