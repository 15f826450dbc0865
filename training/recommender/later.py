"""A stricter split than the validation's: later conversations, led by recommenders who were not heard before.

Conversation numbers rise with time (films of 2018 come up from about number 5,000 on). Simple baselines lose on the
later conversations about what they lose on ReDial's test set (training/LOG.md, 2026-11-25).
"""

from __future__ import annotations

from collections.abc import Sequence

from training.recommender.examples import Dialogue

FIRST_LATER = 15_500  # the first conversation number of the later part


def split_by_time(dialogues: Sequence[Dialogue], first: int = FIRST_LATER) -> tuple[list[Dialogue], list[Dialogue]]:
    """The earlier dialogues, and the later ones without those of recommenders who led an earlier one.

    Dialogues without a number are in neither; where the recommender is unknown, a later dialogue stays in.
    """
    numbered = [dialogue for dialogue in dialogues if dialogue.id.isdigit()]
    earlier = [dialogue for dialogue in numbered if int(dialogue.id) < first]
    known = {dialogue.recommender for dialogue in earlier} - {None}
    later = [dialogue for dialogue in numbered if int(dialogue.id) >= first and dialogue.recommender not in known]
    return earlier, later
