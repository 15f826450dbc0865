"""The widget as one script, put together from its readable parts without a build step."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

PARTS: Final = Path(__file__).parent / "static" / "widget"
ORDER: Final = ("strings.js", "dom.js", "cards.js", "api.js", "view.js", "main.js")


@cache
def script() -> bytes:
    """``/widget.js``: the parts in one function, so that a page gets no global names from it."""
    style = json.dumps((PARTS / "style.css").read_text(encoding="utf-8"))
    parts = "\n".join((PARTS / name).read_text(encoding="utf-8") for name in ORDER)
    return f'(() => {{\n"use strict";\nconst STYLE = {style};\n{parts}\n}})();\n'.encode()


@cache
def tag() -> str:
    """The script's ETag: another one whenever a part has changed."""
    return f'"{hashlib.sha256(script()).hexdigest()[:20]}"'
