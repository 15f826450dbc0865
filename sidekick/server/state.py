"""Everything the server holds, loaded once and checked together."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sidekick.chat.crude import is_crude
from sidekick.chat.guard import Guard
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.network import ModelError
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Recommender
from sidekick.movies.recommenders import ArtefactError, check, load
from sidekick.movies.recommenders.popularity import PopularityRecommender
from sidekick.movies.spotting import NameSpotter
from sidekick.server.settings import Settings

log = logging.getLogger("sidekick.server")


@dataclass(frozen=True)
class State:
    """What the routes use. ``writer`` is ``None`` without GPT-2 weights: templates answer then."""

    settings: Settings
    catalogue: Catalogue
    recommender: Recommender
    recommender_version: str
    guard: Guard
    delexicalise: Delexicaliser
    writer: Writer | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that stand-ins replace."""
        gone = (("GPT-2", self.writer is None), ("the learned recommender", self.recommender_version == "popularity"))
        return tuple(name for name, is_missing in gone if is_missing)


def load_state(settings: Settings) -> State:
    """Load catalogue, recommender and GPT-2, and check that they belong together.

    A missing model is replaced by its stand-in and said in the log. Raises ``CatalogueError``.
    """
    catalogue = Catalogue.load()
    recommender, version = _load_recommender(settings, catalogue)
    spotter = NameSpotter(catalogue)
    return State(
        settings,
        catalogue,
        recommender,
        version,
        Guard(spotter, is_crude),
        Delexicaliser(spotter),
        _load_writer(settings),
    )


def _load_recommender(settings: Settings, catalogue: Catalogue) -> tuple[Recommender, str]:
    try:
        version = check(settings.recommender_folder, catalogue)
        return load(settings.recommender_folder, catalogue), version
    except ArtefactError as error:
        log.warning("%s; recommending by popularity instead", error)
        return PopularityRecommender(catalogue), "popularity"


def _load_writer(settings: Settings) -> Writer | None:
    try:
        if settings.engine == "transformers":
            from sidekick.gpt2.torch_network import load_torch_writer  # torch is not there when only serving

            return load_torch_writer(settings.gpt2_folder, settings.waiting_limit)
        return Writer.load(settings.gpt2_folder, settings.waiting_limit)
    except ModelError as error:
        log.warning("%s; templates answer instead", error)
        return None
