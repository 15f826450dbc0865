"""How fast the GPT-2 server answers, side by side with plain transformers ``generate``, all in one run.

Usage: OMP_NUM_THREADS=1 python -m benchmarks.chat_speed [--markdown] [--conversations 24]

Starts a server of its own on one core (where the system can pin it) and talks to it over HTTP, every client in a
conversation of its own that grows from about 20 tokens to 200: raw streaming (time to the first word), guarded replies
at one client and at eight, and the tokens a second of eight clients.

``generate`` then reads the very prompts that the server read and writes as many tokens as the server wrote to each, one
after the other and without a server, on the same core; served and generated conversations take turns, so that both meet
the same machine. ``times_generate`` compares the two, and ``times_generate_handed_over`` the same for whole
conversations that the server sees for the first time, of which it can remember nothing. ``generate`` needs the train
group (torch); its model is the shipped one with its matrices widened from int8, so that both do the same work.

On a machine that others use too (``load_before``, programs that want a core), times are long; what the processes
themselves took of the processor (``cpu``) is less so.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np

from benchmarks.server_process import Server, pin, server
from benchmarks.talk import CHAT, TURNS, Exchange, ask, at_once, conversation, handed_over, lines
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.dialogue import Turn, write_prompt
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from sidekick.server.replies import TURN_LENGTH, forgotten
from sidekick.server.settings import Settings

CLIENTS = 8
RAW: dict[str, Any] = {"temperature": 1.0, "top_p": 1.0, "max_tokens": 24}  # what generate does as well
Figures = dict[str, float]
Asks = Callable[[int], list[Exchange]]  # by seed


@dataclass(frozen=True)
class Work:
    """Tokens written, the seconds that it took, and the seconds of processor time."""

    tokens: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Work) -> Work:
        return Work(self.tokens + other.tokens, self.seconds + other.seconds, self.cpu + other.cpu)


class Generate:
    """Plain transformers on the server's prompts."""

    def __init__(self) -> None:
        import torch

        from benchmarks.widened import widened

        torch.set_num_threads(1)
        self._torch = torch
        self._model, self._tokenizer = widened(Settings().gpt2_folder)
        self._delexicalise = Delexicaliser(NameSpotter(Catalogue.load()))

    def prompt(self, exchange: Exchange) -> list[int]:
        """The tokens that the server read. Raises ``RuntimeError`` when these are not as many as it says."""
        lately = exchange.messages[forgotten(len(exchange.messages)) :]
        turns = [Turn(self._delexicalise(one["content"][:TURN_LENGTH]), one["role"] == "user") for one in lately]
        ids: list[int] = self._tokenizer.encode(write_prompt(turns, None)).ids
        if len(ids) != exchange.prompt_tokens:
            raise RuntimeError(f"a prompt of {len(ids)} tokens, of which the server read {exchange.prompt_tokens}")
        return ids

    def work(self, exchanges: Sequence[Exchange]) -> Work:
        """Write to each prompt as many tokens as the server wrote."""
        prompts = [self._torch.tensor([self.prompt(one)]) for one in exchanges]
        begun, cpu = time.perf_counter(), time.process_time()
        for prompt, exchange in zip(prompts, exchanges, strict=True):
            length = {"min_new_tokens": exchange.tokens, "max_new_tokens": exchange.tokens}
            self._model.generate(prompt, do_sample=True, top_k=0, pad_token_id=0, **length)
        tokens = sum(exchange.tokens for exchange in exchanges)
        return Work(tokens, time.perf_counter() - begun, time.process_time() - cpu)


def first_word(client: httpx.Client, messages: list[dict[str, str]], seed: int) -> tuple[float, str]:
    """Milliseconds until a raw stream brings its first word, and the whole reply."""
    begun, first, text = time.perf_counter(), 0.0, ""
    with client.stream("POST", CHAT, json={"messages": messages, "stream": True, "seed": seed}) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: {") and (piece := json.loads(line[6:])["choices"][0]["delta"].get("content")):
                first = first or (time.perf_counter() - begun) * 1000
                text += piece
    return first, text


def first_words(client: httpx.Client, seed: int) -> list[float]:
    """The same for every turn of a conversation."""
    times, messages = [], list[dict[str, str]]()
    for line in lines(seed):
        messages.append({"role": "user", "content": line})
        milliseconds, text = first_word(client, messages, seed)
        times.append(milliseconds)
        messages.append({"role": "assistant", "content": text})
    return times


def spread(name: str, milliseconds: Sequence[float]) -> Figures:
    """Median and 95th percentile."""
    return {
        f"{name}_{what}": round(float(np.quantile(milliseconds, q)), 1) for what, q in (("median", 0.5), ("p95", 0.95))
    }


def guarded(running: Server, client: httpx.Client, clients: int, conversations: int) -> Figures:
    """Times of whole guarded replies."""
    cpu = running.cpu()
    talks, _ = at_once(
        clients, range(conversations), lambda seed: list(conversation(client, 1000 + seed, with_plan=True))
    )
    exchanges = [exchange for talk in talks for exchange in talk]
    taken = round((running.cpu() - cpu) / len(exchanges) * 1000, 1)
    times = spread(f"guarded_ms_{clients}_clients", [exchange.seconds * 1000 for exchange in exchanges])
    return {**times, f"guarded_cpu_ms_{clients}_clients": taken}


def served(running: Server, seeds: Iterable[int], work: Asks) -> tuple[Work, list[Exchange]]:
    """What eight clients get out of the server."""
    cpu = running.cpu()
    talks, seconds = at_once(CLIENTS, seeds, work)
    exchanges = [exchange for talk in talks for exchange in talk]
    return Work(sum(exchange.tokens for exchange in exchanges), seconds, running.cpu() - cpu), exchanges


def side_by_side(running: Server, client: httpx.Client, conversations: int) -> Figures:
    """Server and ``generate`` on the same prompts, turn and turn about."""

    def talk(seed: int) -> list[Exchange]:
        return list(conversation(client, seed, **RAW))

    def hand_over(seed: int) -> list[Exchange]:
        return [ask(client, handed_over(seed), seed=seed, **RAW)]

    generate = Generate()
    rounds = max(1, conversations // CLIENTS)
    return {
        **taking_turns(running, generate, rounds, CLIENTS, talk),
        **taking_turns(running, generate, rounds, CLIENTS * TURNS, hand_over, "_handed_over"),
    }


def taking_turns(running: Server, generate: Generate, rounds: int, jobs: int, work: Asks, suffix: str = "") -> Figures:
    """Rounds of the server's work, each followed by the same for ``generate``."""
    everywhere = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set[int]()
    ours, theirs, seen = Work(), Work(), list[Exchange]()
    for begin in range(0, rounds * jobs, jobs):
        done, exchanges = served(running, range(begin, begin + jobs), work)
        pin(os.getpid(), {0})
        theirs += generate.work(exchanges)
        pin(os.getpid(), everywhere)
        ours, seen = ours + done, seen + exchanges
    return compared(suffix, ours, theirs, seen)


def compared(suffix: str, ours: Work, theirs: Work, exchanges: Sequence[Exchange]) -> Figures:
    """The figures of both sides."""
    return {
        f"prompt_tokens{suffix}": round(float(np.mean([exchange.prompt_tokens for exchange in exchanges])), 1),
        f"reply_tokens{suffix}": round(float(np.mean([exchange.tokens for exchange in exchanges])), 1),
        f"tokens_per_second_8_clients{suffix}": round(ours.tokens / ours.seconds, 1),
        f"tokens_per_second_generate{suffix}": round(theirs.tokens / theirs.seconds, 1),
        f"times_generate{suffix}": round(theirs.seconds / ours.seconds, 1),
        f"times_generate_cpu{suffix}": round(theirs.cpu / max(0.01, ours.cpu), 1),
    }


def measure(conversations: int) -> Figures:
    figures = {"load_before": round(os.getloadavg()[0], 1)}
    with server(core=0) as running, httpx.Client(base_url=running.address, timeout=60) as client:
        list(conversation(client, 999, with_plan=True))
        times = [first_words(client, 500 + seed) for seed in range(max(1, conversations // 3))]
        figures |= spread("first_word_ms", [one for talk in times for one in talk])
        figures |= guarded(running, client, 1, max(1, conversations // 2))
        figures |= guarded(running, client, CLIENTS, conversations)
        figures |= side_by_side(running, client, conversations)
    return figures


def table(figures: Figures) -> str:
    return "\n".join(["| figure | value |", "| --- | --- |", *(f"| {name} | {one} |" for name, one in figures.items())])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conversations", type=int, default=24, help="of eight turns each, a multiple of eight")
    parser.add_argument("--markdown", action="store_true", help="a table before the JSON line")
    chosen = parser.parse_args()
    figures = measure(chosen.conversations)
    if chosen.markdown:
        print(table(figures))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
