"""Recommenders, one file each, behind one interface (sidekick.movies.preferences.Recommender)."""

from __future__ import annotations

from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Recommender
from sidekick.movies.recommenders.popularity import PopularityRecommender

RECOMMENDER_FOLDER = Path(__file__).parents[3] / "models" / "recommender"


def load(folder: Path, catalogue: Catalogue) -> Recommender:
    """The best recommender that the artefacts in ``folder`` allow for this catalogue."""
    return PopularityRecommender(catalogue)
