"""Guard and chooser with the word lists that ship: one set-up for the server and for whatever measures it."""

from __future__ import annotations

from sidekick.chat.choice import Bar, Chooser, Relevance
from sidekick.chat.crude import is_crude
from sidekick.chat.guard import Guard
from sidekick.chat.lexicon import EVERYDAY, WORDS, read_lines
from sidekick.chat.names import Names
from sidekick.chat.selector import Selector
from sidekick.movies.catalogue import Catalogue

CANDIDATES = 5  # replies drawn for a plan, of which one is chosen


def shipped_names(catalogue: Catalogue) -> Names:
    """The names that a generated reply must not say by itself."""
    return Names(catalogue, read_lines(EVERYDAY))


def shipped_guard(names: Names) -> Guard:
    return Guard(names, is_crude, read_lines(WORDS))


def shipped_chooser(guard: Guard, selector: Selector, relevance: Relevance) -> Chooser:
    """The guard, then the bar for small talk, then the trained selector."""
    return Chooser(guard, selector.score, relevance, Bar())
