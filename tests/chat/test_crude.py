from __future__ import annotations

import re

import pytest

from sidekick.chat.wording import TEMPLATES

pytest.importorskip("better_profanity", reason="the word list is installed with the GPT-2 server only")


def test_no_wording_is_crude() -> None:
    from sidekick.chat.crude import is_crude

    assert not [said for wordings in TEMPLATES.values() for said in wordings if is_crude(said)]


def test_a_crude_word_is_found_whatever_its_case() -> None:
    from sidekick.chat.crude import is_crude

    assert is_crude("What a SHIT film!")


def test_every_word_is_judged_as_the_library_judges_it() -> None:
    from better_profanity import profanity

    from sidekick.chat.crude import is_crude

    listed = sorted(str(word) for word in profanity.CENSOR_WORDSET)[::20]
    swapped = [word.replace("s", "$").replace("o", "0").replace("a", "@") for word in listed]
    around = [f"{word}é" for word in listed[:9]] + [f"x{word}" for word in listed[:9]]
    plain = ["film", "classy", "assassin", "shiitake", "cocktail", "scunthorpe", "it's", "don't", "a1", "***"]
    words = [word for word in (*listed, *swapped, *around, *plain) if re.fullmatch(r"[\w@$*']+", word)]
    assert [word for word in words if is_crude(word) != profanity.contains_profanity(word)] == []
    assert is_crude("what a $hit film")
