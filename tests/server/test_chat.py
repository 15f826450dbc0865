from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.server.conftest import Serve, saying, state_with

CHAT = "/v1/chat/completions"


def ask(client: httpx.Client, text: str = "hi there", **more: Any) -> httpx.Response:
    return client.post(CHAT, json={"messages": [{"role": "user", "content": text}], **more})


def said(answer: httpx.Response) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.json()["choices"][0]["message"]["content"])


def streamed(client: httpx.Client, **more: Any) -> tuple[list[str], str]:
    """The pieces of a streamed reply, and why it ended."""
    body = {"messages": [{"role": "user", "content": "hi there"}], "stream": True, **more}
    with client.stream("POST", CHAT, json=body) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = [line.removeprefix("data: ") for line in answer.iter_lines() if line]
    assert lines[-1] == "[DONE]"
    choices = [json.loads(line)["choices"][0] for line in lines[:-1]]
    assert choices[0]["delta"]["role"] == "assistant"
    return [choice["delta"].get("content", "") for choice in choices[1:-1]], choices[-1]["finish_reason"]


def test_free_talk_answers_in_the_openai_protocol(serve: Serve) -> None:
    answer = ask(serve(saying("what do you like ?")), model="any")
    body = answer.json()
    assert said(answer) == "What do you like?"
    assert (body["object"], body["model"]) == ("chat.completion", "any")
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["usage"]["total_tokens"] == body["usage"]["prompt_tokens"] + body["usage"]["completion_tokens"]


def test_with_a_plan_the_offer_is_filled_in(serve: Serve) -> None:
    client = serve(saying("try <|movie|> tonight ."))
    answer = ask(client, sidekick={"act": "recommend", "offers": ["Heat (1995)"]})
    assert said(answer) == "Try Heat (1995) tonight."
    assert answer.json()["sidekick"] == {"source": "gpt2"}


def test_a_reply_at_fault_gives_way_to_a_template(serve: Serve) -> None:
    answer = ask(serve(saying("try Heat tonight .")), sidekick={"act": "chat"})
    assert answer.json()["sidekick"] == {"source": "template"}
    assert "Heat" not in said(answer)


def test_without_a_model_templates_answer(serve: Serve) -> None:
    client = serve(state_with(None))
    assert ask(client).json()["sidekick"] == {"source": "template"}
    offered = ask(client, sidekick={"act": "recommend", "offers": ["Alien (1979)"]})
    assert "Alien (1979)" in said(offered)


def test_free_talk_names_no_film_that_was_not_recommended(serve: Serve) -> None:
    client = serve(saying("try <|movie|> <|movie|> ."))
    assert said(ask(client, "something like alien?")) == "Try Heat (1995), Airplane! (1980)."
    assert said(ask(serve(saying("Heat is good .")))) != "Heat is good."


@pytest.mark.parametrize(
    "text", ["try that film tonight .", "try <|movie|> tonight .", "try <|movie|> <|movie|> <|movie|>"]
)
def test_a_stream_says_what_the_whole_reply_says(serve: Serve, text: str) -> None:
    client = serve(saying(text))
    pieces, finish = streamed(client)
    assert "".join(pieces) == said(ask(client))
    assert len(pieces) > 1
    assert finish in ("stop", "length", "content_filter")
    assert "<|" not in "".join(pieces)


def test_a_planned_reply_streams_too(serve: Serve) -> None:
    pieces, finish = streamed(serve(saying("what do you like ?")), sidekick={"act": "ask_favorites"})
    assert (pieces, finish) == (["What", " do", " you", " like?"], "stop")


@pytest.mark.parametrize("stop", ["film", ["never", "film"], "t film"])
def test_a_stop_sequence_ends_the_reply_whole_or_streamed(serve: Serve, stop: str | list[str]) -> None:
    client = serve(saying("try that film tonight ."))
    whole = ask(client, stop=stop)
    assert said(whole) in ("Try that ", "Try tha")
    assert whole.json()["choices"][0]["finish_reason"] == "stop"
    pieces, finish = streamed(client, stop=stop)
    assert ("".join(pieces), finish) == (said(whole), "stop")


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_the_number_of_tokens_is_honoured(serve: Serve, name: str) -> None:
    answer = ask(serve(saying("try that film tonight .")), **{name: 2})
    assert answer.json()["choices"][0]["finish_reason"] == "length"
    assert answer.json()["usage"]["completion_tokens"] == 2


def test_system_messages_and_parts_of_messages_are_understood(serve: Serve) -> None:
    messages = [
        {"role": "system", "content": "be kind"},
        {"role": "user", "content": [{"type": "text", "text": "hi there"}]},
    ]
    assert said(serve(saying("hi there .")).post(CHAT, json={"messages": messages})) == "Hi there."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"messages": []}, "messages: List should have at least 1 item"),
        ({"messages": [{"role": "robot", "content": "hi"}]}, "Input should be 'system'"),
        ({"temperature": 3}, "temperature: Input should be less than or equal to 2"),
        ({"top_p": 0}, "top_p: Input should be greater than 0"),
        ({"max_tokens": 0}, "max_tokens: Input should be greater than or equal to 1"),
        ({"n": 2}, "n: Input should be less than or equal to 1"),
        ({"sidekick": {"act": "sing"}}, "'sing' is not a dialogue act; the dialogue acts are greet"),
        (
            {"sidekick": {"act": "chat", "offers": ["Nothing (1900)"]}},
            "The catalogue has no film named 'Nothing (1900)'.",
        ),
        ({"sidekick": {"act": "chat", "tune": "x"}}, "sidekick.tune: Extra inputs are not permitted"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_a_sentence(
    serve: Serve, change: dict[str, Any], sentence: str
) -> None:
    answer = serve(saying("hi there .")).post(CHAT, json={"messages": [{"role": "user", "content": "hi"}], **change})
    assert answer.status_code == 422
    assert sentence in answer.json()["error"]["message"]


def test_what_is_no_json_is_refused_with_a_sentence(serve: Serve) -> None:
    answer = serve(saying("hi there .")).post(CHAT, content=b"{hi", headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert "JSON decode error" in answer.json()["error"]["message"]
