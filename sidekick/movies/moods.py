"""The canonical moods, the words people use for how a film should feel, and which films have them.

A mood is read off genres and themes: any one of ``any_of`` (labels that must all be there) makes a
film fit, any of ``none_of`` rules it out. ``"drama+~prison"`` is the genre drama
with "prison" in one of the themes. ``data/catalogue/moods.csv`` adds the films that labels get wrong:
those that people who asked for the mood liked far more often than others did (training.moods).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sidekick.movies.catalogue import CATALOGUE_PATH, Movie, read_list
from sidekick.movies.franchises import franchise_key
from sidekick.movies.names import title_key

MOODS: tuple[str, ...] = (
    "funny",
    "feel-good",
    "scary",
    "tense",
    "sad",
    "romantic",
    "mind-bending",
    "dark",
    "cosy",
    "exciting",
    "thoughtful",
    "inspiring",
    "nostalgic",
    "for the kids",
    "gory",
    "violent",
)
MOODS_PATH = CATALOGUE_PATH.with_name("moods.csv")
MOODS_COLUMNS = ("mood", "id", "name")
NOSTALGIC_UNTIL = 1999  # release year
NOT_FOR_THE_KIDS = frozenset({"crime", "film noir", "horror", "thriller", "war"})  # whoever liked them


def _listed(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(","))


GORY_FRANCHISES = frozenset(
    _listed(
        "28 days later, american psycho, audition, bone tomahawk, braindead, bride of chucky, cabin fever, "
        "cabin in the woods, cannibal holocaust, childs play, collector, cult of chucky, curse of chucky, "
        "dawn of the dead, day of the dead, devils rejects, evil dead, final destination, fly, friday "
        "the 13th, green inferno, green room, halloween, hellraiser, high tension, hills have eyes, hostel, "
        "house of 1000 corpses, human centipede, i know what you did last summer, jigsaw, martyrs, "
        "nightmare on elm street, piranha, raw, saw, scream, seed of chucky, sinister, texas chain saw "
        "massacre, texas chainsaw massacre, thing, wrong turn"
    )
)  # known for their blood, whatever their themes say
VIOLENT_FRANCHISES = frozenset(
    _listed(
        "8mm, alien, alien covenant, american history x, assassination of jesse james by the coward robert ford, "
        "bronx tale, cape fear, carlitos way, casino, clockwork orange, conan the barbarian, copycat, deadpool, "
        "demolition man, departed, donnie brasco, dont breathe, event horizon, fight club, fistful of dollars, for "
        "a few dollars more, foreigner, gangs of new york, get out, gladiator, godfather, good time, goodfellas, "
        "gran torino, hang em high, hannibal, hardcore henry, hateful eight, hell or high water, hostiles, it, "
        "kalifornia, kick ass, killer inside me, lock stock and two smoking barrels, logan, misery, mother, mute, "
        "nightcrawler, out of the furnace, people under the stairs, predator, prometheus, quick and the dead, red "
        "sparrow, road to perdition, running man, seven psychopaths, shining, silence of the lambs, snatch, "
        "snowman, sympathy for mr vengeance, taking lives, three billboards outside ebbing missouri, tombstone, "
        "total recall, town, trainspotting, tropic thunder, unforgiven, wind river, winters bone, wolverine, zodiac"
    )
)  # likewise for their violence


@dataclass(frozen=True)
class Rule:
    """Which labels make a film fit, which keep it out."""

    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()


_HARD = frozenset(_listed("action, crime, horror, science fiction, superhero, thriller, war, western"))
_GRIM = _listed("horror, war, thriller, crime, film noir, ~black comedy, ~erotic, ~revenge, ~prison, ~zombie")
_ADULT = _listed("~sex, ~stoner, ~erotic, ~adult, ~black comedy, ~gore, ~slasher, ~dystopian, ~hood, ~satir")
_GORE = _listed("~splatter, ~slasher, ~gore, ~body horror, ~cannibal, ~torture, ~rape, ~exploitation, ~zombie")

RULES: dict[str, Rule] = {
    "funny": Rule(
        _listed("comedy"),
        _listed("horror, war"),
    ),
    "feel-good": Rule(
        _listed(
            "comedy+romance, comedy+family, comedy+musical, comedy+sport, comedy+holiday, comedy+animation, "
            "family+musical, comedy+~buddy, comedy+~coming-of-age, animation+family"
        ),
        (
            *_listed("~sex, ~stoner, ~adult, ~gore, ~slasher, ~dystopian, ~hood, ~satir"),
            *_GRIM,
        ),
    ),
    "scary": Rule(
        _listed(
            "horror+~supernatural, horror+~psychological, horror+~slasher, horror+thriller, horror+mystery, horror"
        ),
        _listed("family, animation, musical, ~parody, ~horror comedy, ~zombie comedy, ~comedy horror"),
    ),
    "tense": Rule(
        _listed("thriller, mystery+crime, spy, ~heist+drama, ~survival"),
        _listed("comedy, family, animation, musical, ~parody"),
    ),
    "sad": Rule(
        _listed("drama+romance, drama+war, ~melodrama, ~tragedy, ~tragi, drama+~lgbt, drama+~prison"),
        _listed("comedy, action, horror, family, science fiction, adventure, musical, superhero, spy, ~erotic"),
    ),
    "romantic": Rule(
        _listed("romance"),
        _listed("horror, war, ~erotic, ~sex, ~revenge, superhero, ~slasher, crime"),
    ),
    "mind-bending": Rule(
        _listed(
            "~time-travel, ~psychological thriller, ~surreal, ~magic realis, ~mind, ~alternate, ~cyberpunk, "
            "science fiction+mystery, science fiction+thriller+~dystopian, ~puzzle, ~nonlinear, mystery+fantasy"
        ),
        _listed("family, ~parody, superhero, ~slasher, animation+comedy"),
    ),
    "dark": Rule(
        _listed(
            "film noir, ~neo-noir, ~black comedy, ~psychological, crime+drama, crime+thriller, horror+drama, "
            "~dystopian+drama, ~gangster, horror"
        ),
        _listed("family, ~parody, musical, animation+comedy, ~buddy, ~romantic comedy, ~comedy horror, ~action comedy"),
    ),
    "cosy": Rule(
        _listed("family+comedy, family+animation, holiday+comedy, holiday+romance, comedy+romance, family+musical"),
        (
            *_listed(
                "action, superhero, science fiction, ~sex, ~stoner, ~adult, ~gore, ~slasher, ~dystopian, ~hood, ~satir"
            ),
            *_GRIM,
        ),
    ),
    "exciting": Rule(
        _listed("action, adventure+science fiction, disaster, martial arts, superhero, spy, adventure+~treasure"),
        _listed("documentary"),
    ),
    "thoughtful": Rule(
        _listed("documentary, drama+mystery, drama+science fiction, drama+history, drama+biography, ~magic realis"),
        _listed("comedy, action, horror, family, superhero, ~slasher"),
    ),
    "inspiring": Rule(
        _listed("biography+drama, biography+sport, sport+drama, ~sports+drama, biography+family, biography+musical"),
        _listed("horror, thriller, crime, ~erotic, ~gangster, ~tragedy, ~prison"),
    ),
    "nostalgic": Rule(
        _listed("comedy, family, teen, adventure, musical, science fiction, ~coming-of-age"),
        _listed("horror, war, crime, thriller, ~erotic, ~sex"),
    ),
    "for the kids": Rule(
        _listed("family, animation+comedy+adventure, animation+fantasy, animation+musical, animation+adventure"),
        (
            *_listed(
                "horror, war, thriller, romance+drama, teen, documentary, biography, ~anime, film noir, ~lgbt, "
                "~parody, ~romantic comedy"
            ),
            *_ADULT,
        ),
    ),
    "gory": Rule(
        (*_GORE,),
        _listed("family, ~parody"),
    ),
    "violent": Rule(
        (
            *_listed(
                "war, martial arts, action+crime, action+thriller, ~vigilante, ~gangster, ~girls with guns, ~hood, "
                "~blaxploitation, western+action, crime+~neo-noir"
            ),
            *_GORE,
        ),
        _listed("family, animation"),
    ),
}


def fits_mood(movie: Movie, mood: str) -> bool:
    """Whether the film has the mood. Films of unknown genre, and moods outside ``MOODS``, never fit."""
    return fits_rule(movie, mood) or ((mood, movie.id) in liked_for_moods() and may_fit(movie, mood))


def may_fit(movie: Movie, mood: str) -> bool:
    """Whether people's word can give the film the mood: never without a genre, nor against what the mood means."""
    if mood == "nostalgic" and (movie.year is None or movie.year > NOSTALGIC_UNTIL):
        return False
    return bool(movie.genres) and not (mood == "for the kids" and NOT_FOR_THE_KIDS & set(movie.genres))


def fits_rule(movie: Movie, mood: str) -> bool:
    """Whether genres and themes give the film the mood."""
    if mood not in RULES or not movie.genres:
        return False
    if mood == "gory" and franchise_key(movie.title) in GORY_FRANCHISES and "family" not in movie.genres:
        return bool({"horror", "thriller", "science fiction"} & set(movie.genres))
    if mood == "nostalgic" and not may_fit(movie, mood):
        return False
    if mood == "violent" and _known_as_violent(movie):
        return True
    labels = _labels(movie.genres, movie.themes)
    any_of, none_of = _COMPILED[mood]
    return any(wanted <= labels for wanted in any_of) and not any(unwanted <= labels for unwanted in none_of)


def _known_as_violent(movie: Movie) -> bool:
    """Named above or gory; a namesake from another shelf is not meant."""
    if {"family", "animation"} & set(movie.genres) or not _HARD & set(movie.genres):
        return False
    return bool({franchise_key(movie.title), title_key(movie.title)} & VIOLENT_FRANCHISES) or fits_rule(movie, "gory")


@lru_cache(maxsize=1)
def liked_for_moods() -> frozenset[tuple[str, int]]:
    """(mood, film id) pairs of ``data/catalogue/moods.csv``. Raises ``CatalogueError`` when it is missing or broken."""
    return frozenset(read_list(MOODS_PATH, "moods and films", lambda row: (row["mood"], int(row["id"]))))


def _compiled(alternatives: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(labels.split("+")) for labels in alternatives)


_COMPILED = {mood: (_compiled(rule.any_of), _compiled(rule.none_of)) for mood, rule in RULES.items()}
_THEME_WORDS = sorted(
    {label for rules in _COMPILED.values() for sets in rules for labels in sets for label in labels if label[0] == "~"}
)


@lru_cache(maxsize=1 << 14)
def _labels(genres: tuple[str, ...], themes: tuple[str, ...]) -> frozenset[str]:
    """The genres, and those ``~word`` labels whose word is in one of the themes."""
    joined = "|".join(themes)
    return frozenset(genres).union(label for label in _THEME_WORDS if label[1:] in joined)
