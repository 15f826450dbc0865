"""Generated text as people print it."""

from __future__ import annotations

import re

_APOSTROPHES = {
    word.replace("'", ""): word
    for word in (
        "that's", "don't", "didn't", "doesn't", "can't", "isn't", "wasn't", "aren't", "haven't", "hasn't", "couldn't",
        "wouldn't", "shouldn't", "i'm", "i've", "you're", "you've", "you'll", "they're", "what's", "there's",
    )
}  # fmt: skip
_WITHOUT_APOSTROPHE = re.compile(rf"\b(?:{'|'.join(_APOSTROPHES)})\b", re.I)
_QUESTION = re.compile(
    r"((?:^|[.!?] )(?:(?:oh|ok|okay|well|so|and|or|yes|sure),? )*(?:have you|did you|do you|are you|would you|which|"
    r"how about|what about|what (?:kind|type|sort|genre|is|are|do|did|else))\b[^.!?]*)\.?$",
    re.I,
)
_LATE_BYE = re.compile(r"\b(welcome|too) (?=(?:good ?)?bye\b)", re.I)
_RUN_ON = re.compile(r"(?<=<\|movie\|>) (?=it'?s\b|it (?:is|was)\b|i\b)", re.I)


def tidy(text: str) -> str:
    """Spaces, capitals and the end of a sentence as people print them."""
    text = tidy_open(text)
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(',;: ')}."


def tidy_open(text: str) -> str:
    """The same for a text that goes on: its end is left as it is."""
    text = re.sub(r"\s+", " ", re.sub(r"(<\|\w+\|>)(?=\w)", r"\1 ", re.sub(r"(?<=\w)(<\|)", r" \1", text))).strip()
    text = re.sub(r"\s+([,.!?;:])", r"\1", text)
    text = re.sub(r"(<\|movie\|>) ?(?=<\|movie\|>)", r"\1, ", text)
    text = re.sub(r"([!?.])\1{2,}", r"\1", text)
    text = _WITHOUT_APOSTROPHE.sub(lambda match: match.group()[0] + _APOSTROPHES[match.group().lower()][1:], text)
    text = re.sub(r"\bi\b(?=$|[\s',.!?])", "I", text)
    return re.sub(r"(^|[.!?] )([a-z])", lambda match: match.group(1) + match.group(2).upper(), text)


def tidy_whole(text: str) -> str:
    """``tidy`` for a text that nobody has seen yet: where a sentence ends is mended as well."""
    text = re.sub(r"\byou(?:r|re) (?=welcome\b)", "you're ", tidy_open(text), flags=re.I)
    text = _RUN_ON.sub(". ", _LATE_BYE.sub(r"\1, ", text))
    return _QUESTION.sub(r"\1?", tidy(text))
