"""What films and people are called among friends."""

from __future__ import annotations

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
    "fast and furious 2": "2 Fast 2 Furious",
    "fast and furious 3": "The Fast and the Furious: Tokyo Drift",
    "tokyo drift": "The Fast and the Furious: Tokyo Drift",
    "fast and furious 4": "Fast & Furious",
    "fast and furious 5": "Fast Five",
    "fast and furious 7": "Furious 7",
    "fast and furious 8": "The Fate of the Furious",
    "fast 5": "Fast Five",
    "fast 7": "Furious 7",
    "fast 8": "The Fate of the Furious",
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
# First names that are enough: rare ones, whose best-known bearer is meant. Others may be anybody's friend.
FIRST_NAMES = frozenset({
    "angelina", "channing", "charlize", "chiwetel", "christoph", "denzel", "gwyneth", "halle", "idris", "joaquin",
    "keanu", "keira", "leonardo", "lupita", "macaulay", "meryl", "noomi", "oprah", "quentin", "rutger", "saoirse",
    "scarlett", "shia", "sigourney", "sylvester", "tobey", "uma", "viggo", "whoopi", "winona", "zooey",
})  # fmt: skip
PEOPLE = {
    "arnie": "Arnold Schwarzenegger",
    "jlo": "Jennifer Lopez",
    "leo": "Leonardo DiCaprio",
    "rdj": "Robert Downey Jr.",
}
