"""People in the measurements of the server say the same for the same seed, and every one something else."""

from benchmarks.talk import TURNS, handed_over, lines
from sidekick.server.replies import HISTORY, HISTORY_STEP, forgotten


def test_every_person_has_a_conversation_of_their_own() -> None:
    assert lines(3) == lines(3)
    assert all(len(set(lines(seed))) == TURNS for seed in range(9))
    assert len({tuple(lines(seed)) for seed in range(50)}) == 50


def test_what_is_handed_over_ends_with_the_person_and_has_not_been_seen() -> None:
    talks = [handed_over(seed) for seed in range(50)]
    assert all([one["role"] for one in talk] == ["user", "assistant"] * 3 + ["user"] for talk in talks)
    assert len({tuple(one["content"] for one in talk) for talk in talks}) == 50
    assert handed_over(3) == talks[3]


def test_turns_are_forgotten_together_so_that_the_others_stay_as_they_were() -> None:
    seen = [turns - forgotten(turns) for turns in range(200)]
    assert seen[: HISTORY + 1] == list(range(HISTORY + 1))
    assert set(seen[HISTORY:]) == set(range(HISTORY, HISTORY + HISTORY_STEP))
    assert len({forgotten(turns) for turns in range(100, 100 + HISTORY_STEP * 5)}) == 5
