"""Measure again and write the tables of docs/language-model.md: ``python -m training.language_model.document``.

``--only figures samples`` writes these alone. The tables stand between comments of their names.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sidekick.chat.selector import SELECTOR
from sidekick.movies.catalogue import Catalogue
from training.language_model.evaluate import figures, read_turns, table
from training.language_model.samples import PROMPTS, samples_table

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "language-model.md"
GPT2 = ROOT / "models" / "gpt2"


def write_section(page: str, name: str, content: str) -> str:
    """The page with what stands between its comments replaced. Raises ``ValueError`` where there are none."""
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    if begin not in page or end not in page:
        raise ValueError(f"the page has no {begin} ... {end}")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    return pattern.sub(lambda _: f"{begin}\n{content.strip()}\n{end}", page)


def measured(dialogues: int, replies: int) -> str:
    turns = read_turns(None, Catalogue.load())
    if dialogues:
        turns = random.Random(0).sample(turns, min(dialogues, len(turns)))
    return table(figures(turns, replies, GPT2))


def selector_table() -> str:
    rows = json.loads(SELECTOR.read_text())["figures"]
    lines = [f"| {name} | {row['beats_a_rival']} | {row['comes_first']} |" for name, row in rows.items()]
    return "\n".join(["| chosen by | beats a rival | comes first |", "| --- | --- | --- |", *lines])


def speed() -> str:
    command = [sys.executable, "-m", "benchmarks.chat_speed", "--markdown"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own module
    return "\n".join(line for line in done.stdout.splitlines() if line.startswith("|"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dialogues", type=int, default=0, help="for bits per byte; 0 for all")
    parser.add_argument("--replies", type=int, default=2000)
    sections: dict[str, Callable[[], str]] = {
        "selector": selector_table,
        "samples": lambda: samples_table(GPT2, len(PROMPTS), seed=0),
        "speed": speed,
        "figures": lambda: measured(chosen.dialogues, chosen.replies),
    }
    parser.add_argument("--only", nargs="*", choices=sections, default=list(sections))
    chosen = parser.parse_args()
    for name in chosen.only:
        content = sections[name]()
        PAGE.write_text(write_section(PAGE.read_text(), name, content))
        print(f"{name}:\n{content}\n", flush=True)


if __name__ == "__main__":
    main()
