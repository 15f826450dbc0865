from __future__ import annotations

import pytest

from sidekick.chat.wording import TEMPLATES

pytest.importorskip("better_profanity", reason="the word list is installed with the GPT-2 server only")


def test_no_wording_is_crude() -> None:
    from sidekick.chat.crude import is_crude

    assert not [said for wordings in TEMPLATES.values() for said in wordings if is_crude(said)]


def test_a_crude_word_is_found_whatever_its_case() -> None:
    from sidekick.chat.crude import is_crude

    assert is_crude("What a SHIT film!")
