"""The form: asks for genre, mood and favourite films, as few questions as will do."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction
from rasa_sdk.types import DomainDict

from actions.buttons import ANSWERS
from actions.heard import Heard
from actions.questions import next_question
from actions.replies import Reply
from actions.slots import Slot
from actions.turn import Turn
from actions.wishes import describe


class ValidatePreferencesForm(FormValidationAction):
    """Tells Rasa which slot to ask for next; the values were folded in before (actions.understanding)."""

    def name(self) -> str:
        return "validate_preferences_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: DomainDict,
    ) -> list[str]:
        question = next_question(tracker.slots, Heard.from_message(tracker.latest_message or {}))
        return [question] if question else []


def ask(turn: Turn, slot: str) -> None:
    """Ask for one of the form's slots."""
    turn.say(f"utter_ask_for_{slot}", buttons=ANSWERS[slot])
    turn.add(Slot.QUESTIONS_ASKED, [slot])
    turn.ask(slot)


class _AskFor(Reply):
    """Asks one of the form's questions; Rasa calls it while the form is active."""

    slot: str

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        turn = Turn(dispatcher, tracker, self.services)
        await self.reply(turn)
        return turn.events(leave_form=False)

    async def reply(self, turn: Turn) -> None:
        if turn.heard.intent == "correct" and turn.heard.names_a_wish and not _was_answered(turn):
            turn.say("utter_corrected", wishes=describe(turn.slots))
        ask(turn, self.slot)


def _was_answered(turn: Turn) -> bool:
    """Whether another action has said something to this message already."""
    return bool(turn.history) and turn.history[-1]["role"] == "assistant"


class ActionAskGenre(_AskFor):
    """Asks for a genre."""

    slot = Slot.GENRE


class ActionAskMood(_AskFor):
    """Asks for a mood."""

    slot = Slot.MOOD


class ActionAskFavoriteMovies(_AskFor):
    """Asks for films the person loves."""

    slot = Slot.FAVORITE_MOVIES
