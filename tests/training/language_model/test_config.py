"""A configuration says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.language_model.config import CONFIGS, SOURCES, read_config


def written(folder: Path, text: str) -> str:
    path = folder / "run.toml"
    path.write_text(text)
    return str(path)


@pytest.mark.parametrize("name", [path.stem for path in sorted(CONFIGS.glob("*.toml"))])
def test_every_configuration_of_the_project_can_be_read(name: str) -> None:
    config = read_config(name)
    assert config.name == name
    assert set(config.pretrain.sources) == set(SOURCES)
    assert config.finetune.sources == ("redial",)
    assert config.width % config.heads == 0


def test_a_configuration_anywhere_is_read_by_its_path(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, "layers = 3\n[finetune]\nsteps = 7\n"))
    assert (config.name, config.layers, config.finetune.steps) == ("run", 3, 7)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("layer = 3", "settings that do not exist: layer"),
        ("[pretrain]\nstep = 3", r"\[pretrain\], has settings that do not exist: step"),
        ('[pretrain]\nsources = ["reddit"]', "sources that do not exist: reddit"),
    ],
)
def test_a_setting_that_does_not_exist_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_config(written(tmp_path, text))


def test_a_stage_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="no such stage: polish; there are pretrain, finetune"):
        read_config("smoke").stage("polish")
