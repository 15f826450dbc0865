"""How a dialogue is written for GPT-2, the same in training and in serving.

``<|user|> hi <|end|><|assistant|><|act:recommend|><|films:1|><|genre|> comedy<|say|> try <|movie|> ! <|end|>``

A plan (act, number of films, genre, mood) stands before what is said. It is left out of earlier turns when serving,
and of some turns in training, so that the model can do without. Titles are the one token ``<|movie|>``, people and
years ``<|person|>`` and ``<|year|>``: the model cannot invent what it need not spell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sidekick.chat.plan import ACTS, Plan

END, USER, ASSISTANT, SAY = "<|end|>", "<|user|>", "<|assistant|>", "<|say|>"
MOVIE, PERSON, YEAR = "<|movie|>", "<|person|>", "<|year|>"
GENRE, MOOD = "<|genre|>", "<|mood|>"
PAD = "<|pad|>"
MOST_FILMS = 4
PLACEHOLDERS = (MOVIE, PERSON, YEAR)
FILMS = tuple(f"<|films:{count}|>" for count in range(MOST_FILMS + 1))
ACT_TOKENS = tuple(f"<|act:{act}|>" for act in ACTS)
SPECIAL_TOKENS: tuple[str, ...] = (
    PAD, END, USER, ASSISTANT, SAY, *PLACEHOLDERS, GENRE, MOOD, *FILMS, *ACT_TOKENS,
)  # fmt: skip


@dataclass(frozen=True)
class Turn:
    """What one side said, delexicalised, and for the assistant's turns perhaps the plan behind it."""

    text: str
    from_user: bool
    plan: Plan | None = None


def write_turn(turn: Turn) -> str:
    """One whole turn, ``<|end|>`` included."""
    if turn.from_user:
        return f"{USER} {turn.text} {END}"
    return f"{ASSISTANT}{write_plan(turn.plan)}{SAY} {turn.text} {END}"


def write_plan(plan: Plan | None) -> str:
    """The control tokens of a plan; nothing for none."""
    if plan is None:
        return ""
    films = FILMS[min(len(plan.offers), MOST_FILMS)]
    genre = f"{GENRE} {plan.genre}" if plan.genre else ""
    mood = f"{MOOD} {plan.mood}" if plan.mood else ""
    return f"<|act:{plan.act}|>{films}{genre}{mood}"


def write_prompt(history: Sequence[Turn], plan: Plan | None) -> str:
    """The earlier turns without their plans, then the beginning of the assistant's next one."""
    said = "".join(write_turn(Turn(turn.text, turn.from_user)) for turn in history)
    return f"{said}{ASSISTANT}{write_plan(plan)}{SAY}"
