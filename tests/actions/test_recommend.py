"""Offering films: what the recommender is asked, and how its answer is said."""

from __future__ import annotations

import pytest

from actions.form import ActionAskMood
from actions.more import ActionCritique
from actions.recommend import ActionCorrect, ActionRecommend, ActionRemovePreference
from actions.wishes import describe
from tests.actions.fakes import ALIEN, HEAT, RONIN, THIEF, UP, FakeRecommendations, entity, run, services


def test_three_numbered_films_with_reasons_are_offered() -> None:
    outcome = run(ActionRecommend(services()), slots={"genre": ["crime"]})
    (message,) = outcome.messages
    assert message["response"] == "utter_offer"
    assert message["films"].splitlines()[0] == f"1. {HEAT} — reason for Heat"
    assert outcome.slots["shortlist"] == [HEAT, RONIN, THIEF]
    assert outcome.slots["offered_movies"] == [HEAT, RONIN, THIEF]
    assert outcome.slots["pending_question"] == "offer"


def test_a_web_channel_gets_the_films_as_records() -> None:
    (message,) = run(ActionRecommend(services())).messages
    first = message["custom"]["movies"][0]
    assert message["custom"]["type"] == "shortlist"
    assert first["title"] == "Heat"
    assert first["reasons"] == ["reason for Heat"]
    assert first["links"]["wikipedia"] == "https://en.wikipedia.org/wiki/Heat_%281995_film%29"


def test_a_terminal_gets_text_alone() -> None:
    (message,) = run(ActionRecommend(services()), channel="cmdline").messages
    assert not message.get("custom")
    assert not message.get("buttons")


def test_the_recommender_hears_every_wish() -> None:
    recommendations = FakeRecommendations()
    slots = {
        "genre": ["crime"], "mood": ["tense"], "person": ["Al Pacino"], "era": ["1990-1999"], "favorite_movies": [HEAT],
        "excluded_genre": ["horror"], "disliked_movies": [ALIEN], "seen_movies": [RONIN], "offered_movies": [THIEF],
    }  # fmt: skip
    run(ActionRecommend(services(recommendations)), slots=slots)
    (asked,) = recommendations.asked
    assert (asked.genres, asked.moods, asked.people, asked.eras) == (
        ("crime",),
        ("tense",),
        ("Al Pacino",),
        ("1990-1999",),
    )
    assert asked.favorite_movies == (HEAT,)
    assert (asked.excluded_genres, asked.disliked_movies) == (("horror",), (ALIEN,))
    assert asked.seen_movies == (RONIN, THIEF)
    assert asked.offered_movies == ()  # what was passed over must not draw others of its kind


def test_old_likes_guide_only_where_they_fit() -> None:
    recommendations = FakeRecommendations()
    action = ActionRecommend(services(recommendations))
    run(action, slots={"liked_movies": [HEAT, ALIEN], "genre": ["horror"]})
    run(action, slots={"liked_movies": [HEAT, ALIEN], "mood": ["funny"]})
    run(action, slots={"liked_movies": [HEAT, ALIEN]})
    assert [asked.favorite_movies for asked in recommendations.asked] == [(ALIEN,), (), (HEAT, ALIEN)]
    assert all(HEAT in asked.seen_movies for asked in recommendations.asked)


def test_a_wish_given_up_is_named() -> None:
    outcome = run(ActionRecommend(services(FakeRecommendations(relaxed=("era: 1990-1999", "mood: sad")))))
    assert outcome.said == ["utter_relaxed", "utter_offer_anything"]
    assert outcome.messages[0]["relaxed"] == "from the 90s and sad"


def test_the_servers_absence_is_mentioned_once() -> None:
    away = services(FakeRecommendations(away=True))
    first = run(ActionRecommend(away))
    again = run(ActionRecommend(away), slots={"server_away": True})
    assert first.said == ["utter_server_away", "utter_offer_anything"]
    assert again.said == ["utter_offer_anything"]


def test_an_empty_shop_asks_whether_to_loosen_the_wishes() -> None:
    outcome = run(ActionRecommend(services(FakeRecommendations(empty=True))), slots={"genre": ["crime"]})
    assert outcome.said == ["utter_nothing_left"]
    assert outcome.slots["pending_question"] == "loosen"


def test_an_assumed_title_is_mentioned_once() -> None:
    slots = {"assumed_movie": {"movie": HEAT, "candidates": [HEAT, RONIN], "told": False}}
    outcome = run(ActionRecommend(services()), slots=slots)
    assert outcome.said[0] == "utter_assumed"
    assert outcome.slots["assumed_movie"]["told"] is True


def test_a_bare_number_answers_the_question_that_was_asked() -> None:
    slots = {"pending_question": "which_seen", "shortlist": [HEAT, RONIN]}
    outcome = run(ActionRecommend(services()), "the second", entities=[entity("position", "2")], slots=slots)
    assert outcome.followed_by == "action_seen_it"
    assert outcome.messages == []


def test_a_correction_is_confirmed_and_leads_on() -> None:
    said = [entity("genre", "comedy")]
    outcome = run(ActionCorrect(services()), "actually comedy", "correct", said, slots={"genre": ["comedy"]})
    assert outcome.said == ["utter_corrected"]
    assert outcome.messages[0]["wishes"] == "a comedy"
    assert outcome.followed_by == "preferences_form"


def test_a_correction_that_leads_to_films_is_confirmed_by_them_alone() -> None:
    said = [entity("genre", "comedy")]
    slots = {"genre": ["comedy"], "offered_movies": [HEAT]}
    outcome = run(ActionCorrect(services()), "actually comedy", "correct", said, slots)
    assert outcome.messages == []
    assert outcome.followed_by == "preferences_form"


def test_a_correction_in_the_form_is_confirmed_before_the_next_question() -> None:
    said = [entity("genre", "horror")]
    slots = {"genre": ["horror"]}
    outcome = run(ActionAskMood(services()), "actually horror", "correct", said, slots, in_form=True)
    assert outcome.said == ["utter_corrected", "utter_ask_for_mood"]
    told = run(ActionAskMood(services()), "actually horror", "correct", said, slots, answered="All right: horror.")
    assert told.said == ["utter_ask_for_mood"]


def test_wishes_and_what_was_given_up_are_not_said_twice() -> None:
    action = ActionRecommend(services(FakeRecommendations(relaxed=("era: 1990-1999",))))
    slots = {"genre": ["crime"], "era": ["1990-1999"]}
    first = run(action, slots=slots)
    assert first.said == ["utter_relaxed", "utter_offer"]
    assert first.messages[1]["wishes"] == "a crime film"  # less what was given up
    assert run(action, slots={**slots, **first.slots}).said == ["utter_offer_more"]


def test_the_last_word_counts_so_earlier_wishes_give_way_to_it() -> None:
    recommendations = FakeRecommendations(relaxed=("person: Al Pacino",))
    slots = {"genre": ["western"], "era": ["2015-2015"], "person": ["Al Pacino"], "favorite_movies": [UP]}
    said = [entity("person", "Al Pacino")]
    outcome = run(ActionRecommend(services(recommendations)), "with Al Pacino", "inform", said, slots)
    first, second = recommendations.asked
    assert (first.genres, first.eras) == (("western",), ("2015-2015",))
    assert (second.genres, second.eras, second.people) == ((), (), ("Al Pacino",))
    assert second.favorite_movies == (UP,)
    assert outcome.slots["genre"] == []
    assert outcome.messages[0]["relaxed"].startswith("western, from 2015")


def test_nothing_earlier_gives_way_to_what_was_all_said_at_once() -> None:
    recommendations = FakeRecommendations(relaxed=("era: 2015-2015",))
    slots = {"genre": ["western"], "era": ["2015-2015"]}
    said = [entity("genre", "western"), entity("era", "2015-2015")]
    run(ActionRecommend(services(recommendations)), "a western from 2015", "inform", said, slots)
    assert len(recommendations.asked) == 1


def test_newer_argues_with_the_decade_and_not_with_the_genre() -> None:
    recommendations = FakeRecommendations(relaxed=("critique: newer",))
    slots = {"shortlist": [UP], "genre": ["western"], "era": ["-1979"]}
    run(ActionCritique(services(recommendations)), "newer", "critique", [entity("critique", "newer")], slots)
    assert (recommendations.asked[1].genres, recommendations.asked[1].eras) == (("western",), ())


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"genre": ["romance", "comedy"], "mood": ["romantic"]}, "a romantic comedy"),
        ({"mood": ["scary"], "excluded_mood": ["gory"]}, "a scary film, nothing gory"),
        ({"mood": ["for the kids"], "genre": ["animation"]}, "an animated film for the kids"),
        ({"era": ["1970-1979", "1980-1989"], "person": ["Al Pacino"]}, "a film from the 70s or the 80s with Al Pacino"),
        ({"favorite_movies": [HEAT, RONIN]}, "something in the spirit of Heat and Ronin"),
        ({"excluded_genre": ["horror"], "excluded_person": ["Jim Carrey"]}, "anything but horror or Jim Carrey"),
        ({"excluded_genre": ["comedy"], "excluded_mood": ["sad"]}, "anything but comedies or sad films"),
        ({"genre": ["crime"], "excluded_genre": ["superhero"]}, "a crime film, no superheroes"),
        ({}, ""),
    ],
)
def test_wishes_read_like_english(slots: dict[str, list[str]], words: str) -> None:
    assert describe(slots) == words


def test_the_old_one_swaps_the_assumed_film() -> None:
    old = "Heat (1986)"
    slots = {
        "assumed_movie": {"movie": HEAT, "candidates": [HEAT, old], "told": True},
        "favorite_movies": [HEAT],
        "liked_movies": [ALIEN, HEAT],
    }
    outcome = run(ActionCorrect(services()), "no, the old one", "correct", slots=slots)
    assert outcome.slots["favorite_movies"] == [old]
    assert outcome.slots["liked_movies"] == [ALIEN, old]
    assert outcome.messages[0]["wishes"] == old


def test_a_year_picks_the_assumed_film_too() -> None:
    candidates = [HEAT, "Heat (1986)", "Heat (2013)"]
    slots = {"assumed_movie": {"movie": HEAT, "candidates": candidates, "told": True}, "favorite_movies": [HEAT]}
    said = [entity("era", "2013-2013")]
    outcome = run(ActionCorrect(services()), "the 2013 one", "correct", said, slots=slots)
    assert outcome.slots["favorite_movies"] == ["Heat (2013)"]


def test_a_correction_that_names_nothing_is_asked_back() -> None:
    outcome = run(ActionCorrect(services()), "that's wrong", "correct", slots={"genre": ["crime"]})
    assert outcome.said == ["utter_correct_what"]
    assert outcome.followed_by is None


def test_a_wish_or_an_exclusion_can_be_taken_back() -> None:
    slots = {"genre": ["horror", "comedy"], "excluded_genre": ["romance"]}
    action = ActionRemovePreference(services())
    horror = run(action, "forget horror", "remove_preference", [entity("genre", "horror")], slots=slots)
    romance = run(action, "lift no romance", "remove_preference", [entity("genre", "romance", "exclude")], slots=slots)
    assert horror.slots["genre"] == ["comedy"]
    assert romance.slots["excluded_genre"] == []
    assert horror.slots["pending_question"] == "others"


def test_no_more_westerns_is_left_out_as_well_as_taken_back() -> None:
    slots = {"genre": ["western", "crime"], "excluded_genre": ["romance"]}
    said = [entity("genre", "western", "exclude"), entity("genre", "horror", "exclude")]
    action = ActionRemovePreference(services())
    outcome = run(action, "no more westerns. no horror", "remove_preference", said, slots)
    assert outcome.slots["genre"] == ["crime"]
    assert outcome.slots["excluded_genre"] == ["romance", "western", "horror"]
    assert outcome.followed_by == "preferences_form"


def test_actually_no_the_first_changes_the_choice() -> None:
    slots = {"shortlist": [HEAT, RONIN], "focus_movie": RONIN, "genre": ["crime"]}
    outcome = run(ActionCorrect(services()), "actually no, the first", "correct", [entity("position", "1")], slots)
    assert outcome.followed_by == "action_accept"


def test_everything_can_be_taken_back_at_once() -> None:
    outcome = run(
        ActionRemovePreference(services()), "forget all that", "remove_preference", slots={"genre": ["crime"]}
    )
    assert outcome.slots["genre"] is None
    assert outcome.said == ["utter_removed"]


def test_taking_back_what_was_never_said_is_asked_back() -> None:
    said = [entity("genre", "horror")]
    action = ActionRemovePreference(services())
    outcome = run(action, "forget horror", "remove_preference", said, slots={"genre": ["crime"]})
    assert outcome.said == ["utter_remove_what"]
    assert run(action, "forget horror", "remove_preference", said).followed_by == "preferences_form"


def test_a_decade_taken_back_is_called_by_its_name() -> None:
    slots = {"era": ["1990-1999"], "genre": ["crime"]}
    said = [entity("era", "1990-1999")]
    outcome = run(ActionRemovePreference(services()), "forget the 90s", "remove_preference", said, slots)
    assert outcome.messages[0]["removed"] == "the 90s"
