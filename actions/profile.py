"""What Sidekick knows about a person, said on request and erased on request."""

from __future__ import annotations

from actions.buttons import YES_NO
from actions.heard import EXCLUDE
from actions.profiles import ProfilesUnavailable
from actions.questions import FORGET, PROFILE
from actions.replies import Reply
from actions.slots import FADING, LASTING, WISHES_FOR_NOW, Slot
from actions.turn import Turn
from actions.wishes import describe, describe_exclusions, join


class ActionAskProfile(Reply):
    """Lists every wish, like, dislike and exclusion; or says whether one of them was told."""

    async def reply(self, turn: Turn) -> None:
        turn.keep_question()
        asked = _asked_about(turn)
        lines = _lines(turn)
        if asked:
            known = [name for name in asked if any(name in turn.get(slot) for slot in (*LASTING, *WISHES_FOR_NOW))]
            turn.say("utter_profile_known" if known else "utter_profile_unknown", what=join(known or asked))
        elif lines:
            turn.say("utter_profile", profile="\n".join(lines), custom=_message(turn))
            turn.ask(PROFILE)
        else:
            turn.say("utter_profile_empty")


def _asked_about(turn: Turn) -> list[str]:
    """ "Have I told you that I like Heat?": what is named."""
    entities = ("movie", "person", "genre", "mood")
    return [value for entity in entities for role in (None, EXCLUDE) for value in turn.heard.values(entity, role)]


def ask_before_forgetting(turn: Turn) -> None:
    """ "Forget it", right after the notebook was read out, may mean all of it."""
    turn.say("utter_forget_really", buttons=YES_NO)
    turn.ask(FORGET)


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
