"""Fit the film linker on ReDial's training dialogues. Usage: python -m training.nlu.fit_linker

Positives are the films that were tagged; negatives are words that are also a title and were not tagged. A message
counts its own words out of the statistics it is scored with. Runs in the Rasa environment, in about two minutes.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu.linker import FORMAT, LINKER_FILE, Counts, Message, features, is_probably_untagged
from sidekick.nlu.spans import Span, SpanFinder
from sidekick.nlu.words import Word, norms, split_words
from training.nlu.tagged import Tag, TaggedMessage, tagged_messages
from training.nlu.written import looks_like_a_title
from training.redial.archive import archive_path
from training.redial.dialogues import read_dialogues
from training.redial.records import Dialogue

SEED = 13
LOWER = 0.5  # share of training messages put in lower case
NO_ARTICLE = 0.15  # share of titles that lose their article
EVERYDAY = 20  # times the words of a title are none
CAPITALS = 0.4  # share of the others whose titles keep their capitals
RAREST_FEATURE = 12  # messages a context must occur in
REGULARISATION = 0.5  # C of scikit-learn: smaller is stronger


@dataclass(frozen=True)
class Example:
    """A candidate span of a message, and whether it was a film. ``titles`` are the true films beside it."""

    message: Message
    span: Span
    titles: tuple[Span, ...]
    starring: bool
    meant: bool


def examples(tagged: TaggedMessage, finder: SpanFinder, lower: bool = False) -> Iterator[Example]:
    """Every film candidate whose truth is known: not those that only touch a tag, nor likely untagged titles.

    With ``lower``, the examples are as if the person had typed no capitals.
    """
    message = Message(tagged.text, split_words(tagged.text))
    seen = _lowered(message) if lower else message
    found = [*finder.exact(message.words), *finder.near(message.text, message.words)]
    spans = [span for span in found if span.entity == "movie"]
    starring = finder.starring(spans, [span for span in found if span.entity == "person"])
    right = {span: tag for span in spans for tag in tagged.tags if _names(span, tag, message)}
    for span in spans:
        if span in right:
            others = tuple(other for other in right if not other.overlaps(span))
            yield Example(seen, span, others, span in starring, True)
        elif not _touches_a_tag(span, tagged.tags, message) and not _looks_meant(span, message):
            yield Example(seen, span, tuple(right), span in starring, False)


def count(dialogues: Sequence[Dialogue], catalogue: Catalogue, finder: SpanFinder) -> Counts:
    """How often words are typed, and how often each title key is a film and is not."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    linked: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for tagged in tqdm(tagged_messages(dialogues, catalogue, random.Random(SEED)), desc="count"):
        for example in examples(tagged, finder):
            if not example.span.typo:
                (linked if example.meant else plain)[example.span.key] += 1
        for part in _untagged(tagged):
            typed = [word.norm for word in split_words(part)]
            words.update(typed)
            pairs.update(pairwise(typed))
    everyday = {key for key, times in plain.items() if times >= EVERYDAY and " " not in key}
    often = {pair: times for pair, times in sorted(pairs.items()) if times >= 3}
    return Counts(
        {word: times for word, times in words.items() if times >= 3},
        {key: (linked[key], plain[key]) for key in sorted({*linked, *plain})},
        {" ".join(pair): times for pair, times in often.items() if not everyday.isdisjoint(pair)},
    )


def fit(dialogues: Sequence[Dialogue], catalogue: Catalogue, finder: SpanFinder, counts: Counts) -> dict[str, float]:
    """Weights of the features."""
    found: list[dict[str, float]] = []
    truth: list[bool] = []
    rng = random.Random(SEED)
    messages = tagged_messages(dialogues, catalogue, random.Random(SEED + 1), CAPITALS, NO_ARTICLE)
    for tagged in tqdm(messages, desc="examples"):
        for example in examples(tagged, finder, lower=rng.random() < LOWER):
            if not example.meant and is_probably_untagged(example.span, counts):
                continue
            own = (0, 0) if example.span.typo else (int(example.meant), int(not example.meant))
            found.append(dict(features(example.message, example.span, counts, example.titles, example.starring, own)))
            truth.append(example.meant)
    seen = Counter(name for one in found for name in one)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        {name: value for name, value in one.items() if seen[name] >= RAREST_FEATURE} for one in found
    )
    print(f"{len(truth)} examples, {sum(truth)} of them films, {table.shape[1]} features", flush=True)
    model = LogisticRegression(C=REGULARISATION, max_iter=1000, fit_intercept=False).fit(table, truth)
    names = vectorizer.get_feature_names_out()
    return {
        str(name): round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) > 0.01
    }


def save(weights: dict[str, float], counts: Counts, path: Path = LINKER_FILE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"format": FORMAT, "weights": weights, "words": counts.words, "keys": counts.keys, "pairs": counts.pairs}
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:  # the same bytes each time
        file.write(json.dumps(data, separators=(",", ":"), sort_keys=True).encode())


def main() -> None:
    catalogue = Catalogue.load()
    finder = SpanFinder(catalogue)
    dialogues = list(read_dialogues(archive_path(), "train"))
    counts = count(dialogues, catalogue, finder)
    save(fit(dialogues, catalogue, finder, counts), counts)
    print(f"{LINKER_FILE}: {LINKER_FILE.stat().st_size / 1e3:.0f} kB")


def _names(span: Span, tag: Tag, message: Message) -> bool:
    start, end = message.words[span.first].start, message.words[span.last - 1].end
    same_place = abs(start - tag.start) <= 1 and abs(end - tag.end) <= 1
    return same_place and any(same_title(value, tag.title) for value in span.values)


def same_title(name: str, title: str) -> bool:
    """Whether a canonical name has this title, whatever its year."""
    return norms(name.rsplit(" (", 1)[0]) == norms(title)


def _touches_a_tag(span: Span, tags: Sequence[Tag], message: Message) -> bool:
    start, end = message.words[span.first].start, message.words[span.last - 1].end
    return any(start < tag.end and tag.start < end for tag in tags)


def _looks_meant(span: Span, message: Message) -> bool:
    """Titles that people typed without tagging them."""
    return looks_like_a_title(message.text, message.words[span.first].start, message.words[span.last - 1].end)


def _lowered(message: Message) -> Message:
    words = tuple(Word(word.norm, word.typed.lower(), word.start, word.end) for word in message.words)
    return Message(message.text.lower(), words)


def _untagged(tagged: TaggedMessage) -> list[str]:
    """The text between the tags."""
    text, done, parts = tagged.text, 0, []
    for tag in tagged.tags:
        parts.append(text[done : tag.start])
        done = tag.end
    return [*parts, text[done:]]


if __name__ == "__main__":
    main()
