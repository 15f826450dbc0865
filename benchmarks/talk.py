"""People who talk to the GPT-2 server for a measurement: every one a conversation of their own that grows turn by turn.

A conversation of eight turns begins with a prompt of about twenty tokens and ends with one of about two hundred.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

Result = TypeVar("Result")
CHAT = "/v1/chat/completions"
TURNS = 8
ACTS = ("chat", "answer", "react_praise", "ask_genre")
OPENINGS = (
    "hello there! i have a free evening and nothing to watch, can you help me find a good film?",
    "hi, i am looking for a scary movie for tonight",
    "good evening, we are four people who never agree on anything, what should we watch?",
    "hey, any idea for a rainy sunday on the couch with a big bowl of popcorn?",
    "hi! my niece comes to visit and i need a family film that is not only for kids",
    "hello, i am in the mood for something old, in black and white perhaps",
)
LINES = (
    "i am not sure, i usually like films with a good story and great actors, nothing too sad",
    "both are fine, my wife likes classics and the kids like new ones, so you can choose for us",
    "i love old comedies with a bit of heart",
    "my friends want something with a lot of action",
    "what would you watch if you had the evening for yourself?",
    "something to make me think, not too long, i have to get up early tomorrow morning",
    "we have seen all the big superhero films, they all look the same to me by now",
    "i liked a thriller last week, more like that please",
    "no, that one is too violent for me, is there anything with less blood in it?",
    "oh that sounds great, i think my sister told me about it some time ago",
    "i fell asleep in the second half of the last one, so please nothing slow",
    "do you know anything from the eighties with good music?",
    "hm, maybe. what else do you have, something that i would not think of myself?",
    "the one about the bank was fun, i did not see the end coming at all",
    "i prefer stories about ordinary people, with a bit of hope at the end",
    "is it long? we only have about two hours before the last train",
    "my dad likes westerns and my mother likes musicals, good luck with that!",
    "ok, and if we wanted to laugh instead, what would be your pick?",
    "i have watched that already, but it was years ago and i hardly remember it",
    "that is a good idea, i will put it on my list for the weekend",
)
ANSWERS = (  # of somebody else, where a whole conversation is handed over at once
    "Sure! What kind of film are you in the mood for tonight, something funny or something dark?",
    "Good choice. Do you prefer something new or a classic that you have not seen in a while?",
    "All right, let me think about what would suit all of you.",
    "I see, then it should be something light with a story that goes somewhere.",
    "That is a fine one, many people like it for the way it is told.",
)


@dataclass(frozen=True)
class Exchange:
    """What was asked, what it took, and what came back. ``tokens`` counts the end of a reply where it was drawn."""

    messages: tuple[dict[str, str], ...]
    seconds: float
    text: str
    prompt_tokens: int
    tokens: int


def ask(client: httpx.Client, messages: Sequence[dict[str, str]], **more: Any) -> Exchange:
    """One request and its answer."""
    begun = time.perf_counter()
    answer = client.post(CHAT, json={"messages": list(messages), **more}).raise_for_status().json()
    seconds = time.perf_counter() - begun
    choice, usage = answer["choices"][0], answer["usage"]
    tokens = usage["completion_tokens"] + (choice["finish_reason"] == "stop")
    return Exchange(tuple(messages), seconds, choice["message"]["content"], usage["prompt_tokens"], tokens)


def lines(seed: int) -> list[str]:
    """What one person says in the course of a conversation."""
    chance = random.Random(seed)
    return [chance.choice(OPENINGS), *chance.sample(LINES, TURNS - 1)]


def conversation(client: httpx.Client, seed: int, with_plan: bool = False, **more: Any) -> Iterator[Exchange]:
    """A conversation with the server, which answers every turn."""
    messages: list[dict[str, str]] = []
    for turn, line in enumerate(lines(seed)):
        messages.append({"role": "user", "content": line})
        plan = {"sidekick": {"act": ACTS[(seed + turn) % len(ACTS)]}} if with_plan else {}
        exchange = ask(client, messages, seed=seed * TURNS + turn, **plan, **more)
        messages.append({"role": "assistant", "content": exchange.text})
        yield exchange


def handed_over(seed: int) -> list[dict[str, str]]:
    """A conversation of seven messages that the server has not seen, about 150 tokens."""
    chance = random.Random(f"handed over {seed}")
    said = [chance.choice(OPENINGS), *chance.sample(LINES, 3)]
    answers = chance.sample(ANSWERS, 3)
    messages = [{"role": "user", "content": said[0]}]
    for answer, line in zip(answers, said[1:], strict=True):
        messages += [{"role": "assistant", "content": answer}, {"role": "user", "content": line}]
    return messages


def at_once(clients: int, seeds: Iterable[int], work: Callable[[int], Result]) -> tuple[list[Result], float]:
    """The results of ``work`` for every seed, that many at a time; and the seconds that all took."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        results = list(pool.map(work, seeds))
    return results, time.perf_counter() - begun
