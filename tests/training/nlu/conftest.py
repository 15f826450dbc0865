"""These tests belong to the Rasa environment (``make nlu``); the other one has neither Rasa nor spaCy."""

from __future__ import annotations

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py"]
