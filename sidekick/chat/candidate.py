"""A reply that the language model drew, before anybody has looked at it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """Words with their placeholders, and what the model itself thought of them.

    ``log_probability`` is the mean of a token in nats, ``relevance`` by how much the conversation before it raised
    that, and ``wished`` the most that the model gave at any step to a placeholder that it was not allowed.
    """

    text: str
    log_probability: float = 0.0
    wished: float = 0.0
    relevance: float = 0.0
