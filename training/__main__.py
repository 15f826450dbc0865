"""``python -m training list`` and ``python -m training run [stage ...]``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from training.pipeline import STAGES, StageFailed, run_stages
from training.redial.archive import RedialError, archive_path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="the stages in order")
    run = commands.add_parser("run", help="run the stages that are out of date")
    run.add_argument("stages", nargs="*", help="only these")
    chosen = parser.parse_args()
    if chosen.command == "list":
        for stage in STAGES:
            print(f"{stage.name:<16}{stage.help}")
        return 0
    try:
        run_stages(chosen.stages, _data_folder())
    except (StageFailed, ValueError, RedialError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _data_folder() -> Path:
    """The folder of the sources; without SIDEKICK_DATA, a cache that holds ReDial, downloaded now if need be.

    Raises ``RedialError`` where the archive is damaged; the stages of a folder that lacks it are skipped.
    """
    given = os.environ.get("SIDEKICK_DATA")
    if given and not (Path(given) / "redial" / "redial_dataset.zip").exists():
        return Path(given)
    return archive_path().parents[1]


if __name__ == "__main__":
    sys.exit(main())
