"""The model that the assistant would run with, and the reader inside it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sidekick.launch.dialogue_model import ensure_model
from sidekick.nlu.reader import Reader, shared_reader
from training.nlu.heldout import Phrasing, read_phrasings
from training.nlu.understanding import Understood, understand


@pytest.fixture(scope="session")
def reader() -> Reader:
    return shared_reader()


@pytest.fixture(scope="session")
def phrasings() -> list[Phrasing]:
    return read_phrasings()


@pytest.fixture(scope="session")
def understood(phrasings: Sequence[Phrasing]) -> list[Understood]:
    return understand(ensure_model(), [phrasing.text for phrasing in phrasings])
