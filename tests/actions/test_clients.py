"""The seams to the servers, over a transport of our own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from actions.heard import Heard
from actions.recommendations import (
    DegradingRecommendations,
    LocalRecommendations,
    RecommendationClient,
    RecommendationsUnavailable,
)
from actions.settings import read_settings
from actions.talking import ChatTalker, TalkUnavailable
from sidekick.movies.preferences import Preferences
from sidekick.movies.recommenders.popularity import PopularityRecommender
from tests.actions.fakes import CATALOGUE, HEAT, FakeRecommendations

Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler) -> RecommendationClient:
    return RecommendationClient("http://server", CATALOGUE, 1.0, httpx.MockTransport(handler))


def test_wishes_travel_as_json_and_offers_come_back() -> None:
    def server(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert request.url.path == "/v1/recommendations"
        assert (body["genres"], body["limit"]) == (["crime"], 2)
        item = {"movie": {"id": 1}, "score": 1.0, "reasons": [{"kind": "genre", "text": "it is crime"}]}
        return httpx.Response(200, json={"relaxed": ["mood: sad"], "data": [item]})

    offers = asyncio.run(client(server).recommend(Preferences(genres=("crime",)), 2))
    assert [film.movie.name for film in offers.films] == [HEAT]
    assert offers.films[0].reasons == ("it is crime",)
    assert offers.relaxed == ("mood: sad",)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(503, json={"error": {"message": "Later."}}),
        httpx.Response(200, text="<html>"),
        httpx.Response(200, json={"data": [{"movie": {"id": 99}}]}),
        httpx.Response(200, json=[]),
    ],
)
def test_an_answer_of_no_use_is_reported(answer: httpx.Response) -> None:
    with pytest.raises(RecommendationsUnavailable):
        asyncio.run(client(lambda _: answer).recommend(Preferences(), 3))


def test_while_the_server_is_away_the_best_loved_films_that_fit_are_offered() -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    source = DegradingRecommendations(client(away), LocalRecommendations(PopularityRecommender(CATALOGUE)))
    offers = asyncio.run(source.recommend(Preferences(genres=("crime",), seen_movies=(HEAT,)), 1))
    assert offers.server_away
    assert [film.movie.name for film in offers.films] == ["Thief (1981)"]


def test_while_the_server_answers_it_is_believed() -> None:
    source = DegradingRecommendations(FakeRecommendations(), FakeRecommendations(empty=True))
    offers = asyncio.run(source.recommend(Preferences(), 3))
    assert len(offers.films) == 3
    assert not offers.server_away


def talk(handler: Handler, text: str = "hi", is_ours: bool = True) -> str:
    talker = ChatTalker(
        "http://server/v1",
        1.0,
        names_in=lambda reply: [name for name in ("Heat", "Al Pacino") if name in reply],
        is_ours=is_ours,
        key="" if is_ours else "secret",
        transport=httpx.MockTransport(handler),
    )
    return asyncio.run(talker.talk([{"role": "user", "content": text}], Heard(text)))


def saying(text: str) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"content": text}}]})


def test_a_chat_reply_is_taken_from_the_openai_protocol() -> None:
    assert talk(lambda _: saying(" Hello. ")) == "Hello."


@pytest.mark.parametrize(
    ("text", "act"), [("how are you?", "answer"), ("I loved the ending", "react_praise"), ("it rains", "chat")]
)
def test_our_own_server_is_told_the_act(text: str, act: str) -> None:
    def server(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert body["sidekick"] == {"act": act}
        assert body["messages"] == [{"role": "user", "content": text}]
        return saying("Hello.")

    assert talk(server, text) == "Hello."


def test_another_engine_gets_the_plan_as_a_system_prompt_and_a_key() -> None:
    def server(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert "sidekick" not in body
        assert [message["role"] for message in body["messages"]] == ["system", "user"]
        assert request.headers["Authorization"] == "Bearer secret"
        return saying("Lovely weather for a film.")

    assert talk(server, is_ours=False) == "Lovely weather for a film."


def test_titles_of_another_engines_own_are_not_passed_on() -> None:
    with pytest.raises(TalkUnavailable):
        talk(lambda _: saying("You should watch Heat."), is_ours=False)


@pytest.mark.parametrize(
    "answer",
    [httpx.Response(500), httpx.Response(200, json={"choices": []}), saying(" "), saying("word " * 80)],
)
def test_a_chat_reply_of_no_use_is_reported(answer: httpx.Response) -> None:
    with pytest.raises(TalkUnavailable):
        talk(lambda _: answer)


def test_settings_come_from_the_environment() -> None:
    settings = read_settings({"SIDEKICK_GPT2_URL": "http://far:1/", "SIDEKICK_STATE": "/elsewhere"})
    assert settings.server_url == "http://far:1"
    assert settings.chat_url == "http://far:1/v1"
    assert settings.profiles_path == Path("/elsewhere/profiles.db")
    assert read_settings({}).server_url == "http://127.0.0.1:8000"
