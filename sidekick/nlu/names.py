"""Which films and people a few words may mean: exact, without article or year, abbreviated, or with one typo."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sidekick.movies.catalogue import Catalogue, Movie
from sidekick.nlu.words import norms

SHORTEST_FOR_TYPOS = 7  # letters
ARTICLES = {"the", "a", "an"}
PARTICLES = {
    "de",
    "del",
    "della",
    "di",
    "du",
    "la",
    "le",
    "van",
    "von",
    "der",
    "mac",
    "mc",
    "st",
    "ter",
}  # of last names
DOUBTFUL = 4  # how much less likely another film may be for a key to be ambiguous
MANY_TIMES = 10  # how much better known a film must be to win a key from one whose title it fits better
NUMBERS = {"ii": "2", "iii": "3", "iv": "4", "two": "2", "three": "3", "four": "4", "vol": "", "volume": "", "part": ""}
# Abbreviations and nicknames, and the title they stand for.
NICKNAMES = {
    "lotr": "The Lord of the Rings",
    "lord of the rings": "The Lord of the Rings: The Fellowship of the Ring",
    "fellowship of the ring": "The Lord of the Rings: The Fellowship of the Ring",
    "two towers": "The Lord of the Rings: The Two Towers",
    "return of the king": "The Lord of the Rings: The Return of the King",
    "hp": "Harry Potter and the Philosopher's Stone",
    "hp 1": "Harry Potter and the Philosopher's Stone",
    "hp 2": "Harry Potter and the Chamber of Secrets",
    "hp 3": "Harry Potter and the Prisoner of Azkaban",
    "hp 4": "Harry Potter and the Goblet of Fire",
    "gotg": "Guardians of the Galaxy",
    "shawshank": "The Shawshank Redemption",
    "eternal sunshine": "Eternal Sunshine of the Spotless Mind",
    "dark knight": "The Dark Knight",
    "batman begins": "Batman Begins",
    "t2": "Terminator 2: Judgment Day",
    "terminator 2": "Terminator 2: Judgment Day",
    "ace ventura": "Ace Ventura: Pet Detective",
    "first avengers": "The Avengers",
    "the first avengers": "The Avengers",
    "ferris bueller": "Ferris Bueller's Day Off",
    "borat": "Borat",
    "silence of the lambs": "The Silence of the Lambs",
    "fast and furious": "The Fast and the Furious",
    "hangover": "The Hangover",
    "wolf of wall street": "The Wolf of Wall Street",
    "se7en": "Seven",
    "empire strikes back": "The Empire Strikes Back",
    "a new hope": "Star Wars",
    "pirates of the caribbean": "Pirates of the Caribbean: The Curse of the Black Pearl",
    "hunger games": "The Hunger Games",
    "mad max fury road": "Mad Max: Fury Road",
    "fury road": "Mad Max: Fury Road",
    "ragnarok": "Thor: Ragnarok",
    "winter soldier": "Captain America: The Winter Soldier",
}


@dataclass(frozen=True)
class Named:
    """What a key may mean, best first. ``kind`` is "movie" or "person"."""

    kind: str
    values: tuple[str, ...]


class NameIndex:
    """Keys (words joined by blanks) of every film and person, and the same with one letter wrong."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.named: dict[str, Named] = {}
        self._add_people(catalogue)
        self._add_movies(catalogue)
        self._near: dict[str, list[str]] = defaultdict(list)
        for key in self.named:
            if len(key) >= SHORTEST_FOR_TYPOS:
                for shorter in _without_one_letter(key):
                    self._near[shorter].append(key)
        self.longest = max((len(key.split()) for key in self.named), default=1)

    def near(self, key: str) -> tuple[str, Named] | None:
        """The name one insertion, deletion, swap or substitution away from ``key``; the likeliest if several."""
        if len(key) < SHORTEST_FOR_TYPOS - 1:
            return None
        candidates = {name for shorter in (key, *_without_one_letter(key)) for name in self._near.get(shorter, ())}
        if key in self._near:
            candidates.update(self._near[key])
        candidates.update(shorter for shorter in _without_one_letter(key) if self._is_long_enough(shorter))
        close = [name for name in candidates if one_edit_apart(name, key) and _numbers(name) == _numbers(key)]
        if not close:
            return None
        best = max(close, key=lambda name: (name[0] == key[0], self._fame.get(name, 0)))
        return best, self.named[best]

    def _is_long_enough(self, key: str) -> bool:
        return len(key) >= SHORTEST_FOR_TYPOS and key in self.named

    def _add_movies(self, catalogue: Catalogue) -> None:
        films: dict[str, list[Movie]] = defaultdict(list)
        by_title: dict[str, Movie] = {}
        for movie in catalogue.most_mentioned:
            by_title.setdefault(movie.title, movie)
            for key in title_keys(movie.title):
                films[key].append(movie)
        for nickname, title in NICKNAMES.items():
            if title in by_title:
                films[nickname].insert(0, by_title[title])
        self._fame = {key: sum(movie.mentions for movie in found) for key, found in films.items()}
        for key, found in films.items():
            fits = {movie.name: (1 + movie.mentions) / MANY_TIMES ** _distance(key, movie.title) for movie in found}
            best = max(fits.values())
            values = tuple(sorted((name for name in fits if fits[name] * DOUBTFUL >= best), key=lambda n: -fits[n]))
            if key not in self.named or self._fame[key] >= 10:
                self.named[key] = Named("movie", values)

    def _add_people(self, catalogue: Catalogue) -> None:
        films: Counter[str] = Counter()
        for movie in catalogue:
            for person in movie.people:
                films[person] += 1 + movie.mentions
        self.last_names = _last_names(films)
        for person, _ in films.most_common():
            key = " ".join(norms(person))
            if " " in key:
                self.named.setdefault(key, Named("person", (person,)))


def whole_title_keys(title: str) -> list[str]:
    """A whole title as it is, without its article, and with its numbers as digits."""
    words = norms(title)
    variants = [words]
    if words[:1] and words[0] in ARTICLES:
        variants.append(words[1:])
    variants += [["vol" if word == "volume" else word for word in words] for words in variants if "volume" in words]
    for variant in list(variants):
        digits = [NUMBERS.get(word, word) for word in variant]
        if digits != variant and len(digits) > 1:
            variants.append([word for word in digits if word])
    return list(dict.fromkeys(" ".join(variant) for variant in variants if variant))


def title_keys(title: str) -> list[str]:
    """How a title may be typed: whole, or what stands before its colon."""
    keys = whole_title_keys(title)
    for separator in (": ", " - "):
        head = norms(title.split(separator, maxsplit=1)[0])
        if separator in title and len(head) >= 2:
            keys.append(" ".join(head))
    return list(dict.fromkeys(keys))


def _distance(key: str, title: str) -> int:
    """How far a key is from a title it may stand for: the very words, the whole title, or its beginning."""
    if NICKNAMES.get(key) == title or key == " ".join(norms(title)):
        return 0
    return 1 if key in whole_title_keys(title) else 2


def _last_names(films: Counter[str]) -> dict[str, str]:
    """Last names that mean one person: the best known of that name by far."""
    bearers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for person, count in films.items():
        parts = norms(person)
        if len(parts) >= 2:
            bearers[parts[-1]].append((count, person))
        if len(parts) >= 3 and parts[-2] in PARTICLES:
            bearers[" ".join(parts[-2:])].append((count, person))
    known = {}
    for last, people in bearers.items():
        people.sort(reverse=True)
        if people[0][0] >= 60 and (len(people) == 1 or people[0][0] >= 1.5 * people[1][0]):
            known[last] = people[0][1]
    return known


def _numbers(key: str) -> list[str]:
    """Numbers of sequels: a wrong one is another film, not a typo. Years may be mistyped."""
    return [word for word in key.split() if word.isdigit() and len(word) <= 2]


def _without_one_letter(key: str) -> Iterable[str]:
    return {key[:place] + key[place + 1 :] for place in range(len(key))}


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, substitution or swap of neighbours makes ``one`` into ``other``."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    swapped = rest_other[1:2] + rest_other[:1] + rest_other[2:]
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:] or rest == swapped
