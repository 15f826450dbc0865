from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.server.conftest import Serve, saying, state_with


@pytest.fixture
def client(serve: Serve) -> httpx.Client:
    return serve(state_with(None))


def titles(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [item.get("movie", item)["title"] for item in answer.json()["data"]]


def test_recommendations_fit_the_wishes_and_carry_reasons(client: httpx.Client) -> None:
    answer = client.post("/v1/recommendations", json={"genres": ["horror"], "limit": 2})
    assert titles(answer) == ["Alien", "Get Out"]
    first = answer.json()["data"][0]
    assert first["movie"]["links"]["watch"].startswith("https://")
    assert first["reasons"]


def test_what_was_seen_is_not_recommended(client: httpx.Client) -> None:
    assert "Heat" not in titles(client.post("/v1/recommendations", json={"seen_movies": ["Heat (1995)"]}))


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"genres": ["cooking"]}, "'cooking' is not a genre; the genres are"),
        ({"moods": ["green"]}, "'green' is not a mood; the moods are"),
        ({"eras": ["someday"]}, "eras"),
        ({"critiques": ["rounder"]}, "'rounder' is not a critique"),
        ({"favorite_movies": ["Nothing (1900)"]}, "The catalogue has no film named 'Nothing (1900)'."),
        ({"limit": 0}, "limit: Input should be greater than or equal to 1"),
        ({"colour": "blue"}, "colour: Extra inputs are not permitted"),
    ],
)
def test_unknown_wishes_are_refused_by_name(client: httpx.Client, wishes: dict[str, Any], sentence: str) -> None:
    answer = client.post("/v1/recommendations", json=wishes)
    assert answer.status_code == 422
    assert sentence in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Heat", "Alien", "Airplane!", "Get Out"]),
        ("query=al", ["Alien"]),
        ("genre=horror", ["Alien", "Get Out"]),
        ("person=pacino", ["Heat"]),
        ("era=1990-1999", ["Heat"]),
        ("sort=year", ["Get Out", "Heat", "Airplane!", "Alien"]),
        ("sort=title&limit=2&offset=1", ["Alien", "Get Out"]),
    ],
)
def test_the_catalogue_can_be_searched_and_browsed(client: httpx.Client, query: str, found: list[str]) -> None:
    assert titles(client.get(f"/v1/movies?{query}")) == found


@pytest.mark.parametrize(
    "query", ["genre=cooking", "mood=green", "era=someday", "sort=size", "limit=1000", "offset=-1"]
)
def test_a_search_that_makes_no_sense_is_refused_with_a_sentence(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/v1/movies?{query}")
    assert answer.status_code == 422
    assert len(answer.json()["error"]["message"]) > 10


def test_one_film_is_found_by_its_id(client: httpx.Client) -> None:
    assert client.get("/v1/movies/2").json()["name"] == "Alien (1979)"
    missing = client.get("/v1/movies/99")
    assert (missing.status_code, missing.json()["error"]["message"]) == (
        404,
        "The catalogue has no film with the id 99.",
    )


def test_the_server_says_what_it_has_and_what_is_missing(serve: Serve, client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").status_code == 503
    assert "GPT-2" in client.get("/ready").json()["missing"]
    served = {model["id"]: model["version"] for model in client.get("/v1/models").json()["data"]}
    assert served == {"sidekick": "templates", "sidekick-recommender": "toy"}
    with_model = serve(saying("hi there ."))
    assert "GPT-2" not in with_model.get("/ready").json()["missing"]


def test_metrics_count_by_route(client: httpx.Client) -> None:
    client.get("/v1/movies/2")
    client.get("/v1/movies/99")
    text = client.get("/metrics").text
    assert 'sidekick_requests_total{route="/v1/movies",status="200"} 1.0' in text
    assert 'sidekick_requests_total{route="/v1/movies",status="404"} 1.0' in text
    assert 'sidekick_request_seconds_bucket{le="0.15",route="/v1/movies"}' in text


def test_a_body_that_is_too_large_or_of_unknown_length_is_not_read(client: httpx.Client) -> None:
    large = client.post("/v1/recommendations", content=b" " * 300_000)
    assert (large.status_code, large.json()["error"]["message"]) == (413, "The request is larger than 200000 bytes.")
    unknown = client.post("/v1/recommendations", content=iter([b"{}"]))
    assert unknown.status_code == 411


def test_an_unknown_address_gets_404_in_the_protocols_shape(client: httpx.Client) -> None:
    answer = client.get("/nowhere")
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, "Not Found")
