"""Measure the recommender against the baselines.

Usage: python -m training.recommender.evaluate                    everything fitted without the validation split
       python -m training.recommender.evaluate --later            everything fitted on the earlier conversations,
                                                                  measured on later ones by other recommenders
       python -m training.recommender.evaluate --test FILE        the shipped artefacts, on a file in ReDial's format

Prints the tables and, as its last line, one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.facets import Facets
from sidekick.movies.recommenders import RECOMMENDER_FOLDER
from sidekick.movies.recommenders.artefacts import Learned, read
from sidekick.movies.recommenders.learned import conversation_ranker
from training.recommender.benchmark import PROTOCOLS, Result, benchmark_examples, judge, run, table
from training.recommender.contenders import Bm25, baselines, sidekick
from training.recommender.examples import Dialogue
from training.recommender.fit import FitConfig, fit
from training.recommender.later import split_by_time
from training.recommender.read import dialogues_of, read_openings
from training.redial.archive import RedialError, archive_path
from training.redial.dialogues import read_dialogues, read_file


def evaluate(
    learned: Learned, catalogue: Catalogue, training: Sequence[Dialogue], held_out: Sequence[Dialogue]
) -> dict[str, dict[str, Result]]:
    """Every contender under both protocols. Without training dialogues there is no BM25."""
    ours = sidekick(conversation_ranker(learned, Facets(catalogue)))
    others = baselines(learned)
    if training:
        others["bm25"] = Bm25.fit(training, len(catalogue))
    examples = benchmark_examples(held_out)
    return {
        protocol: {
            name: judge(run(contender, protocol, examples), held_out, learned.standing.mentions)
            for name, contender in {"sidekick": ours[protocol], **others}.items()
        }
        for protocol in PROTOCOLS
    }


def as_json(results: dict[str, dict[str, Result]]) -> str:
    """The last line: protocol -> contender -> figure, recalls with their intervals."""
    return json.dumps(
        {
            protocol: {
                name: {key: round(value, 5) for key, value in result.figures.items()}
                | {f"{key} interval": [round(end, 5) for end in ends] for key, ends in result.intervals.items()}
                for name, result in contenders.items()
            }
            for protocol, contenders in results.items()
        }
    )


def on_validation(catalogue: Catalogue) -> dict[str, dict[str, Result]]:
    """Fit on the training dialogues without the validation split, measure on the split."""
    archive = archive_path()
    training, held_out = (dialogues_of(read_dialogues(archive, part), catalogue) for part in ("train", "validation"))
    return _fitted_and_measured(training, held_out, catalogue)


def on_later(catalogue: Catalogue) -> dict[str, dict[str, Result]]:
    """Fit on the earlier conversations, measure on later ones led by others: nearer to ReDial's test set."""
    earlier, later = split_by_time(dialogues_of(read_dialogues(archive_path(), "all"), catalogue))
    return _fitted_and_measured(earlier, later, catalogue)


def _fitted_and_measured(
    training: Sequence[Dialogue], held_out: Sequence[Dialogue], catalogue: Catalogue
) -> dict[str, dict[str, Result]]:
    data = os.environ.get("SIDEKICK_DATA")
    print(f"Fitting on {len(training)} dialogues, to measure on {len(held_out)} others ...", flush=True)
    learned = fit(training, catalogue, read_openings(Path(data) if data else None, catalogue), FitConfig())
    return evaluate(learned, catalogue, training, held_out)


def on_file(path: Path, catalogue: Catalogue) -> dict[str, dict[str, Result]]:
    """Measure the shipped artefacts as they are; BM25 joins in where the training dialogues are at hand.

    Raises ``RedialError`` for a file that holds no such dialogues.
    """
    held_out = dialogues_of(read_file(path), catalogue)
    if not benchmark_examples(held_out):
        raise RedialError(
            f"{path} has nothing to score: no message of a recommender names a film after another message."
        )
    try:
        training = dialogues_of(read_dialogues(archive_path(), "all"), catalogue)
    except RedialError as error:
        print(f"BM25 is left out, for it needs the training dialogues: {error}")
        training = []
    return evaluate(read(RECOMMENDER_FOLDER, catalogue), catalogue, training, held_out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--later", action="store_true", help="split the training dialogues by time instead")
    which.add_argument("--test", type=Path, metavar="FILE", help="dialogues in ReDial's format to score")
    arguments = parser.parse_args()
    catalogue = Catalogue.load()
    try:
        if arguments.test:
            results = on_file(arguments.test, catalogue)
        else:
            results = on_later(catalogue) if arguments.later else on_validation(catalogue)
    except RedialError as error:
        sys.exit(str(error))
    print(table(results))
    print(as_json(results))


if __name__ == "__main__":
    main()
