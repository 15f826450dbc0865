"""Conversations on disk: Rasa's SQL store, with pages that keep long talks fast and rows that can be erased."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_A_PAGE = 6
FORGOTTEN = "forgotten"  # the slot by which the dialogue asks for the rows to be erased


def tracker_url() -> str:
    """``SIDEKICK_TRACKER_URL``, or a SQLite file in the state folder (``SIDEKICK_STATE``, else ``var``)."""
    url = os.environ.get("SIDEKICK_TRACKER_URL")
    if url:
        return url
    folder = Path(os.environ.get("SIDEKICK_STATE", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'conversations.db'}"


class SidekickTrackerStore(SQLTrackerStore):
    """Rasa's cost of a turn grows with the events since the last session start, so a new session, with all slots
    carried over, starts every few turns. The whole history stays readable through ``retrieve_full_tracker``.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **settings: Any,
    ) -> None:
        super().__init__(domain=domain, host=host or tracker_url(), event_broker=event_broker, **settings)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the new events; or, once the person asked to be forgotten, delete every row of theirs."""
        if tracker.slots.get(FORGOTTEN) is not None and tracker.get_slot(FORGOTTEN):
            self.erase(tracker.sender_id)
            return
        if _turns_on_page(tracker) >= TURNS_A_PAGE:
            for event in _new_page(tracker):
                tracker.update(event, self.domain)
        await super().save(tracker)

    def erase(self, sender_id: str) -> None:
        """Delete all events of one person."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()


def _turns_on_page(tracker: DialogueStateTracker) -> int:
    turns = 0
    for event in reversed(tracker.events):
        if isinstance(event, SessionStarted):
            break
        turns += isinstance(event, UserUttered)
    return turns


def _new_page(tracker: DialogueStateTracker) -> list[Event]:
    """The events that begin a session in which everything is as it was."""
    start = SessionStarted()  # first: the store reads back what is not older than the session's start
    slots: list[Event] = [
        SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value != slot.initial_value
    ]
    loop: list[Event] = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    return [start, *slots, *loop, ActionExecuted(ACTION_LISTEN_NAME)]
