"""How people are called by less than their whole name."""

from __future__ import annotations

from collections import Counter, defaultdict

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu.nicknames import FIRST_NAMES, PEOPLE
from sidekick.nlu.words import norms

# Of last names.
PARTICLES = frozenset({"de", "del", "della", "di", "du", "la", "le", "van", "von", "der", "mac", "mc", "st", "ter"})
WELL_KNOWN = 60  # mentions of somebody's films from which a last name may be enough
BY_FAR = 1.5  # times better known than the next of that name


def fame(catalogue: Catalogue) -> Counter[str]:
    """How often the films of each person are mentioned."""
    films: Counter[str] = Counter()
    for movie in catalogue:
        for person in movie.people:
            films[person] += 1 + movie.mentions
    return films


def short_names(known: Counter[str]) -> dict[str, str]:
    """Last names, rare first names and nicknames (as plain words) that mean one person."""
    bearers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for person, count in known.items():
        parts = norms(person)
        if len(parts) >= 2:
            bearers[parts[-1]].append((count, person))
            if parts[0] in FIRST_NAMES:
                bearers[parts[0]].append((count, person))
        if len(parts) >= 3 and parts[-2] in PARTICLES:
            bearers[" ".join(parts[-2:])].append((count, person))
    found = {}
    for name, people in bearers.items():
        (count, person), *others = sorted(people, reverse=True)
        if count >= WELL_KNOWN and (not others or count >= BY_FAR * others[0][0]):
            found[name] = person
    return found | {name: person for name, person in PEOPLE.items() if person in known}
