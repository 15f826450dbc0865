"""A plan: what the dialogue has decided to say, before anybody words it."""

from __future__ import annotations

from dataclasses import dataclass

ACTS: tuple[str, ...] = (
    "greet",
    "ask_genre",
    "ask_mood",
    "ask_favorites",
    "recommend",
    "explain",
    "answer",
    "react_praise",
    "react_refusal",
    "chat",
    "goodbye",
)


@dataclass(frozen=True)
class Plan:
    """A dialogue act, the films it offers (canonical names), and the facts that its wording may use.

    Raises ``ValueError`` for an act that is not of ``ACTS``.
    """

    act: str
    offers: tuple[str, ...] = ()
    genre: str = ""
    mood: str = ""
    person: str = ""
    year: str = ""

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"not a dialogue act: {self.act!r}; one of {', '.join(ACTS)}")
