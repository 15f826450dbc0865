"""How fast the GPT-2 server answers, side by side with plain transformers ``generate``, all in one run.

Usage: OMP_NUM_THREADS=1 python -m benchmarks.chat_speed [--markdown]

Starts a server of its own on one core (where the system can pin it) and asks it over HTTP: raw streaming (time to the
first word), guarded replies at one client and at eight, and the tokens a second of eight clients. Then ``generate`` of
transformers writes replies to the same prompts, one after the other and without a server, on the same core. That needs
the train group (torch); the model is the shipped one with its matrices widened from int8, so that both do the same
work.

On a machine that others use too, times are long; what the server's process itself took of the processor (``cpu``) is
not.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from sidekick.launch.isolated import free_ports

PROMPTS = (
    "hi, i am looking for a scary movie for tonight",
    "i love old comedies with a bit of heart",
    "my friends want something with a lot of action",
    "what would you watch on a rainy sunday?",
    "something to make me think, not too long",
    "we have seen all the big superhero films",
    "i liked a thriller last week, more like that please",
    "a family film that is not only for kids",
)
TALK = (  # what went before, so that a prompt has about 150 tokens
    ("user", "hello there! i have a free evening and nothing to watch, can you help me find a good film?"),
    ("assistant", "Sure! What kind of film are you in the mood for tonight, something funny or something dark?"),
    ("user", "i am not sure, i usually like films with a good story and great actors, nothing too sad"),
    ("assistant", "Good choice. Do you prefer something new or a classic that you have not seen in a while?"),
    ("user", "both are fine, my wife likes classics and the kids like new ones, so you can choose for us"),
    ("assistant", "All right, let me think about what would suit all of you."),
)
TOKENS = 24  # of a raw reply, in the comparison of throughput


def request(prompt: str, **more: Any) -> dict[str, Any]:
    history = [{"role": role, "content": text} for role, text in TALK]
    return {"messages": [*history, {"role": "user", "content": prompt}], **more}


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: str
    process: int

    def cpu(self) -> float:
        """Seconds of processor time that it has taken so far, where the system tells."""
        stat = Path(f"/proc/{self.process}/stat")
        fields = stat.read_text().rsplit(")", 1)[1].split() if stat.exists() else ["0"] * 13
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def server() -> Iterator[Server]:
    """A server on a free port and one core."""
    port = free_ports(1)[0]
    environment = {**os.environ, "SIDEKICK_GPT2_PORT": str(port), "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([sys.executable, "-m", "sidekick.server"], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            if process.poll() is not None:
                raise RuntimeError("the server did not start; what it said is above")
            time.sleep(0.2)
        pin(process.pid, core=0)
        yield Server(address, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health").status_code == 200
    except httpx.TransportError:
        return False


def pin(process: int, core: int) -> None:
    """Keep all threads of a process on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        tasks = Path(f"/proc/{process}/task")
        for task in tasks.iterdir() if tasks.exists() else ():
            os.sched_setaffinity(int(task.name), {core})


def first_words(client: httpx.Client, seed: int) -> float:
    """Milliseconds until a raw stream brings its first word."""
    body = request(PROMPTS[seed % len(PROMPTS)], stream=True, seed=seed)
    begun = time.perf_counter()
    with client.stream("POST", "/v1/chat/completions", json=body) as answer:
        for line in answer.iter_lines():
            if line.startswith("data: {") and json.loads(line[6:])["choices"][0]["delta"].get("content"):
                return (time.perf_counter() - begun) * 1000
    raise RuntimeError("a stream without words")


def guarded(client: httpx.Client, seed: int) -> float:
    """Milliseconds of a whole guarded reply."""
    act = ("chat", "answer", "react_praise", "ask_genre")[seed % 4]
    body = request(PROMPTS[seed % len(PROMPTS)], seed=seed, sidekick={"act": act})
    begun = time.perf_counter()
    client.post("/v1/chat/completions", json=body).raise_for_status()
    return (time.perf_counter() - begun) * 1000


def raw_tokens(client: httpx.Client, seed: int) -> int:
    """Tokens of a raw reply."""
    body = request(PROMPTS[seed % len(PROMPTS)], seed=seed, max_tokens=TOKENS, temperature=1.0, top_p=1.0)
    answer = client.post("/v1/chat/completions", json=body).raise_for_status().json()
    return int(answer["usage"]["completion_tokens"])


def at_once(clients: int, requests: int, ask: Any) -> tuple[list[Any], float]:
    """The results of ``requests`` requests of that many clients, each asking again when answered; and the seconds."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        results = list(pool.map(ask, range(requests)))
    return results, time.perf_counter() - begun


def generate_speed(requests: int) -> tuple[float, float]:
    """Tokens a second, and a second of processor time, of transformers ``generate``, one prompt after the other."""
    import torch

    from benchmarks.widened import widened
    from sidekick.gpt2.dialogue import Turn, write_prompt
    from sidekick.server.settings import Settings

    torch.set_num_threads(1)
    pin(os.getpid(), core=0)
    model, tokenizer = widened(Settings().gpt2_folder)
    tokens, begun, cpu = 0, time.perf_counter(), time.process_time()
    for number in range(requests):
        turns = [Turn(text, role == "user") for role, text in (*TALK, ("user", PROMPTS[number % len(PROMPTS)]))]
        ids = torch.tensor([tokenizer.encode(write_prompt(turns, None)).ids])
        torch.manual_seed(number)
        out = model.generate(ids, do_sample=True, top_k=0, max_new_tokens=TOKENS, pad_token_id=0)
        tokens += out.shape[1] - ids.shape[1]
    return tokens / (time.perf_counter() - begun), tokens / (time.process_time() - cpu)


def spread(name: str, milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {
        f"{name}_{what}": round(float(np.quantile(milliseconds, q)), 1) for what, q in (("median", 0.5), ("p95", 0.95))
    }


def measure(requests: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    with server() as running, httpx.Client(base_url=running.address, timeout=60) as client:
        for seed in range(8):
            guarded(client, seed)
        figures |= spread("first_word_ms", [first_words(client, seed) for seed in range(requests)])
        for clients in (1, 8):
            before = running.cpu()
            times, _ = at_once(clients, requests * 2, lambda seed: guarded(client, seed))
            figures |= spread(f"guarded_ms_{clients}_clients", times)
            figures[f"guarded_cpu_ms_{clients}_clients"] = round((running.cpu() - before) / len(times) * 1000, 1)
        before = running.cpu()
        tokens, seconds = at_once(8, requests * 2, lambda seed: raw_tokens(client, seed))
        served, served_cpu = sum(tokens) / seconds, sum(tokens) / max(0.01, running.cpu() - before)
    generated, generated_cpu = generate_speed(max(8, requests // 2))
    figures["tokens_per_second_8_clients"], figures["tokens_per_second_generate"] = (
        round(served, 1),
        round(generated, 1),
    )
    figures["times_generate"], figures["times_generate_cpu"] = (
        round(served / generated, 1),
        round(served_cpu / generated_cpu, 1),
    )
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--markdown", action="store_true", help="a table before the JSON line")
    chosen = parser.parse_args()
    figures = measure(chosen.requests)
    if chosen.markdown:
        print(
            "| figure | value |\n| --- | --- |\n"
            + "\n".join(f"| {name} | {value} |" for name, value in figures.items())
        )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
