from __future__ import annotations

import pytest

from training.language_model.document import PAGE, write_section

NAMES = ("figures", "speed", "selector", "samples")


def test_a_section_is_replaced_and_the_rest_stays() -> None:
    page = "before\n<!-- a -->\nold\n<!-- end a -->\nafter"
    assert write_section(page, "a", "new \\1") == "before\n<!-- a -->\nnew \\1\n<!-- end a -->\nafter"


def test_a_section_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="no <!-- a -->"):
        write_section("nothing", "a", "new")


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_a_place_for_every_table(name: str) -> None:
    assert write_section(PAGE.read_text(), name, "x")
