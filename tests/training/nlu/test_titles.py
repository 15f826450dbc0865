"""Links are counted as the protocol says, with readers whose answer is known."""

from __future__ import annotations

from collections.abc import Sequence

from sidekick.movies.catalogue import Catalogue
from sidekick.nlu.linker import Counts
from sidekick.nlu.reader import Mention
from training.nlu.titles import NO_COUNTS, Linking, measure_linking
from training.redial.records import Dialogue, Message

CATALOGUE = Catalogue([])


def measured(text: str, found: Sequence[tuple[str, str]], counts: Counts = NO_COUNTS) -> Linking:
    """``found``: (words in the message, canonical name) of each film that the reader names."""
    dialogue = Dialogue("1", (Message(text, True),), 0, 1, {1: "Heat (1995)", 2: "Alien (1979)"}, {})

    def read(typed: str) -> list[Mention]:
        places = [(typed.index(words), words, name) for words, name in found]
        return [Mention("movie", name, place, place + len(words)) for place, words, name in places]

    return measure_linking([dialogue], CATALOGUE, read, counts)


def test_a_film_of_the_tagged_title_is_right_whatever_its_year() -> None:
    counted = measured("i love @1", [("heat", "Heat (2013)")]).counted
    assert (counted.right, counted.wrong, counted.missed) == (1, 0, 0)


def test_another_film_in_its_place_is_wrong_and_the_tagged_one_missed() -> None:
    counted = measured("i love @1", [("heat", "The Heat (2013)")]).counted
    assert (counted.right, counted.wrong, counted.missed) == (0, 1, 1)


def test_a_tagged_film_that_nobody_found_is_missed() -> None:
    assert measured("i love @1 and @2", [("heat", "Heat (1995)")]).counted.missed == 1


def test_everyday_words_taken_for_a_film_are_wrong() -> None:
    assert measured("it is up to you", [("up", "Up (2009)")]).counted.wrong == 1


def test_a_title_written_like_one_without_a_tag_is_neither_right_nor_wrong() -> None:
    result = measured("have you seen Pulp Fiction", [("Pulp Fiction", "Pulp Fiction (1994)")])
    assert (result.counted.right, result.counted.wrong, result.untagged) == (0, 0, 1)


def test_words_that_were_mostly_tagged_elsewhere_are_a_title_too() -> None:
    counts = Counts(keys={"inception": (9, 1)})
    assert measured("i saw inception", [("inception", "Inception (2010)")], counts).untagged == 1
    assert measured("i saw inception", [("inception", "Inception (2010)")]).counted.wrong == 1
