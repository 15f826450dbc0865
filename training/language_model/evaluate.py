"""The language model's figures: ``make evaluate-lm [TEST=path/to/test_data.jsonl]``. The last line is one JSON object.

- Bits per byte of the assistant's turns under the int8 model that is served, a placeholder and the end of a turn
  being one byte each: with the plan that the model itself predicts from the dialogue, and without any.
- Replies drawn for plans: contexts and acts are those of the dialogues, chosen by seed; offers come from the catalogue.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from sidekick.chat.selector import Selector
from sidekick.chat.shipped import CANDIDATES, shipped_chooser, shipped_guard, shipped_names
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.dialogue import Turn
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.spotting import NameSpotter
from training.language_model.contexts import acts_labeller, contexts, data_folder
from training.language_model.detector import Detector
from training.language_model.drawing import draw
from training.language_model.iard import FILE as IARD
from training.language_model.judge import read_judge
from training.language_model.mixture import Yardstick
from training.language_model.prepare import to_turns
from training.language_model.replies import Replies, collect
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues, read_file

FAMOUS = 1000  # films of which offers are drawn
OTHER_CORPORA = (Path("dialogues") / "sgd_movies.jsonl.gz", Path("dialogues") / "taskmaster3_movies.tsv.gz")


def read_turns(test: Path | None, catalogue: Catalogue) -> list[list[Turn]]:
    """The dialogues whose order is known: of the validation split, or of a file in ReDial's format."""
    dialogues = read_file(test) if test else read_dialogues(archive_path(), "validation")
    delexicalise = Delexicaliser(NameSpotter(catalogue))
    labeller = acts_labeller()  # the acts in which replies are drawn; the bits do not look at them
    return [to_turns(dialogue, delexicalise, labeller) for dialogue in dialogues if dialogue.in_order]


def everyday_texts(data: Path | None) -> Iterator[str]:
    """The lines of dialogues that are not about films by name."""
    for name in OTHER_CORPORA:
        if data is not None and (data / name).exists():
            with gzip.open(data / name, "rt", encoding="utf-8") as lines:
                yield from lines


def measure_replies(
    turns: list[list[Turn]], count: int, gpt2: Path, catalogue: Catalogue, data: Path | None
) -> Replies:
    """Draw, guard and choose replies for ``count`` plans."""
    found = contexts(turns, catalogue.most_mentioned[:FAMOUS], random.Random(0))
    chosen = random.Random(1).choices(found, k=count) if count > len(found) else random.Random(1).sample(found, count)
    writer = Writer.load(gpt2)
    guard = shipped_guard(shipped_names(catalogue))
    detector = Detector(catalogue, everyday_texts(data))
    chooser = shipped_chooser(guard, Selector.load(), writer.with_relevance)
    return collect(draw(writer, chosen, CANDIDATES, seed=0), chooser, detector.finds)


def figures(turns: list[list[Turn]], count: int, gpt2: Path) -> dict[str, Any]:
    """All of them."""
    data = data_folder()
    bits = Yardstick(gpt2).measure(turns)
    replies = measure_replies(turns, count, gpt2, Catalogue.load(), data)
    accuracy, judge_f1 = _act_accuracy(replies, data)
    for line in replies.invented:
        print(f"invented: {line}")
    print("faults of candidates:", json.dumps(dict(replies.faults.most_common())))
    return {
        "bits_per_byte": round(bits.per_byte, 4),
        "bits_per_byte_unconditioned": round(bits.per_byte_unconditioned, 4),
        "distinct_2": round(replies.distinct(2), 4),
        "distinct_3": round(replies.distinct(3), 4),
        "distinct_4": round(replies.distinct(4), 4),
        "act_accuracy": accuracy,
        "invented_titles": len(replies.invented),
        "replies": replies.plans,
        "replies_checked": replies.passed,
        "guard_pass_rate": round(replies.passed / max(1, replies.candidates), 4),
        "template_rate": round(replies.templates / max(1, replies.plans), 4),
        "judge_f1": judge_f1,
        "dialogues": len(turns),
        "turns": bits.turns,
        "bytes": bits.bytes,
        "gpt2": json.loads((gpt2 / "config.json").read_text())["version"],
    }


def _act_accuracy(replies: Replies, data: Path | None) -> tuple[float | None, float | None]:
    """The share of replies, before the guard, that do what their plan says, and the judge's own held-out F1."""
    if data is None or not (data / IARD).exists():
        print(f"No act accuracy: the judge learns from {IARD}, which is not in SIDEKICK_DATA.")
        return None, None
    judge, scores = read_judge(data)
    texts, plans = zip(*replies.first, strict=True)
    agrees = judge.agrees(texts, plans)
    acts = sorted({plan.act for plan in plans})
    by_act = {act: [ok for ok, plan in zip(agrees, plans, strict=True) if plan.act == act] for act in acts}
    print("act accuracy:", json.dumps({act: f"{sum(oks) / len(oks):.2f} of {len(oks)}" for act, oks in by_act.items()}))
    return round(float(agrees.mean()), 4), scores["all"]


def table(values: dict[str, Any]) -> str:
    """The figures as a markdown table."""
    return "\n".join(
        chain(("| figure | value |", "| --- | --- |"), (f"| {name} | {value} |" for name, value in values.items()))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", type=Path, help="a file in ReDial's format instead of the validation split")
    parser.add_argument("--dialogues", type=int, default=0, help="only so many, chosen by seed; 0 for all")
    parser.add_argument("--replies", type=int, default=2000)
    parser.add_argument("--gpt2", type=Path, default=Path("models/gpt2"))
    chosen = parser.parse_args()
    turns = read_turns(chosen.test, Catalogue.load())
    if chosen.dialogues:
        turns = random.Random(0).sample(turns, min(chosen.dialogues, len(turns)))
    values = figures(turns, chosen.replies, chosen.gpt2)
    print(table(values))
    print(json.dumps(values))


if __name__ == "__main__":
    main()
