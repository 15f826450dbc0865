import json
import math

import numpy as np
import pytest

from sidekick.movies.recommenders.context import Context, Turn
from tests.movies.recommenders import toy_learned
from tests.training.recommender.toy import WORLD, even, toy_dialogues
from training.recommender.benchmark import benchmark_examples, judge, run, table
from training.recommender.contenders import Bm25, baselines
from training.recommender.evaluate import as_json
from training.recommender.examples import Dialogue, Opinion

MENTIONS = np.array([movie.mentions for movie in WORLD], dtype=np.float32)


def always(*films: int):
    """A contender that ranks the given films first, in that order, whatever is said."""
    scores = np.zeros(len(WORLD))
    scores[list(films)] = np.arange(len(films), 0, -1)
    return lambda context: scores


def talk(*turns: Turn, **fields: object) -> Dialogue:
    return Dialogue("7", turns, "worker", **fields)


def ranks(contender, protocol: str, dialogue: Dialogue) -> list[tuple[float, ...]]:
    return [moment.ranks for moment in run(contender, protocol, benchmark_examples([dialogue]))]


REPEATING = talk(Turn("I like", movies=(3,)), Turn("me too, and", by_seeker=False, movies=(3, 5)))


def test_full_asks_for_every_film_of_the_message():
    assert ranks(always(3, 5), "full", REPEATING) == [(1.0, 2.0)]


def test_dedup_takes_named_films_out_of_targets_and_ranking():
    assert ranks(always(3, 5), "dedup", REPEATING) == [(1.0,)]


def test_a_message_that_only_repeats_is_no_instance_of_dedup():
    repeat = talk(Turn("I like", movies=(3,)), Turn("me too", by_seeker=False, movies=(3,)))
    assert ranks(always(3), "dedup", repeat) == []
    assert ranks(always(3), "full", repeat) == [(1.0,)]


def test_a_film_outside_the_catalogue_is_a_miss():
    outside = talk(Turn("hi"), Turn("try", by_seeker=False), outside={1: (-5,)})
    assert ranks(always(3), "dedup", outside) == [(math.inf,)]


def test_the_seekers_own_films_are_no_targets():
    assert benchmark_examples([talk(Turn("hi", by_seeker=False), Turn("I like", movies=(3,)))]) == []


def test_repeating_the_context_finds_repeats_and_nothing_else():
    repeat = baselines(toy_learned.learned(WORLD))["repeat-context"]
    assert ranks(repeat, "full", REPEATING) == [(1.0, math.inf)]
    assert ranks(repeat, "dedup", REPEATING) == [(math.inf,)]


def test_success_looks_at_the_top_film_only():
    dialogue = talk(*REPEATING.turns, opinions={5: Opinion(True, False, True), 3: Opinion(False, True, False)})
    for contender, expected in ((always(5), 1 / 2), (always(3), 0.5 / 2), (always(9), 0.0)):
        figures = judge(run(contender, "full", benchmark_examples([dialogue])), [dialogue], MENTIONS).figures
        assert figures["rdl"] == pytest.approx(expected)
        assert figures["sr"] == float(expected > 0)


def test_bm25_finds_films_by_the_words_said_before_them():
    bm25 = Bm25.fit(toy_dialogues(), len(WORLD))
    best = np.argsort(-bm25(Context((Turn("scary please"),))))[:5]
    assert all(even(int(film)) for film in best)


def test_a_baseline_that_knows_the_taste_beats_popularity():
    dialogues = toy_dialogues(40, seed=9)
    contenders = baselines(toy_learned.learned(WORLD))
    found = {
        name: judge(run(contenders[name], "dedup", benchmark_examples(dialogues)), dialogues, MENTIONS)
        for name in ("popularity", "ease")
    }
    assert found["ease"].figures["recall@10"] > found["popularity"].figures["recall@10"]
    assert set(json.loads(as_json({"dedup": found}))["dedup"]) == {"popularity", "ease"}
    assert "popularity" in table({"dedup": found})
