"""The only place where the actions' helpers are put together."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from actions.profiles import ProfileStore, SqliteProfiles
from actions.recommendations import (
    DegradingRecommendations,
    LocalRecommendations,
    RecommendationClient,
    RecommendationSource,
)
from actions.settings import Settings, read_settings
from actions.talking import ChatTalker, Talker
from sidekick.movies.catalogue import Catalogue
from sidekick.movies.recommenders.popularity import PopularityRecommender
from sidekick.movies.spotting import NameSpotter


@dataclass(frozen=True)
class Services:
    """What the actions ask."""

    catalogue: Catalogue
    recommendations: RecommendationSource
    profiles: ProfileStore
    talker: Talker
    settings: Settings = field(default_factory=Settings)
    now: Callable[[], float] = time.time  # seconds since 1970
    log: logging.Logger = field(default_factory=lambda: logging.getLogger("sidekick.actions"))


def build_services(settings: Settings) -> Services:
    """The real ones. Raises ``CatalogueError``."""
    catalogue = Catalogue.load()
    return Services(
        catalogue=catalogue,
        recommendations=DegradingRecommendations(
            RecommendationClient(settings.server_url, catalogue, settings.recommend_timeout),
            LocalRecommendations(PopularityRecommender(catalogue)),
        ),
        profiles=SqliteProfiles(settings.profiles_path),
        talker=_talker(settings, NameSpotter(catalogue)),
        settings=settings,
    )


def _talker(settings: Settings, spotter: NameSpotter) -> ChatTalker:
    return ChatTalker(
        settings.chat_url,
        settings.chat_timeout,
        names_in=lambda text: [str(found) for found in spotter.find(text)],
        is_ours=settings.chat_url.startswith(settings.server_url),
        model=settings.chat_model,
        key=settings.chat_key,
    )


@lru_cache(maxsize=1)
def shared_services() -> Services:
    """One set for all actions of this process."""
    return build_services(read_settings())
