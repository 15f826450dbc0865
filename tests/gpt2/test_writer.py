from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sidekick.chat.candidate import Candidate
from sidekick.chat.plan import Plan
from sidekick.gpt2.dialogue import Turn
from sidekick.gpt2.network import ModelError
from sidekick.gpt2.sampling import Sampling
from sidekick.gpt2.writer import Writer
from tests.gpt2.toy import CountingNetwork, ScriptedNetwork, toy_tokenizer

COLD = Sampling(max_tokens=20, temperature=0)
HI = [Turn("hi there", from_user=True)]


@pytest.fixture
def writer() -> Iterator[Writer]:
    writer = Writer(ScriptedNetwork("try that film tonight ."), toy_tokenizer())
    yield writer
    writer.engine.close()


def test_a_reply_comes_back_as_words(writer: Writer) -> None:
    job = writer.submit(HI, Plan("chat"), [COLD, COLD], seconds=5).wait()
    assert [one.text for one in writer.candidates(job)] == ["try that film tonight ."] * 2


def test_a_reply_that_was_cut_off_is_no_candidate(writer: Writer) -> None:
    job = writer.submit(HI, Plan("chat"), [Sampling(max_tokens=2, temperature=0), COLD], seconds=5).wait()
    assert [one.text for one in writer.candidates(job)] == ["try that film tonight ."]


def test_a_long_conversation_loses_whole_turns_from_its_beginning(writer: Writer) -> None:
    history = [Turn("hi there", from_user=number % 2 == 0) for number in range(100)]
    prompt = writer.submit(history, None, [COLD], seconds=5).wait().prompt
    assert len(prompt) <= writer.engine.room([COLD])
    assert writer.text(prompt).startswith(("<|user|> hi", "<|assistant|> <|say|> hi"))


@pytest.mark.parametrize(
    ("plan", "films", "people"),
    [(None, 2, 0), (Plan("chat"), 0, 0), (Plan("recommend", ("Heat (1995)",), person="Al Pacino"), 1, 1)],
)
def test_only_as_many_films_and_people_are_said_as_there_are(plan: Plan | None, films: int, people: int) -> None:
    writer = Writer(ScriptedNetwork("<|movie|> <|movie|> <|person|> <|movie|>"), toy_tokenizer())
    job = writer.submit(HI, plan, [Sampling(max_tokens=12, temperature=0)], seconds=5).wait()
    said = writer.text(job.sequences[0].tokens)
    assert said.count("<|movie|>") <= films
    assert said.count("<|person|>") <= people
    assert "<|user|>" not in said
    writer.engine.close()


def test_what_the_conversation_does_not_raise_has_no_relevance(writer: Writer) -> None:
    likely = -0.01
    candidates = [Candidate("try that film tonight .", likely), Candidate("hi", -9.0)]
    measured = writer.with_relevance(candidates, Plan("chat"))
    assert measured[0].relevance == pytest.approx(0, abs=0.05)
    assert measured[1].relevance > 1
    assert writer.with_relevance([], Plan("chat")) == []


def test_a_tokenizer_of_another_model_is_refused() -> None:
    with pytest.raises(ModelError, match="do not belong together"):
        Writer(CountingNetwork(), toy_tokenizer())


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no GPT-2"):
        Writer.load(tmp_path)
