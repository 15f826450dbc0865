"""Talk that asks for no film: small talk goes to the language model, the rest gets a steady answer."""

from __future__ import annotations

import re

from actions.buttons import YES_NO
from actions.form import ask
from actions.offering import offer
from actions.questions import CARE, COMFORT, next_question
from actions.replies import Reply
from actions.slots import FORM, FORM_SLOTS, WISH_SLOTS, Slot
from actions.smalltalk import topic
from actions.strangers import is_asked_about
from actions.talking import TalkUnavailable
from actions.turn import Turn

REMINDED = "reminder"  # noted among the questions asked, so that the nudge comes once
_WORDS = re.compile(r"[a-z']{2,}", re.IGNORECASE)
ENOUGH_WORDS = 4  # for the language model to have something to go on
WORDS_FOR_FILMS = 3  # for the recommender


class ActionChitchat(Reply):
    """Small talk about films and the day."""

    async def reply(self, turn: Turn) -> None:
        if unknown := _unknown_film(turn):
            turn.say("utter_unknown_film", title=unknown)
            turn.keep_question()
        elif topic(turn.heard.text) is None and any(turn.heard.values(entity) for entity in WISH_SLOTS):
            turn.follow_with(FORM)
        else:
            await chat(turn)


def _unknown_film(turn: Turn) -> str | None:
    return turn.heard.stranger if is_asked_about(turn.heard.text) else None


async def chat(turn: Turn) -> None:
    """A steady answer where one is due, else the language model's, or a template while it is away; then, once, back
    to the open question.
    """
    steady = topic(turn.heard.text)
    if steady == "utter_talk_loss":
        turn.say(steady)
        turn.ask(COMFORT)  # no question of ours now; "yes please" is for something gentle
        return
    if steady == "utter_talk_hard_day" and not turn.question:
        turn.say("utter_talk_comfort", buttons=YES_NO)
        turn.ask(COMFORT)
        return
    if steady:
        turn.say(steady)
    else:
        await _talk(turn)
    turn.keep_question()
    if turn.question in FORM_SLOTS and REMINDED not in turn.get(Slot.QUESTIONS_ASKED):
        turn.say(f"utter_go_on_{turn.question}")
        turn.add(Slot.QUESTIONS_ASKED, [REMINDED])


async def _talk(turn: Turn) -> None:
    try:
        turn.say_text(await turn.services.talker.talk(turn.history, turn.heard))
    except TalkUnavailable as error:
        turn.services.log.warning("no chat: %s", error)
        turn.say("utter_chat_unavailable")


class ActionInsult(Reply):
    """Stays kind."""

    async def reply(self, turn: Turn) -> None:
        turn.say("utter_insult")
        turn.keep_question()


class ActionDistress(Reply):
    """A kind word, where help is, and no film."""

    async def reply(self, turn: Turn) -> None:
        turn.say("utter_distress")
        turn.ask(CARE)


class ActionOtherLanguage(Reply):
    """English only, said politely."""

    async def reply(self, turn: Turn) -> None:
        turn.say("utter_other_language")
        turn.keep_question()


class ActionOutOfScope(Reply):
    """Films only, said with grace."""

    async def reply(self, turn: Turn) -> None:
        unknown = _unknown_film(turn)
        if unknown:
            turn.say("utter_unknown_film", title=unknown)
        else:
            turn.say("utter_out_of_scope")
        turn.keep_question()


class ActionFallback(Reply):
    """Not understood: a wish that was recognised counts, talk goes to the language model, the rest is asked again."""

    async def reply(self, turn: Turn) -> None:
        words = len(_WORDS.findall(turn.heard.text))
        is_critique = turn.heard.values("critique") and turn.slots.get(Slot.SHORTLIST)
        if turn.heard.names_a_wish or is_critique:
            turn.follow_with(FORM)
        elif turn.question in FORM_SLOTS:
            self._move_on(turn)
        elif words >= WORDS_FOR_FILMS and turn.slots.get(Slot.SHORTLIST):
            await offer(turn, "utter_offer_unsure")  # the recommender may know the words: "with time travel"
        elif words >= ENOUGH_WORDS:
            await chat(turn)
        else:
            turn.say("utter_fallback")
            turn.keep_question()

    def _move_on(self, turn: Turn) -> None:
        """An answer that made no sense is not asked for again: the next question, or films."""
        turn.set(str(turn.question), [])
        following = next_question(turn.slots, turn.heard)
        if following:
            turn.say("utter_fallback_moving_on")
            ask(turn, following)
        else:
            turn.follow_with(FORM)
