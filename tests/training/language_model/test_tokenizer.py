"""The tokenizer reads and writes any text, and the dialogue's tokens are one each."""

from __future__ import annotations

import pytest

from sidekick.gpt2.dialogue import SPECIAL_TOKENS, write_turn
from tests.training.language_model.world import TALK
from training.language_model.tokenizer import train_tokenizer

TOKENIZER = train_tokenizer([write_turn(turn) for turn in TALK] * 3, 400)


@pytest.mark.parametrize("text", ["Hi there !", " café 🎬 <|movie|> , by <|person|>", "never seen: ßþ\n\t0"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert TOKENIZER.decode(TOKENIZER.encode(text).ids, skip_special_tokens=False) == text


def test_every_token_of_the_dialogue_is_one_token_with_the_space_before_it() -> None:
    for token in SPECIAL_TOKENS:
        assert TOKENIZER.encode(f" {token}").ids == [TOKENIZER.token_to_id(token)]


def test_a_placeholder_read_alone_has_its_space() -> None:
    number = TOKENIZER.token_to_id("<|movie|>")
    assert TOKENIZER.decode([number], skip_special_tokens=False) == " <|movie|>"


def test_the_vocabulary_has_the_size_that_is_asked_for() -> None:
    texts = [f"{chr(97 + one)}{chr(97 + two)}{chr(97 + one)} words" for one in range(26) for two in range(26)] * 3
    assert train_tokenizer(texts, 500).get_vocab_size() == 500
