"""The seams to the servers, over a transport of our own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

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


def talk(handler: Handler) -> str:
    talker = ChatTalker("http://server/v1", 1.0, httpx.MockTransport(handler))
    return asyncio.run(talker.talk([{"role": "user", "content": "hi"}], {}))


def test_a_chat_reply_is_taken_from_the_openai_protocol() -> None:
    reply = {"choices": [{"message": {"content": " Hello. "}}]}
    assert talk(lambda _: httpx.Response(200, json=reply)) == "Hello."


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(200, json={"choices": []}),
        httpx.Response(200, json={"choices": [{"message": {"content": " "}}]}),
    ],
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
