"""Everything the server holds, loaded once and checked together."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from sidekick.chat.choice import Chooser
from sidekick.chat.names import Names
from sidekick.chat.selector import Selector, SelectorError
from sidekick.chat.shipped import shipped_chooser, shipped_guard, shipped_names
from sidekick.gpt2.delexicalise import Delexicaliser
from sidekick.gpt2.network import ModelError
from sidekick.gpt2.writer import Writer
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.preferences import Recommender
from sidekick.movies.recommenders import ArtefactError, check, load
from sidekick.movies.recommenders.popularity import PopularityRecommender
from sidekick.movies.spotting import NameSpotter
from sidekick.server.settings import Settings

REMEMBERED = 4096  # delexicalised messages: a conversation comes back whole with every turn
log = logging.getLogger("sidekick.server")


@dataclass(frozen=True)
class State:
    """What the routes use. ``writer`` is ``None`` without GPT-2 weights: templates answer then."""

    settings: Settings
    catalogue: Catalogue
    recommender: Recommender
    recommender_version: str
    names: Names
    chooser: Chooser
    delexicalise: Callable[[str], str]
    writer: Writer | None
    selector: Selector | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that stand-ins replace."""
        gone = (
            ("GPT-2", self.writer is None),
            ("the selector of replies", self.writer is not None and self.selector is None),
            ("the learned recommender", self.recommender_version == "popularity"),
        )
        return tuple(name for name, is_missing in gone if is_missing)


def load_state(settings: Settings) -> State:
    """Load catalogue, recommender and GPT-2, and check that they belong together.

    A missing model is replaced by its stand-in and said in the log. Raises ``CatalogueError``.
    """
    catalogue = Catalogue.load()
    recommender, version = _load_recommender(settings, catalogue)
    names = shipped_names(catalogue)
    writer = _load_writer(settings)
    selector = _load_selector(settings, writer)
    guard = shipped_guard(names)
    chooser = shipped_chooser(guard, selector, writer.with_relevance) if writer and selector else Chooser(guard)
    delexicalise = lru_cache(REMEMBERED)(Delexicaliser(NameSpotter(catalogue)))
    return State(settings, catalogue, recommender, version, names, chooser, delexicalise, writer, selector)


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


def _load_selector(settings: Settings, writer: Writer | None) -> Selector | None:
    """The selector, if it was trained on replies of this very model."""
    if writer is None:
        return None
    try:
        selector = Selector.load(settings.selector_file)
    except SelectorError as error:
        log.warning("%s; a rule of thumb picks replies instead", error)
        return None
    if settings.engine == "onnx" and selector.gpt2 != writer.version:
        log.warning(
            "%s was trained on GPT-2 %s, not %s: run `python -m training run selector`; a rule of thumb picks instead",
            settings.selector_file, selector.gpt2, writer.version,
        )  # fmt: skip
        return None
    return selector
