"""What keeps the server's process small. To be called before anything else is loaded."""

from __future__ import annotations

import ctypes
import importlib
import sys
from contextlib import suppress

HEAPS = 2  # of the C library, for all threads together; by default it takes up to eight for each core
_M_ARENA_MAX = -8  # mallopt's number for it
_TABLES = ("pandas", "pyarrow", "polars", "sklearn", "dask", "matplotlib")


def keep_few_heaps() -> None:
    """Let threads share heaps: what one has freed, another takes up again. Where there is no glibc, nothing happens."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, HEAPS)


def load_lightgbm_alone() -> None:
    """Import LightGBM without the libraries of tables that it takes up where it finds them: 130 MB and seconds, and the
    server hands it plain arrays."""
    hidden = {name: None for name in _TABLES if name not in sys.modules}
    sys.modules.update(hidden)  # type: ignore[arg-type]  # None is how Python says that there is no such module
    try:
        importlib.import_module("lightgbm")
    finally:
        for name in hidden:
            del sys.modules[name]
