"""The taxonomy: files, groups, features and judges on dialogues made up here."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sidekick.nlu.reader import Mention
from training.nlu.fit_taxonomy import best_threshold, fit_taxonomy
from training.nlu.iard import GROUPS, IardError, Turn, grouped, iard_path, read_iard
from training.nlu.labelled import GroupScore, Labelled, labelled_turns, macro, score
from training.nlu.taxonomy import FOLDS, Judge, fold_of, load, save
from training.nlu.turn_features import Heard, seeker_turns, split_sentences
from training.nlu.understanding import Understood


def turn(text: str, role: str, *labels: str) -> dict[str, Any]:
    return {"role": role, "utterance_text": text, "sub-intent/action": list(labels)}


def write(path: Path, dialogue: dict[str, Any]) -> Path:
    path.write_bytes(gzip.compress(json.dumps({"7": {"dialogue_info": dialogue}}).encode()))
    return path


def heard(text: str, from_seeker: bool = True, *films: str) -> Heard:
    mentions = [
        Mention("movie", film, text.index(film.lower()), text.index(film.lower()) + len(film)) for film in films
    ]
    whole = Understood("inform", {"inform": 0.9}, tuple(mentions))
    return Heard(text, from_seeker, whole, (whole,))


def test_turns_are_read_with_titles_in_place_of_tags(tmp_path: Path) -> None:
    path = write(
        tmp_path / "iard.json.gz",
        {"S1": turn("I liked @7 <Up  (2009)> !", "seeker", "PRO"), "R2": turn("ok", "recommender")},
    )
    first, second = read_iard(path)["7"]
    assert first == Turn("I liked Up (2009) !", True, frozenset({"PRO"}))
    assert not second.from_seeker


def test_plain_json_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "iard.json"
    path.write_text(json.dumps({"7": {"dialogue_info": {"S1": turn("hi", "seeker", "OTH")}}}))
    assert len(read_iard(path)["7"]) == 1


@pytest.mark.parametrize("content", [b"", b"no json", b"[1, 2]", b'{"7": {}}'])
def test_other_files_are_refused_in_plain_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "iard.json.gz"
    path.write_bytes(content)
    with pytest.raises(IardError, match="not in IARD's format"):
        read_iard(path)
    with pytest.raises(IardError, match="does not exist"):
        read_iard(tmp_path / "none.json")


def test_every_label_has_a_group_and_others_are_refused() -> None:
    assert grouped(frozenset({"PRO", "CRI-A", "SEE"})) == {"wish", "seen"}
    with pytest.raises(IardError, match="XYZ is no label"):
        grouped(frozenset({"XYZ"}))


def test_no_title_becomes_a_feature() -> None:
    (features,) = seeker_turns([heard("i loved alien", True, "Alien")])
    assert "says loved newmovietoken" in features
    assert not [name for name in features if "alien" in name]


def test_films_on_the_table_are_told_from_new_ones() -> None:
    offer = heard("how about alien?", False, "Alien")
    (features,) = seeker_turns([offer, heard("alien scared me", True, "Alien")])
    assert "film offered" in features
    assert "says knownmovietoken scared" in features
    assert "before says how about newmovietoken" not in features  # words of the other side go in pairs at most
    assert "before says how" in features


def test_sentences_are_split_and_there_is_always_one() -> None:
    assert split_sentences("Seen it. Any other?") == ["Seen it.", "Any other?"]
    assert split_sentences("") == ["?"]


def test_the_fold_of_a_dialogue_follows_from_its_id_and_all_are_used() -> None:
    assert {fold_of(str(number)) for number in range(200)} == set(range(FOLDS))


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    taxonomy = [{"seen": Judge({"says seen": 1.5, "bias": -1.0}, 0.4)}]
    save(taxonomy, tmp_path / "turns.json.gz")
    assert load(tmp_path / "turns.json.gz") == taxonomy
    with pytest.raises(IardError, match="does not exist"):
        load(tmp_path / "none.json.gz")


def test_a_dialogue_is_judged_by_weights_that_never_saw_it() -> None:
    """In a world where only one dialogue has a word, its weights cannot know the word."""
    turns = [
        Labelled(str(n), {"bias": 1.0, f"only {n}": 1.0}, frozenset({"seen"} if n % 2 else {"other"}))
        for n in range(40)
    ]
    taxonomy = fit_taxonomy(turns, folds=4)
    for one in turns:
        assert f"only {one.dialogue}" not in taxonomy[fold_of(one.dialogue, 4)]["seen"].weights


def test_an_obvious_word_is_learned() -> None:
    turns = [
        Labelled(
            str(n),
            {"bias": 1.0, "says seen" if n % 2 else "says hello": 1.0},
            frozenset({"seen"} if n % 2 else {"other"}),
        )
        for n in range(80)
    ]
    scores = score(turns, fit_taxonomy(turns, folds=4))
    assert scores == {"seen": GroupScore(40, 1.0), "other": GroupScore(40, 1.0)}


def test_the_threshold_is_the_one_of_the_best_f1() -> None:
    truth, probability = np.array([True, True, False, False]), np.array([0.7, 0.3, 0.25, 0.1])
    assert 0.25 < best_threshold(truth, probability) <= 0.3


def test_rare_groups_are_not_averaged() -> None:
    scores = {"seen": GroupScore(30, 0.8), "wish": GroupScore(100, 0.6), "start over": GroupScore(29, 0.0)}
    assert macro(scores) == pytest.approx(0.7)
    assert macro({}) == 0.0


def test_shipped_weights_know_every_group_and_hold_no_sentence() -> None:
    taxonomy = load()
    assert len(taxonomy) == FOLDS
    assert {group for fold in taxonomy for group in fold} == set(GROUPS.values())
    assert max(len(name.split()) for fold in taxonomy for judge in fold.values() for name in judge.weights) <= 6


@pytest.mark.skipif(not os.environ.get("SIDEKICK_DATA"), reason="needs the IARD dialogues")
def test_a_tenth_of_the_real_dialogues_is_understood() -> None:
    path = iard_path()
    assert path is not None
    dialogues = {name: turns for name, turns in read_iard(path).items() if fold_of(name) == 0}
    scores = score(list(labelled_turns(dialogues)), load())
    assert macro(scores, rare=20) >= 0.65
