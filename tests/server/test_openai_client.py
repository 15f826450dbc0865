"""OpenAI's own Python client against the server."""

from __future__ import annotations

from collections.abc import Iterator

import openai
import pytest

from tests.server.conftest import Serve, saying


@pytest.fixture
def client(serve: Serve) -> Iterator[openai.OpenAI]:
    http = serve(saying("try <|movie|> tonight ."))
    with openai.OpenAI(base_url=f"{str(http.base_url).rstrip('/')}/v1", api_key="none", max_retries=0) as client:
        yield client


def test_it_completes_a_chat(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="sidekick", messages=[{"role": "user", "content": "hi there"}], temperature=0, seed=1, max_tokens=20
    )
    assert answer.choices[0].message.content == "Try Heat (1995) tonight."
    assert answer.usage is not None
    assert answer.usage.completion_tokens == 4


def test_it_streams_a_chat(client: openai.OpenAI) -> None:
    stream = client.chat.completions.create(
        model="sidekick", messages=[{"role": "user", "content": "hi there"}], stream=True
    )
    assert "".join(chunk.choices[0].delta.content or "" for chunk in stream) == "Try Heat (1995) tonight."


def test_it_sends_a_plan_in_the_extension_field(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="sidekick",
        messages=[{"role": "user", "content": "hi there"}],
        extra_body={"sidekick": {"act": "recommend", "offers": ["Alien (1979)"]}},
    )
    assert answer.choices[0].message.content == "Try Alien (1979) tonight."


def test_it_lists_the_models_and_raises_the_servers_errors(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["sidekick", "sidekick-recommender"]
    with pytest.raises(openai.UnprocessableEntityError, match="temperature"):
        client.chat.completions.create(model="sidekick", messages=[{"role": "user", "content": "hi"}], temperature=9)
