"""Runs on every message, before any answer: the one place where what was said enters the slots."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.folding import fold
from actions.profiles import ProfilesUnavailable
from actions.questions import slot_left_open
from actions.replies import Reply
from actions.slots import FADING, LASTING, Slot
from actions.turn import Turn


class ActionValidateSlotMappings(Reply):
    """Rasa calls this by its fixed name after each message, whatever the intent."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        turn = Turn(dispatcher, tracker, self.services)
        turn.keep_question()
        await self.reply(turn)
        return turn.events(leave_form=False)

    async def reply(self, turn: Turn) -> None:
        _open_sitting(turn)
        for slot, value in fold(turn.slots, turn.heard).items():
            turn.set(slot, value)
        left_open = slot_left_open(turn.slots, turn.heard)
        if left_open:
            turn.set(left_open, [])


def _open_sitting(turn: Turn) -> None:
    """After a long silence, or for a new or forgotten person: drop tonight's wishes, recall what lasts."""
    now = turn.services.now()
    last = turn.slots.get(Slot.LAST_TURN)
    turn.set(Slot.LAST_TURN, now)
    turn.set(Slot.FORGOTTEN, None)
    if last is not None and now - float(last) <= turn.services.settings.sitting_gap:
        return
    for slot in FADING:
        turn.set(slot, None)
    try:
        profile = turn.services.profiles.load(turn.sender_id)
    except ProfilesUnavailable as error:
        turn.services.log.error("profile not read: %s", error)
        return
    for slot in LASTING:
        turn.set(slot, profile.get(slot) or None)
