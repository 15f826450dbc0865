"""Yes, no and hmm: answers to the question that was asked last, never requests of their own."""

from __future__ import annotations

import re
from typing import Final

from actions.buttons import ANSWERS, OPENERS, YES_NO
from actions.feedback import accept, offer_after_reject
from actions.offering import offer
from actions.positions import named_on_table
from actions.questions import COMFORT, FORGET, LOOSEN, OFFER, OTHERS, WHICH_ACCEPT
from actions.replies import Reply
from actions.slots import FORM, FORM_SLOTS, WISHES_FOR_NOW, Slot
from actions.turn import Turn

_WHICH: Final = frozenset({OFFER, WHICH_ACCEPT})

_NOT = re.compile(r"\bnot\b", re.IGNORECASE)


class ActionAffirm(Reply):
    """Yes."""

    async def reply(self, turn: Turn) -> None:
        if _is_critique(turn):
            turn.follow_with("action_critique")
        elif turn.heard.names_a_wish:
            turn.follow_with(FORM)
        elif turn.question in FORM_SLOTS:
            turn.say(f"utter_go_on_{turn.question}", buttons=ANSWERS[str(turn.question)])
            turn.keep_question()
        elif turn.question in _WHICH or turn.heard.positions:
            await accept(turn)
        elif turn.question == OTHERS:
            await offer(turn)
        elif turn.question == LOOSEN:
            await _loosen(turn)
        elif turn.question == COMFORT:
            turn.set(Slot.MOOD, ["feel-good"])
            await offer(turn)
        elif turn.question == FORGET:
            turn.follow_with("action_forget_me")
        else:
            turn.say("utter_affirm", buttons=OPENERS)


async def _loosen(turn: Turn) -> None:
    """Let go of tonight's wishes but the favourites; exclusions stay."""
    for slot in WISHES_FOR_NOW:
        if slot != Slot.FAVORITE_MOVIES:
            turn.set(slot, None)
    turn.set(Slot.STEER, None)
    await offer(turn)


def _is_critique(turn: Turn) -> bool:
    """ "Yes, but newer", "no, funnier", "older maybe"."""
    return bool(turn.heard.values("critique") and turn.slots.get(Slot.SHORTLIST))


class ActionDeny(Reply):
    """No."""

    async def reply(self, turn: Turn) -> None:
        if _is_critique(turn):
            turn.follow_with("action_critique")
        elif turn.heard.names_a_wish or turn.question in FORM_SLOTS:
            turn.follow_with(FORM)  # actions.understanding closed the question
        elif turn.question == OFFER:
            await offer_after_reject(turn)
        else:
            turn.say("utter_deny")


class ActionNeutral(Reply):
    """Hmm, ok, maybe: room to think, and a nudge."""

    async def reply(self, turn: Turn) -> None:
        pointed_at = named_on_table(turn.slots, turn.heard)
        turn.keep_question()
        if _is_critique(turn):
            turn.follow_with("action_critique")
        elif turn.heard.names_a_wish:
            turn.follow_with(FORM)
        elif pointed_at and _NOT.search(turn.heard.text):
            turn.follow_with("action_reject")  # "hmm, not the first"
        elif pointed_at:
            turn.set(Slot.FOCUS_MOVIE, pointed_at[0])
            turn.say("utter_neutral_film", movie=pointed_at[0], buttons=YES_NO)
            turn.ask(OFFER)
        elif turn.question in FORM_SLOTS:
            turn.say("utter_nudge", buttons=ANSWERS[str(turn.question)])
        elif turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_neutral_offer")
        else:
            turn.say("utter_neutral", buttons=OPENERS)
