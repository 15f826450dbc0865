"""Hello, goodbye, thanks, help, and the talk about the talk."""

from __future__ import annotations

import re

from actions.buttons import ANSWERS, OPENERS, YES_NO
from actions.form import ask
from actions.offering import offer
from actions.profile import ask_before_forgetting
from actions.questions import CARE, OTHERS, PROFILE
from actions.replies import Reply
from actions.slots import FADING, FORM, FORM_SLOTS, LASTING, Slot
from actions.turn import Turn
from actions.wishes import describe, describe_exclusions, join

_QUESTIONS = re.compile(r"\b(questions?|asking|ask)\b", re.IGNORECASE)


class ActionGreet(Reply):
    """Says hello and asks the first question; to somebody known, says what still holds."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.names_a_wish:
            turn.follow_with(FORM)
        elif turn.slots.get(Slot.SHORTLIST) or turn.question in FORM_SLOTS:
            turn.say("utter_greet_again")
            turn.keep_question()
        else:
            turn.say("utter_welcome_back" if any(turn.slots.get(s) for s in LASTING) else "utter_greet")
            if exclusions := describe_exclusions(turn.slots):
                turn.say("utter_still_leaving_out", exclusions=join(exclusions))
            ask(turn, Slot.GENRE)


class ActionGoodbye(Reply):
    """Says goodbye; reminds of what waits on the watchlist, but not somebody in distress."""

    async def reply(self, turn: Turn) -> None:
        waiting = turn.get(Slot.WATCHLIST)
        if turn.question == CARE:
            turn.say("utter_goodbye_care")
        elif waiting:
            turn.say("utter_goodbye_watchlist", movie=waiting[-1])
        else:
            turn.say("utter_goodbye")


class ActionThank(Reply):
    """You're welcome; a wish in the same breath is taken up."""

    async def reply(self, turn: Turn) -> None:
        if turn.heard.names_a_wish:
            turn.follow_with(FORM)
            return
        turn.say("utter_thank")
        turn.keep_question()


class ActionHelp(Reply):
    """What can be said."""

    async def reply(self, turn: Turn) -> None:
        turn.say("utter_help", buttons=OPENERS)
        turn.keep_question()


class ActionAskBot(Reply):
    """A bot says that it is one."""

    async def reply(self, turn: Turn) -> None:
        turn.say("utter_ask_bot")
        turn.keep_question()


class ActionWhyAsk(Reply):
    """Why the open question helps; and that it may be skipped."""

    async def reply(self, turn: Turn) -> None:
        if turn.question in FORM_SLOTS:
            turn.say(f"utter_why_ask_{turn.question}", buttons=ANSWERS[str(turn.question)])
        else:
            turn.say("utter_why_ask")
        turn.keep_question()


class ActionStartOver(Reply):
    """Clears the table and tonight's wishes; what lasts, lasts."""

    async def reply(self, turn: Turn) -> None:
        for slot in FADING:
            turn.set(slot, None)
        turn.say("utter_start_over")
        ask(turn, Slot.GENRE)


class ActionCancel(Reply):
    """No more questions: "stop asking" brings films at once, "never mind" is asked whether to, or left in peace."""

    async def reply(self, turn: Turn) -> None:
        turn.add(Slot.QUESTIONS_ASKED, list(FORM_SLOTS))
        if _QUESTIONS.search(turn.heard.text):
            turn.say("utter_cancel_asking")
            turn.follow_with(FORM)
        elif turn.question == PROFILE and "forget" in turn.heard.text.lower():
            ask_before_forgetting(turn)
        elif turn.question in FORM_SLOTS:
            turn.say("utter_cancel", buttons=YES_NO)
            turn.ask(OTHERS)
        else:
            turn.say("utter_deny")


class ActionComplain(Reply):
    """Owns the mistake, then does better: other films, or what was understood so far."""

    async def reply(self, turn: Turn) -> None:
        turn.add(Slot.QUESTIONS_ASKED, list(FORM_SLOTS))
        wishes = describe(turn.slots)
        if wishes and not turn.slots.get(Slot.SHORTLIST):
            turn.say("utter_sorry")
            turn.follow_with(FORM)
        elif wishes:
            turn.say("utter_sorry_understood", wishes=wishes)
            await offer(turn, "utter_offer_more")
        else:
            turn.say("utter_sorry")
            await offer(turn)
