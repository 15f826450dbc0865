"""Measure understanding. Usage: python -m training.nlu.evaluate [--test redial.jsonl] [--iard iard.json.gz]

Titles in ReDial's validation messages (or ``--test``), the seekers' intents in the IARD dialogues, the project's own
held-out phrasings, and 5-fold cross-validation over the training phrasings. The last line is one JSON object.
Runs in the Rasa environment, in about eight minutes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sidekick.launch.dialogue_model import ensure_model
from sidekick.movies.catalogue import Catalogue
from sidekick.nlu.reader import shared_reader
from training.nlu.cross_validation import cross_validate, training_phrasings
from training.nlu.heldout import Phrasing, by_title, read_phrasings
from training.nlu.iard import IardError, iard_path, read_iard
from training.nlu.labelled import RARE, labelled_turns, macro, score
from training.nlu.scores import Counted, class_f1, confusions, macro_f1
from training.nlu.taxonomy import load
from training.nlu.titles import measure_linking
from training.nlu.understanding import Understood, understand
from training.redial.archive import RedialError, archive_path
from training.redial.dialogues import read_dialogues, read_file

Figures = dict[str, float]


def title_scores(test: Path | None) -> Figures:
    """Precision and recall of title linking. Raises ``RedialError`` when there are no dialogues."""
    dialogues = read_file(test) if test else read_dialogues(archive_path(), "validation")
    reader = shared_reader()
    linking = measure_linking(dialogues, Catalogue.load(), reader.read, reader.counts)
    counted = linking.counted
    print(f"titles: {counted.right} right, {counted.wrong} wrong, {counted.missed} missed; ", end="")
    print(f"{linking.untagged} more were named without a tag")
    return {"precision": round(counted.precision, 4), "recall": round(counted.recall, 4)}


def heldout_scores(phrasings: Sequence[Phrasing], understood: Sequence[Understood]) -> Figures:
    """Intents (macro F1; and F1 of other topics alone) and entities with their roles (micro F1)."""
    expected, found = [p.intent for p in phrasings], [u.intent for u in understood]
    entities = Counted()
    for phrasing, one in zip(phrasings, understood, strict=True):
        entities.add(by_title(phrasing.named), by_title(one.named))
    return {
        "intent_macro_f1": round(macro_f1(expected, found), 4),
        "out_of_scope_f1": round(class_f1(expected, found)["out_of_scope"], 4),
        "entity_f1": round(entities.f1, 4),
    }


def iard_scores(path: Path) -> Figures:
    """Macro F1 over the groups of the taxonomy. Raises ``IardError``."""
    scores = score(list(labelled_turns(read_iard(path))), load())
    print("\nthe taxonomy on IARD's dialogues, F1 by group:")
    for group, one in sorted(scores.items(), key=lambda item: -item[1].turns):
        print(f"  {group:15} {one.turns:4} turns  {one.f1:.3f}" + ("" if one.turns >= RARE else "  (not averaged)"))
    return {"macro_f1": round(macro(scores), 4)}


def show_heldout(phrasings: Sequence[Phrasing], understood: Sequence[Understood]) -> None:
    print(f"\nheld-out phrasings: {len(phrasings)}; what was taken for something else:")
    for expected, found, count in confusions([p.intent for p in phrasings], [u.intent for u in understood]):
        print(f"  {expected:18} taken for {found:18} {count}")


def evaluate(test: Path | None, iard: Path | None) -> dict[str, Any]:
    """Every figure; parts whose data is missing are left out with a plain message."""
    phrasings = read_phrasings()
    understood = understand(ensure_model(), [phrasing.text for phrasing in phrasings])
    show_heldout(phrasings, understood)
    results: dict[str, Any] = {"heldout": heldout_scores(phrasings, understood)}
    try:
        results["titles"] = title_scores(test)
    except RedialError as error:
        if test:
            raise
        print(f"Titles are left out: {error}")
    path = iard or iard_path()
    if path is None:
        print("The IARD dialogues are left out: SIDEKICK_DATA names no folder with dialogues/iard.json.gz.")
    else:
        results["iard"] = iard_scores(path)
    results["cross_validation"] = cross_validate(training_phrasings())
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", type=Path, metavar="FILE", help="dialogues in ReDial's format to link titles in")
    parser.add_argument("--iard", type=Path, metavar="FILE", help="labelled dialogues in IARD's format")
    chosen = parser.parse_args()
    try:
        print(json.dumps(evaluate(chosen.test, chosen.iard)))
    except (RedialError, IardError) as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
