"""One turn of the talk: what was heard, what is known, what is said and what changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.heard import Heard
from actions.profiles import ProfilesUnavailable
from actions.services import Services
from actions.slots import FORM, LASTING, Slot

HISTORY = 8  # messages shown to the language model, at least, where there are as many
FORGOTTEN = 4  # at a time: a history that begins as it did before has been read before
TERMINALS = frozenset({"cmdline"})  # channels that show text and nothing else


Message = dict[str, str]  # {"role": "user" | "assistant", "content": ...}, as the chat protocol has it


class Turn:
    """Reads the tracker and gathers the events of one action. ``slots`` shows the changes made so far."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, services: Services) -> None:
        self.dispatcher = dispatcher
        self.services = services
        self.sender_id: str = tracker.sender_id
        self.slots: dict[str, Any] = dict(tracker.slots)
        self.heard = Heard.from_message(tracker.latest_message or {})
        self.in_form: bool = (tracker.active_loop or {}).get("name") == FORM
        self.has_screen: bool = tracker.get_latest_input_channel() not in TERMINALS
        self.history = _history(tracker.events)
        self.question: str | None = self.slots.get(Slot.PENDING_QUESTION)
        self._asked = False
        self._changed: dict[str, Any] = {}
        self._followup: str | None = None

    def say(
        self,
        response: str,
        custom: Mapping[str, Any] | None = None,
        buttons: Sequence[Mapping[str, str]] = (),
        **values: Any,
    ) -> None:
        """Say a response of data/responses. ``custom`` and ``buttons`` are for channels with a screen."""
        self.dispatcher.utter_message(
            response=response,
            json_message=dict(custom) if custom and self.has_screen else None,
            buttons=[dict(button) for button in buttons] if buttons and self.has_screen else None,
            **values,
        )

    def say_text(self, text: str) -> None:
        """Say a sentence that was made elsewhere, by the language model."""
        self.dispatcher.utter_message(text=text)

    def ask(self, question: str) -> None:
        """Note what was asked, for "yes" and "no": ``question`` is one of actions.questions."""
        self._asked = True
        self.set(Slot.PENDING_QUESTION, question)

    def keep_question(self) -> None:
        """The question that was open stays open."""
        self._asked = True

    def get(self, slot: str) -> list[str]:
        """A list slot, empty when unset."""
        return list(self.slots.get(slot) or ())

    def set(self, slot: str, value: Any) -> None:
        if self.slots.get(slot) != value:
            self.slots[slot] = value
            self._changed[slot] = value

    def add(self, slot: str, values: Sequence[str]) -> None:
        """Append to a list slot what it does not hold yet."""
        if values:
            self.set(slot, list(dict.fromkeys([*self.get(slot), *values])))

    def drop(self, slot: str, values: Sequence[str]) -> None:
        """Take values out of a list slot."""
        if set(values) & set(self.get(slot)):
            self.set(slot, [value for value in self.get(slot) if value not in values])

    def follow_with(self, action: str) -> None:
        """Let another action or the form speak next in this turn."""
        self._followup = action

    def remember(self) -> None:
        """Write what lasts to the profile, if it changed. A broken disk costs memory, not the conversation."""
        if self.slots.get(Slot.FORGOTTEN) or not set(LASTING) & set(self._changed):
            return
        try:
            self.services.profiles.save(self.sender_id, {slot: self.get(slot) for slot in LASTING})
        except ProfilesUnavailable as error:
            self.services.log.error("profile not saved: %s", error)

    def events(self, leave_form: bool = True) -> list[EventType]:
        """What changed, for Rasa. A reply to anything but the form's question leaves the form."""
        self.remember()
        if not self._asked and self._followup is None:
            self.set(Slot.PENDING_QUESTION, None)
        events: list[EventType] = [SlotSet(slot, value) for slot, value in self._changed.items()]
        if self.in_form and leave_form:
            events += [ActiveLoop(None), SlotSet(Slot.REQUESTED_SLOT, None)]
        if self._followup:
            events.append(FollowupAction(self._followup))
        return events


def _history(events: Sequence[Mapping[str, Any]]) -> list[Message]:
    """The latest messages of both sides, oldest first: ``HISTORY`` of them, and fewer than ``FORGOTTEN`` more."""
    roles = {"user": "user", "bot": "assistant"}
    messages = [
        {"role": roles[event["event"]], "content": str(event["text"])}
        for event in events
        if event.get("event") in roles and event.get("text")
    ]
    return messages[max(0, len(messages) - HISTORY) // FORGOTTEN * FORGOTTEN :]
