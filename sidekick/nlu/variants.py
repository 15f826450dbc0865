"""Which variant of a response is said: never one that was said a moment ago, as long as there is another."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Sequence
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

Variant = dict[str, Any]
_VALUE = re.compile(r"{\w+}")


class FreshResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's templates, chosen with an eye on what this conversation has heard (``nlg`` in endpoints.yml)."""

    def __init__(self, endpoint_config: EndpointConfig | None, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Variant | None:
        """The response filled with slots and ``kwargs``; ``None`` for one that does not exist."""
        if utter_action not in self.responses:
            return None
        slots = tracker.current_slot_values()
        variants = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        said = [event.text or "" for event in tracker.events if isinstance(event, BotUttered)]
        return self._fill_response(copy.deepcopy(fresh(variants, said)), slots, **kwargs)


def fresh(variants: Sequence[Variant], said: Sequence[str]) -> Variant:
    """One of the variants that were said least lately, at random."""
    age = [_turns_since(variant.get("text", ""), said) for variant in variants]
    return random.choice([variant for variant, turns in zip(variants, age) if turns == max(age)])  # noqa: B905


def _turns_since(template: str, said: Sequence[str]) -> int:
    """How many sentences ago the template was said, whatever filled it; more than were said if it never was."""
    pattern = re.compile(".*".join(map(re.escape, _VALUE.split(template))), re.DOTALL)
    return next((ago for ago, text in enumerate(reversed(said)) if pattern.fullmatch(text)), len(said))
