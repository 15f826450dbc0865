import gzip
import json
from dataclasses import replace
from pathlib import Path

from sidekick.movies.catalogue import Catalogue
from tests.movies.worlds import film
from training.recommender.read import dialogues_of, read_openings
from training.redial.records import dialogue_from_record

WORLD = Catalogue([film(10), replace(film(20), other_ids=(21,), wikipedia="Film_Twenty")])
RECORD = {
    "conversationId": "7",
    "initiatorWorkerId": 1,
    "respondentWorkerId": 2,
    "messages": [
        {"text": "I loved @10 and @10", "senderWorkerId": 1},
        {"text": "try @21 or @99", "senderWorkerId": 2},
    ],
    "movieMentions": {"10": "Film", "21": "Other", "99": "Unknown"},
    "initiatorQuestions": {
        "10": {"suggested": 0, "seen": 1, "liked": 1},
        "21": {"suggested": 1, "seen": 2, "liked": 2},
        "99": {"suggested": 1, "seen": 0, "liked": 1},
    },
}
DIALOGUE = dialogues_of([dialogue_from_record(RECORD)], WORLD)[0]


def test_films_become_positions_and_leave_the_text() -> None:
    assert [turn.movies for turn in DIALOGUE.turns] == [(0,), (1,)]  # 21 is another id of the second film
    assert "@" not in "".join(turn.text for turn in DIALOGUE.turns)
    assert [turn.by_seeker for turn in DIALOGUE.turns] == [True, False]


def test_a_film_that_the_catalogue_lacks_is_kept_as_a_target_to_miss() -> None:
    assert DIALOGUE.outside == {1: (-99,)}
    assert set(DIALOGUE.opinions) == {0, 1}


def test_did_not_say_is_no_answer() -> None:
    assert DIALOGUE.opinions[0].liked is True
    assert DIALOGUE.opinions[1].suggested is True
    assert DIALOGUE.opinions[1].seen is None
    assert DIALOGUE.opinions[1].liked is None


def test_the_recommender_is_known_by_worker() -> None:
    assert DIALOGUE.recommender == "2"


def test_openings_are_found_by_article(tmp_path: Path) -> None:
    (tmp_path / "movies").mkdir()
    rows = [{"href": "Film_Twenty", "extract": "An opening."}, {"href": "Elsewhere", "extract": "Not ours."}]
    with gzip.open(tmp_path / "movies" / "wikipedia_movies.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    assert read_openings(tmp_path, WORLD) == {1: "An opening."}


def test_without_data_there_are_no_openings(tmp_path: Path) -> None:
    assert read_openings(tmp_path, WORLD) == read_openings(None, WORLD) == {}
