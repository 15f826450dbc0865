"""Other collections are read as turns, prose as prose."""

from __future__ import annotations

from pathlib import Path

from sidekick.gpt2.dialogue import Turn
from tests.training.language_model.world import write_others
from training.language_model.sources import LONGEST_ARTICLE, Text, read_source


def test_the_service_of_schema_guided_dialogues_is_the_assistant(tmp_path: Path) -> None:
    write_others(tmp_path)
    assert list(read_source("sgd", tmp_path)) == [
        Text((Turn("Find me a film.", True), Turn("What about Heat, of genre crime?", False)))
    ]


def test_taskmasters_calls_to_its_service_are_not_said(tmp_path: Path) -> None:
    write_others(tmp_path)
    (text,) = read_source("taskmaster", tmp_path)
    assert [turn.text for turn in text.turns] == ["any films?", "Yes, two.", 'which "ones"?', "Heat and Up."]
    assert [turn.from_user for turn in text.turns] == [True, False, True, False]


def test_wikipedias_openings_are_whole_sentences_that_are_not_lists_of_names(tmp_path: Path) -> None:
    write_others(tmp_path)
    (text,) = read_source("wikipedia", tmp_path)
    said = text.turns[0].text
    assert text.is_prose
    assert said.startswith("It is about a man who sleeps.")
    assert said.endswith("It is a long and quiet film.")
    assert LONGEST_ARTICLE - 30 < len(said) <= LONGEST_ARTICLE
    assert "Stars" not in said
