"""Gradio's event streams, as somebody uses them who writes their own client."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.browser.servers import Site

TALK = 1  # the second event of the page: somebody writes


@contextmanager
def visitor(site: Site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, timeout=20) as client:
        client.get("/")
        yield client


def write(client: httpx.Client, stream: str, text: object) -> httpx.Response:
    event = {"data": [text, None], "fn_index": TALK, "session_hash": stream, "event_data": None, "trigger_id": None}
    return client.post("/gradio_api/queue/join", json=event)


def read(client: httpx.Client, stream: str) -> str:
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": stream}) as answer:
        return "".join(answer.iter_text())


def test_a_conversation_cannot_be_read_by_who_knows_the_name_of_its_stream(site: Site) -> None:
    with visitor(site) as one, visitor(site) as two:
        write(one, "shared", "my secret is blue")
        mine = read(one, "shared")
        write(two, "shared", "hello")
        theirs = read(two, "shared")
    assert "blue" in mine
    assert "You said: hello" in theirs
    assert "blue" not in theirs


def test_limits_and_manners_hold_for_the_pages_own_events(site: Site) -> None:
    with visitor(site) as client:
        for text in ("x" * 2001, "/restart", None, {"a": 1}):
            assert write(client, "mine", text).status_code == 200
            assert "Traceback" not in read(client, "mine")
    assert not [heard for _, heard in site.rasa.heard if heard.startswith("/") or len(heard) > 2000]


def test_without_a_session_the_page_asks_for_cookies(site: Site) -> None:
    with httpx.Client(base_url=site.url, timeout=20) as client:
        write(client, "mine", "hello")
        assert "Please allow cookies" in read(client, "mine")
