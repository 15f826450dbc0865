"""What the language model is shown of a conversation."""

from __future__ import annotations

from typing import Any

from actions.turn import FORGOTTEN, HISTORY, _history


def said(count: int) -> list[dict[str, Any]]:
    return [{"event": ("user", "bot")[number % 2], "text": str(number)} for number in range(count)]


def test_a_short_conversation_is_shown_whole() -> None:
    assert [one["content"] for one in _history(said(3))] == ["0", "1", "2"]
    assert [one["role"] for one in _history(said(2))] == ["user", "assistant"]


def test_a_long_one_begins_where_it_began_before_for_some_messages() -> None:
    starts = [_history(said(count))[0]["content"] for count in range(HISTORY, HISTORY + 2 * FORGOTTEN)]
    assert starts == ["0"] * FORGOTTEN + [str(FORGOTTEN)] * FORGOTTEN
    assert all(HISTORY <= len(_history(said(count))) < HISTORY + FORGOTTEN for count in range(HISTORY, 60))


def test_events_without_words_do_not_count() -> None:
    assert _history([{"event": "slot", "name": "mood"}, {"event": "bot", "text": None}, *said(1)]) == [
        {"role": "user", "content": "0"}
    ]
