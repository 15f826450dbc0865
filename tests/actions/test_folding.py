"""What a message changes in the list of wishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.folding import fold
from actions.heard import Heard
from tests.actions.fakes import ALIEN, HEAT, RONIN, UP, entity

TABLE = {"shortlist": [HEAT, RONIN, UP]}


def changes(slots: Mapping[str, Any], intent: str, text: str, *entities: Mapping[str, Any]) -> dict[str, Any]:
    folded = fold(slots, Heard(text, intent, entities))
    folded.pop("said", None)
    return folded


def test_everything_said_in_one_sentence_is_kept() -> None:
    said = (
        entity("mood", "scary"),
        entity("mood", "gory", "exclude"),
        entity("movie", HEAT),
        entity("era", "1990-1999"),
    )
    assert changes({}, "inform", "something scary but not gory from the 90s, I loved Heat", *said) == {
        "mood": ["scary"],
        "excluded_mood": ["gory"],
        "era": ["1990-1999"],
        "favorite_movies": [HEAT],
        "liked_movies": [HEAT],
    }


def test_what_is_hated_beside_a_loved_film_does_not_spoil_it() -> None:
    said = (entity("movie", HEAT), entity("genre", "horror", "exclude"))
    assert changes({}, "inform", "I love Heat and I hate horror", *said) == {
        "excluded_genre": ["horror"],
        "favorite_movies": [HEAT],
        "liked_movies": [HEAT],
    }


def test_a_film_spoken_of_badly_is_no_favorite() -> None:
    assert changes({}, "inform", "I don't like Heat", entity("movie", HEAT)) == {}


def test_a_decade_replaces_the_one_before_but_two_in_one_sentence_are_both_kept() -> None:
    slots = {"era": ["-1984"], "genre": ["crime"]}
    said = (entity("era", "1970-1979"), entity("era", "1980-1989"))
    assert changes(slots, "inform", "70s or 80s", *said) == {"era": ["1970-1979", "1980-1989"]}


def test_just_a_western_after_films_is_all_that_is_wanted() -> None:
    slots = {"genre": ["musical"], "person": ["Al Pacino"], "favorite_movies": [HEAT], **TABLE}
    said = entity("genre", "western")
    assert changes(slots, "correct", "ok then just a western", said) == {"genre": ["western"], "person": []}


def test_asking_for_horror_lifts_an_earlier_nothing_scary() -> None:
    slots = {"excluded_mood": ["scary", "gory"]}
    said = entity("genre", "horror")
    assert changes(slots, "inform", "a horror film", said) == {"excluded_mood": ["gory"], "genre": ["horror"]}


def test_what_is_fine_again_is_no_longer_excluded_but_not_wished_for() -> None:
    slots = {"excluded_genre": ["musical", "war"], "excluded_mood": ["scary"]}
    assert changes(slots, "correct", "musicals are ok now actually", entity("genre", "musical")) == {
        "excluded_genre": ["war"]
    }
    assert changes(slots, "inform", "ok, a musical then", entity("genre", "musical"))["genre"] == ["musical"]
    assert changes({}, "inform", "a musical is fine", entity("genre", "musical")) == {"genre": ["musical"]}


def test_only_takes_the_place_of_its_own_kind() -> None:
    slots = {"person": ["Tom Hanks", "Meg Ryan"], "genre": ["comedy"]}
    assert changes(slots, "inform", "only Tom Hanks then", entity("person", "Tom Hanks")) == {"person": ["Tom Hanks"]}


def test_sentences_about_wishes_that_were_replaced_no_longer_count() -> None:
    slots = {"genre": ["western"], "said": ["a western", "with horses"], **TABLE}
    assert fold(slots, Heard("a comedy", "inform", [entity("genre", "comedy")]))["said"] == ["a comedy"]
    assert fold(slots, Heard("from the 90s", "inform", [entity("era", "1990-1999")]))["said"][0] == "a western"


def test_a_film_that_was_seen_leaves_the_watchlist() -> None:
    slots = {"watchlist": [ALIEN, HEAT], **TABLE}
    said = changes(slots, "seen_it", "I watched Alien yesterday", entity("movie", ALIEN, "seen"))
    assert said["watchlist"] == [HEAT]
    assert changes(slots, "seen_it", "seen the first", entity("position", "1"))["watchlist"] == [ALIEN]


def test_wishes_add_up_before_films_were_offered() -> None:
    assert changes({"genre": ["horror"]}, "inform", "a comedy", entity("genre", "comedy")) == {
        "genre": ["horror", "comedy"]
    }


def test_a_new_genre_replaces_the_old_one_after_films_were_offered() -> None:
    slots = {"genre": ["horror"], **TABLE}
    assert changes(slots, "inform", "a comedy", entity("genre", "comedy")) == {"genre": ["comedy"]}


def test_too_adds_to_the_wishes_even_after_films_were_offered() -> None:
    slots = {"genre": ["horror"], **TABLE}
    assert changes(slots, "inform", "funny too", entity("genre", "comedy")) == {"genre": ["horror", "comedy"]}


def test_a_correction_replaces_rather_than_adds() -> None:
    slots = {"genre": ["horror"], "mood": ["scary"]}
    correction = entity("genre", "science fiction")
    assert changes(slots, "correct", "actually make that sci-fi", correction) == {"genre": ["science fiction"]}


def test_a_corrected_genre_replaces_the_mood_that_stood_for_it() -> None:
    correction = entity("genre", "comedy")
    assert changes({"mood": ["scary"]}, "correct", "no, comedy", correction) == {"mood": [], "genre": ["comedy"]}


def test_a_corrected_favorite_takes_the_place_of_the_last_one() -> None:
    slots = {"favorite_movies": [UP, HEAT], "liked_movies": [UP, HEAT]}
    assert changes(slots, "correct", "no, Ronin", entity("movie", RONIN)) == {
        "liked_movies": [UP, RONIN],
        "favorite_movies": [UP, RONIN],
    }


def test_an_exclusion_takes_the_wish_away() -> None:
    slots = {"genre": ["horror", "comedy"]}
    assert changes(slots, "inform", "no horror", entity("genre", "horror", "exclude")) == {
        "genre": ["comedy"],
        "excluded_genre": ["horror"],
    }


def test_people_and_decades_can_be_excluded_too() -> None:
    said = (entity("person", "Adam Sandler", "exclude"), entity("era", "-1979", "exclude"))
    assert changes({"person": ["Adam Sandler"]}, "inform", "no Adam Sandler, nothing older than 1980", *said) == {
        "person": [],
        "excluded_person": ["Adam Sandler"],
        "excluded_era": ["-1979"],
    }


def test_a_wish_takes_the_exclusion_away() -> None:
    slots = {"excluded_genre": ["horror"]}
    assert changes(slots, "inform", "horror", entity("genre", "horror")) == {"excluded_genre": [], "genre": ["horror"]}


def test_two_tastes_are_both_kept() -> None:
    said = (entity("genre", "horror"), entity("genre", "comedy"))
    assert changes({}, "inform", "I like horror but my wife likes comedies", *said) == {"genre": ["horror", "comedy"]}


def test_a_hated_film_is_disliked_and_no_favorite() -> None:
    slots = {"favorite_movies": [UP], "liked_movies": [UP], "watchlist": [UP]}
    assert changes(slots, "inform", "I hate Up", entity("movie", UP, "exclude")) == {
        "disliked_movies": [UP],
        "favorite_movies": [],
        "liked_movies": [],
        "watchlist": [],
    }


def test_a_film_seen_without_an_opinion_is_seen_only() -> None:
    assert changes({}, "inform", "I've seen Alien", entity("movie", ALIEN, "seen")) == {"seen_movies": [ALIEN]}


@pytest.mark.parametrize("intent", ["seen_it", "ask_more"])
def test_the_first_one_is_marked_seen_whatever_the_intent(intent: str) -> None:
    assert changes(TABLE, intent, "seen the first one. what else?", entity("position", "1")) == {"seen_movies": [HEAT]}


def test_all_of_them_can_be_seen() -> None:
    assert changes(TABLE, "seen_it", "seen them all", entity("position", "all")) == {"seen_movies": [HEAT, RONIN, UP]}


def test_a_place_beyond_the_list_marks_nothing() -> None:
    assert changes(TABLE, "seen_it", "seen the ninth", entity("position", "9")) == {}


@pytest.mark.parametrize("intent", ["ask_details", "ask_profile", "ask_why", "watchlist_add", "out_of_scope"])
def test_what_is_only_talked_about_is_no_wish(intent: str) -> None:
    assert changes({}, intent, "who made Heat, is it a drama?", entity("movie", HEAT), entity("genre", "drama")) == {}


def test_a_film_to_start_from_is_no_favorite_but_a_wish_beside_it_counts() -> None:
    said = (entity("movie", HEAT), entity("era", "1980-1989"))
    assert changes(TABLE, "more_like_this", "like Heat, from the 80s", *said) == {"era": ["1980-1989"]}


def test_small_talk_needs_a_word_of_liking() -> None:
    assert changes({}, "chitchat", "what do you think of Heat?", entity("movie", HEAT)) == {}
    assert changes({}, "chitchat", "I adored Heat", entity("movie", HEAT))["favorite_movies"] == [HEAT]


def test_a_fresh_request_after_films_starts_from_scratch_but_keeps_favorites() -> None:
    slots = {"genre": ["horror"], "era": ["1990-1999"], "favorite_movies": [HEAT], **TABLE}
    request = entity("genre", "comedy")
    assert changes(slots, "ask_recommendation", "recommend me a comedy", request) == {"era": [], "genre": ["comedy"]}


def test_an_ambiguous_title_is_remembered_with_its_candidates() -> None:
    said = entity("movie", HEAT, candidates=[HEAT, "Heat (1986)"])
    assert changes({}, "inform", "I love Heat", said)["assumed_movie"] == {
        "movie": HEAT,
        "candidates": [HEAT, "Heat (1986)"],
        "told": False,
    }


def test_one_film_known_twice_is_not_ambiguous() -> None:
    said = entity("movie", HEAT, candidates=[HEAT, "Heat", "Heat (1996)"])
    assert "assumed_movie" not in changes({}, "inform", "I love Heat", said)


def test_only_the_latest_sentences_are_kept() -> None:
    folded = fold({"said": [str(number) for number in range(12)]}, Heard("one more", "inform"))
    assert folded["said"][-1] == "one more"
    assert len(folded["said"]) == 12


def test_new_wishes_end_a_special_request() -> None:
    slots = {"steer": {"similar_to": [HEAT]}}
    assert changes(slots, "inform", "a comedy", entity("genre", "comedy"))["steer"] is None
