"""Generated text as people print it."""

from __future__ import annotations

import re


def tidy(text: str) -> str:
    """Spaces, capitals and the end of a sentence as people print them."""
    text = tidy_open(text)
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(',;: ')}."


def tidy_open(text: str) -> str:
    """The same for a text that goes on: its end is left as it is."""
    text = re.sub(r"\s+", " ", re.sub(r"(<\|\w+\|>)(?=\w)", r"\1 ", re.sub(r"(?<=\w)(<\|)", r" \1", text))).strip()
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    text = re.sub(r"([!?.])\1{2,}", r"\1", text)
    text = re.sub(r"\bi\b(?=$|[\s',.!?])", "I", text)
    return re.sub(r"(^|[.!?] )([a-z])", lambda match: match.group(1) + match.group(2).upper(), text)
