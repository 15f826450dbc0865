"""What Sidekick knows about a person, said on request and erased on request."""

from __future__ import annotations

from actions.profiles import ProfilesUnavailable
from actions.replies import Reply
from actions.slots import FADING, LASTING, Slot
from actions.turn import Turn
from actions.wishes import describe, describe_exclusions, join


class ActionAskProfile(Reply):
    """Lists every wish, like, dislike and exclusion."""

    async def reply(self, turn: Turn) -> None:
        turn.keep_question()
        lines = _lines(turn)
        if lines:
            turn.say("utter_profile", profile="\n".join(lines), custom=_message(turn))
        else:
            turn.say("utter_profile_empty")


class ActionForgetMe(Reply):
    """Erases the profile; the slot ``forgotten`` makes the tracker store erase the conversation."""

    async def reply(self, turn: Turn) -> None:
        try:
            turn.services.profiles.erase(turn.sender_id)
        except ProfilesUnavailable as error:
            turn.services.log.error("profile not erased: %s", error)
            turn.say("utter_forget_failed")
            return
        for slot in (*FADING, *LASTING, Slot.LAST_TURN, Slot.SERVER_AWAY):
            turn.set(slot, None)
        turn.set(Slot.FORGOTTEN, True)
        turn.say("utter_forgotten", custom={"type": "forgotten"})


def _lines(turn: Turn) -> list[str]:
    tonight = describe({slot: turn.slots.get(slot) for slot in FADING})
    parts = {
        "Tonight you want": tonight,
        "You leave out": join(describe_exclusions(turn.slots)),
        "You love": join(turn.get(Slot.LIKED_MOVIES)),
        "Not for you": join(turn.get(Slot.DISLIKED_MOVIES)),
        "You have seen": join(turn.get(Slot.SEEN_MOVIES)),
        "On your watchlist": join(turn.get(Slot.WATCHLIST)),
    }
    return [f"- {label}: {value}" for label, value in parts.items() if value]


def _message(turn: Turn) -> dict[str, object]:
    return {
        "type": "preferences",
        "genres": turn.get(Slot.GENRE),
        "moods": turn.get(Slot.MOOD),
        "people": turn.get(Slot.PERSON),
        "eras": turn.get(Slot.ERA),
        "favorite_movies": turn.get(Slot.FAVORITE_MOVIES),
        "excluded": describe_exclusions(turn.slots),
        "liked_movies": turn.get(Slot.LIKED_MOVIES),
        "disliked_movies": turn.get(Slot.DISLIKED_MOVIES),
        "seen_movies": turn.get(Slot.SEEN_MOVIES),
        "watchlist": turn.get(Slot.WATCHLIST),
    }
