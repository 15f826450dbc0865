"""The questions Sidekick asks, and which one is next. At most two before the first films."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from actions.heard import Heard
from actions.slots import FORM_SLOTS, Slot
from actions.wishes import facts_known

MOST_QUESTIONS: Final = 2
ENOUGH_FACTS: Final = 2

# Questions that "yes" and "no" may answer, besides the form's own (named after their slots).
OFFER: Final = "offer"  # does one of these tempt you?
OTHERS: Final = "others"  # shall I show you others?
LOOSEN: Final = "loosen"  # shall I let go of the wishes?
COMFORT: Final = "comfort"  # something light, after a hard day?
PROFILE: Final = "profile"  # the notebook was just read out
FORGET: Final = "forget"  # erase everything?
CARE: Final = "care"  # somebody is in distress: no question of ours, but no pitch either
WHICH_ACCEPT: Final = "which_accept"
WHICH_SEEN: Final = "which_seen"
WHICH_WATCHLIST: Final = "which_watchlist"
WHICH_DETAILS: Final = "which_details"
WHICH_LIKE: Final = "which_like"

# A bare "the second one" answers these; the action is the one that asked.
ANSWERED_BY: Final = {
    WHICH_SEEN: "action_seen_it",
    WHICH_WATCHLIST: "action_watchlist_add",
    WHICH_DETAILS: "action_ask_details",
    WHICH_LIKE: "action_more_like_this",
}

# After words of distress these are no talk about films.
STILL_IN_DISTRESS: Final = frozenset(
    {"no_preference", "inform", "affirm", "deny", "neutral", "chitchat", "nlu_fallback", "cancel", "reject", "complain",
     "out_of_scope", "limitation", "ask_bot", "accept", "why_ask", "insult", "help"}
)  # fmt: skip

ANSWERING = frozenset({"inform", "ask_recommendation", "no_preference", "correct", "limitation", "deny", "reject"})


def is_in_distress(slots: Mapping[str, Any], heard: Heard) -> bool:
    """Whether the person spoke of distress just now and has not come back to films."""
    is_gentle = heard.intent in STILL_IN_DISTRESS and not heard.names_a_wish
    return slots.get(Slot.PENDING_QUESTION) == CARE and is_gentle


def next_question(slots: Mapping[str, Any], heard: Heard) -> str | None:
    """The slot to ask for, or ``None`` once enough is known, enough was asked, or a film is wanted now."""
    asked = [slot for slot in FORM_SLOTS if slot in (slots.get(Slot.QUESTIONS_ASKED) or ())]
    facts = facts_known(slots)
    if slots.get(Slot.OFFERED_MOVIES) or facts >= ENOUGH_FACTS or len(asked) >= MOST_QUESTIONS:
        return None
    if is_in_distress(slots, heard) or _is_in_a_hurry(heard, facts, bool(asked)):
        return None
    order = (Slot.FAVORITE_MOVIES, Slot.MOOD, Slot.GENRE) if facts else (Slot.GENRE, Slot.MOOD, Slot.FAVORITE_MOVIES)
    open_slots = (slot for slot in order if slot not in asked and slots.get(slot) is None)
    return next(open_slots, None)


def _is_in_a_hurry(heard: Heard, facts: int, was_asked: bool) -> bool:
    """A shrug after something is known, or a bare second request, means: a film now."""
    if heard.intent in {"no_preference", "deny"} and facts:
        return True
    return heard.intent == "ask_recommendation" and was_asked and not heard.names_a_wish


def slot_left_open(slots: Mapping[str, Any], heard: Heard) -> str | None:
    """The asked slot that this message answers without filling: "anything", "no", "with Tom Hanks".

    It is then filled with nothing, so that the question is not asked again.
    """
    asked = slots.get(Slot.PENDING_QUESTION)
    if asked not in FORM_SLOTS or slots.get(asked) is not None:
        return None
    if heard.is_wordless:
        return None
    answers = heard.intent in ANSWERING or (heard.intent == "nlu_fallback" and heard.names_a_wish)
    return asked if answers else None
