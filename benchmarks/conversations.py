"""Whole conversations between simulated people and the running assistant, unselected: ``make simulate``.

Prints every conversation as it went, then one JSON object with what went wrong in them, counted.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from typing import Any

import httpx

from benchmarks.people import Person, meet
from sidekick.movies.catalogue import Catalogue, Movie

LONGEST = 16  # turns, after which a person walks away


def converse(client: httpx.Client, person: Person, sender: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """The turns of one conversation: what was said, and the messages that came back."""
    turns: list[tuple[str, list[dict[str, Any]]]] = []
    messages: list[dict[str, Any]] = []
    while len(turns) < LONGEST and (sentence := person.say(messages)) is not None:
        answer = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": sentence})
        messages = answer.raise_for_status().json()
        turns.append((sentence, messages))
    return turns


def faults(turns: list[tuple[str, list[dict[str, Any]]]], person: Person, catalogue: Catalogue) -> Counter[str]:
    """What no conversation should have, counted."""
    found: Counter[str] = Counter()
    offered: list[Movie] = []
    previous = ""
    for _, messages in turns:
        text = "\n".join(message.get("text") or "" for message in messages)
        found["silence"] += not text.strip()
        found["same reply twice in a row"] += bool(text) and text == previous
        found["raw JSON"] += '{"' in text
        previous = text
        for message in messages:
            custom = message.get("custom") or {}
            if custom.get("type") == "shortlist":
                offered += [catalogue.movies[catalogue.position_by_id[film["id"]]] for film in custom["movies"]]
    found["film offered twice"] += len(offered) - len(set(offered))
    if "favorites" in person.told:
        found["favourite offered"] += sum(movie in offered for movie in person.favorites)
    if person.exclusion and "genre" in person.told:
        found["excluded genre offered"] += sum(person.exclusion in movie.genres for movie in offered)
    found["no film at all"] += not offered
    return found


def show(seed: int, turns: list[tuple[str, list[dict[str, Any]]]]) -> None:
    print(f"\n## Conversation {seed}\n")
    for sentence, messages in turns:
        print(f"> {sentence}\n")
        print("\n".join(message["text"] for message in messages if message.get("text")) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0, help="of the first person; the next have the next numbers")
    chosen = parser.parse_args()
    catalogue = Catalogue.load()
    total: Counter[str] = Counter()
    length = 0
    with httpx.Client(base_url=os.environ.get("SIDEKICK_RASA_URL", "http://127.0.0.1:5005"), timeout=30) as client:
        for seed in range(chosen.seed, chosen.seed + chosen.count):
            person = meet(seed, catalogue)
            turns = converse(client, person, f"simulated-{seed}")
            show(seed, turns)
            total.update(faults(turns, person, catalogue))
            length += len(turns)
    print(json.dumps({"conversations": chosen.count, "turns": length, "faults": dict(total)}))


if __name__ == "__main__":
    main()
