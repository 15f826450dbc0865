"""The slots by name, and which of them last."""

from __future__ import annotations

from typing import Final


class Slot:
    """Names of the domain's slots."""

    GENRE: Final = "genre"
    MOOD: Final = "mood"
    FAVORITE_MOVIES: Final = "favorite_movies"
    PERSON: Final = "person"
    ERA: Final = "era"
    EXCLUDED_GENRE: Final = "excluded_genre"
    EXCLUDED_MOOD: Final = "excluded_mood"
    EXCLUDED_PERSON: Final = "excluded_person"
    EXCLUDED_ERA: Final = "excluded_era"
    LIKED_MOVIES: Final = "liked_movies"
    DISLIKED_MOVIES: Final = "disliked_movies"
    SEEN_MOVIES: Final = "seen_movies"
    WATCHLIST: Final = "watchlist"
    SHORTLIST: Final = "shortlist"
    OFFERED_MOVIES: Final = "offered_movies"
    FOCUS_MOVIE: Final = "focus_movie"
    REASONS: Final = "reasons"
    STEER: Final = "steer"
    PENDING_QUESTION: Final = "pending_question"
    QUESTIONS_ASKED: Final = "questions_asked"
    ASSUMED_MOVIE: Final = "assumed_movie"
    SAID: Final = "said"
    TOLD: Final = "told"
    LAST_TURN: Final = "last_turn"
    SERVER_AWAY: Final = "server_away"
    FORGOTTEN: Final = "forgotten"
    REQUESTED_SLOT: Final = "requested_slot"


FORM: Final = "preferences_form"
# In the order in which they are asked for: a genre is easiest to say, a favourite tells most.
FORM_SLOTS: Final = (Slot.GENRE, Slot.FAVORITE_MOVIES, Slot.MOOD)

# Entity -> slot of what is wanted, slot of what is not.
WISH_SLOTS: Final = {
    "genre": (Slot.GENRE, Slot.EXCLUDED_GENRE),
    "mood": (Slot.MOOD, Slot.EXCLUDED_MOOD),
    "person": (Slot.PERSON, Slot.EXCLUDED_PERSON),
    "era": (Slot.ERA, Slot.EXCLUDED_ERA),
}

WISHES_FOR_NOW: Final = (Slot.GENRE, Slot.MOOD, Slot.FAVORITE_MOVIES, Slot.PERSON, Slot.ERA)

# Kept in the profile, across conversations.
LASTING: Final = (
    Slot.LIKED_MOVIES,
    Slot.DISLIKED_MOVIES,
    Slot.SEEN_MOVIES,
    Slot.WATCHLIST,
    Slot.EXCLUDED_GENRE,
    Slot.EXCLUDED_MOOD,
    Slot.EXCLUDED_PERSON,
    Slot.EXCLUDED_ERA,
)

# Forgotten when a new sitting begins; OFFERED_MOVIES too, so that last week's offers may come again.
FADING: Final = (
    *WISHES_FOR_NOW,
    Slot.SHORTLIST,
    Slot.OFFERED_MOVIES,
    Slot.FOCUS_MOVIE,
    Slot.REASONS,
    Slot.STEER,
    Slot.PENDING_QUESTION,
    Slot.QUESTIONS_ASKED,
    Slot.ASSUMED_MOVIE,
    Slot.SAID,
    Slot.TOLD,
)
