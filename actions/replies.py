"""The base of every action that answers: it translates between Rasa and a ``Turn``."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.questions import is_in_distress
from actions.services import Services, shared_services
from actions.turn import Turn

_WORD = re.compile(r"(?<!^)(?=[A-Z])")


class Reply(Action, ABC):
    """An action whose name is its class: ``ActionAskWhy`` is ``action_ask_why``.

    The SDK makes each action without arguments; tests pass services of their own.
    """

    def __init__(self, services: Services | None = None) -> None:
        self.services = services or shared_services()

    def name(self) -> str:
        return _WORD.sub("_", type(self).__name__).lower()

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        turn = Turn(dispatcher, tracker, self.services)
        if turn.heard.is_wordless:
            turn.say("utter_fallback")
            turn.keep_question()
        elif is_in_distress(turn.slots, turn.heard):
            turn.say("utter_distress_stay")
            turn.keep_question()
        else:
            await self.reply(turn)
        return turn.events()

    @abstractmethod
    async def reply(self, turn: Turn) -> None:
        """Say something and change what is known."""
