"""Whose event stream is whose, and what of Gradio the page needs."""

import json

import pytest

from sidekick.web.gradio_routes import DATA, HEARTBEAT, JOIN, StreamRefused, is_needed, keep_apart


def stream(path: str, sender: str | None, query: str = "", body: bytes = b"") -> object:
    """The name under which Gradio keeps the stream of a request."""
    scope, changed = keep_apart({"path": path, "query_string": query.encode()}, body, sender)
    if path == JOIN:
        return json.loads(changed)["session_hash"]
    return scope["query_string"].decode().split("=")[1] if path == DATA else scope["path"].removeprefix(HEARTBEAT)


def test_all_requests_of_one_session_name_the_same_stream() -> None:
    event = b'{"session_hash": "abc", "data": ["hello"]}'
    names = {
        stream(JOIN, "me", body=event),
        stream(DATA, "me", query="session_hash=abc"),
        stream(HEARTBEAT + "abc", "me"),
    }
    assert len(names) == 1
    assert names != {"abc"}


def test_another_visitor_who_names_a_stream_gets_one_of_their_own() -> None:
    senders = ("me", "you", None)
    assert len({stream(DATA, sender, query="session_hash=abc") for sender in senders}) == len(senders)


def test_the_rest_of_an_event_arrives_as_it_was_sent() -> None:
    event = {"session_hash": "abc", "data": ["hello", None], "fn_index": 1}
    _, changed = keep_apart({"path": JOIN}, json.dumps(event).encode(), "me")
    assert {**json.loads(changed), "session_hash": "abc"} == event


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"session_hash": 5}', b"[" * 50_000])
def test_an_event_that_no_page_would_send_is_refused(body: bytes) -> None:
    with pytest.raises(StreamRefused):
        keep_apart({"path": JOIN}, body, "me")


def test_other_requests_pass_unchanged() -> None:
    scope = {"path": "/theme.css", "query_string": b"v=1"}
    assert keep_apart(scope, b"body", "me") == (scope, b"body")


def test_the_page_reads_its_files_and_writes_to_its_queue_and_nothing_else() -> None:
    assert is_needed("GET", "/")
    assert is_needed("GET", "/assets/index.js")
    assert is_needed("POST", JOIN)
    assert not is_needed("POST", "/")
    assert not is_needed("GET", "/gradio_api/file=/etc/passwd")
    assert not is_needed("DELETE", JOIN)
