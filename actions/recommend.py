"""Films for the wishes so far; correct, take back or limit a wish."""

from __future__ import annotations

from actions.assumptions import settle_assumption
from actions.buttons import YES_NO
from actions.heard import EXCLUDE, SEEN
from actions.offering import offer
from actions.profile import ask_before_forgetting
from actions.questions import ANSWERED_BY, OTHERS, PROFILE, next_question
from actions.replies import Reply
from actions.slots import FORM, WISH_SLOTS, WISHES_FOR_NOW, Slot
from actions.turn import Turn
from actions.wishes import describe, join
from sidekick.movies.eras import Era


class ActionRecommend(Reply):
    """Offers films once the form knows enough."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.positions and turn.question in ANSWERED_BY:
            turn.follow_with(ANSWERED_BY[turn.question])
        elif turn.heard.values("critique") and turn.slots.get(Slot.SHORTLIST):
            turn.follow_with("action_critique")
        else:
            await offer(turn)


class ActionCorrect(Reply):
    """ "Actually make that sci-fi", "no, the old one": says what now holds, and goes on from there."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.positions and turn.slots.get(Slot.SHORTLIST):
            turn.follow_with("action_accept")  # "actually no, the first"
            return
        settled = settle_assumption(turn)
        if settled is None and not turn.heard.names_a_wish:
            turn.say("utter_correct_what", wishes=describe(turn.slots) or "anything goes")
            turn.keep_question()
            return
        if settled or next_question(turn.slots, turn.heard):  # else the films come with the wishes
            turn.say("utter_corrected", wishes=settled or describe(turn.slots))
        turn.follow_with(FORM)


class ActionRemovePreference(Reply):
    """ "Forget the horror", "drop the 90s thing", "forget all that"; and "remove Heat" from the watchlist."""

    async def reply(self, turn: Turn) -> None:
        if _exclude_named(turn):
            turn.follow_with(FORM)
        elif removed := _remove_named(turn) or _remove_all_if_asked(turn):
            turn.set(Slot.STEER, None)
            turn.say("utter_removed", removed=join(removed), buttons=YES_NO)
            turn.ask(OTHERS)
        elif set(turn.heard.values("movie")) & set(turn.get(Slot.WATCHLIST)):
            turn.follow_with("action_watchlist_remove")
        elif turn.question == PROFILE:
            ask_before_forgetting(turn)
        elif wishes := describe(turn.slots):
            turn.say("utter_remove_what", wishes=wishes)
            turn.keep_question()
        else:
            turn.follow_with(FORM)


def _exclude_named(turn: Turn) -> list[str]:
    """ "No more westerns" is not only taken back but left out; "lift the no romance" names what is left out already."""
    new: list[str] = []
    for entity, (wanted_slot, excluded_slot) in WISH_SLOTS.items():
        excluded = [value for value in turn.heard.values(entity, EXCLUDE) if value not in turn.get(excluded_slot)]
        turn.drop(wanted_slot, excluded)
        turn.add(excluded_slot, excluded)
        new += excluded
    return new


def _remove_named(turn: Turn) -> list[str]:
    """Take every named wish and exclusion out of its slot, whichever way it was meant; say what went."""
    removed: list[str] = []
    films = (Slot.FAVORITE_MOVIES, Slot.LIKED_MOVIES, Slot.DISLIKED_MOVIES, Slot.SEEN_MOVIES)
    for entity, slots in {**WISH_SLOTS, "movie": films}.items():
        named = [v for role in (None, EXCLUDE, SEEN) for v in turn.heard.values(entity, role)]
        for slot in slots:
            gone = [value for value in named if value in turn.get(slot)]
            removed += [Era.parse(value).describe() for value in gone] if entity == "era" else gone
            turn.drop(slot, named)
    return list(dict.fromkeys(removed))


def _remove_all_if_asked(turn: Turn) -> list[str]:
    words = set(turn.heard.text.lower().replace(",", " ").split())
    if not words & {"all", "everything", "those"}:
        return []
    wishes = describe({slot: turn.slots.get(slot) for slot in WISHES_FOR_NOW})
    for slot in WISHES_FOR_NOW:
        turn.set(slot, None)
    return [wishes] if wishes else []
