"""The same thing is not said in the same words twice in a row."""

from __future__ import annotations

import asyncio

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from sidekick.nlu.variants import FreshResponses, fresh

VARIANTS = [{"text": "Any better?"}, {"text": "How about {film}?"}, {"text": "Look:\n{film}"}]


def test_variants_take_turns() -> None:
    said: list[str] = []
    for _ in range(6):
        text = fresh(VARIANTS, said)["text"].replace("{film}", "Heat\nor Ronin")
        assert text not in said[-2:]
        said.append(text)


def test_a_single_variant_is_said_again_rather_than_nothing() -> None:
    assert fresh(VARIANTS[:1], ["Any better?"]) == VARIANTS[0]


def test_responses_are_filled_and_unknown_ones_are_none() -> None:
    domain = Domain.from_dict({"responses": {"utter_offer": [{"text": "Try {film}."}, {"text": "See {film}."}]}})
    generator = FreshResponses(None, domain)
    tracker = DialogueStateTracker.from_events("anna", [BotUttered("Try Heat.")])
    filled = asyncio.run(generator.generate("utter_offer", tracker, "rest", film="Ronin {film}"))
    assert filled == {"text": "See Ronin {film}."}
    assert asyncio.run(generator.generate("utter_nothing", tracker, "rest")) is None
