"""Recommenders, one file each, behind one interface (sidekick.movies.preferences.Recommender)."""

from __future__ import annotations

from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Recommender
from sidekick.movies.recommenders.artefacts import ArtefactError, check, read

__all__ = ["RECOMMENDER_FOLDER", "ArtefactError", "check", "load"]

RECOMMENDER_FOLDER = Path(__file__).parents[3] / "models" / "recommender"


def load(folder: Path, catalogue: Catalogue) -> Recommender:
    """The learned recommender. Raises ``ArtefactError`` when its files are missing or of another catalogue."""
    from sidekick.movies.recommenders.learned import LearnedRecommender  # the actions' side never needs it

    version = check(folder, catalogue)
    return LearnedRecommender(catalogue, read(folder, catalogue), version)
