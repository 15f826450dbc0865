"""What the services are started with."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from sidekick.launch.services import all_services


def test_everything_but_the_web_door_is_told_to_listen_on_loopback_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDEKICK_STATE", str(tmp_path))
    services = {service.name: service for service in all_services(tmp_path / "model.tar.gz")}
    assert services["actions"].environment["SANIC_HOST"] == "127.0.0.1"
    rasa = services["rasa"].command
    assert rasa[rasa.index("-i") + 1] == "127.0.0.1"


def test_rasa_asks_for_its_token_and_finds_the_actions_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIDEKICK_STATE", str(tmp_path))
    monkeypatch.setenv("SIDEKICK_ACTIONS_PORT", "15055")
    rasa = {service.name: service for service in all_services(tmp_path / "model.tar.gz")}["rasa"]
    token = (tmp_path / "rasa-token").read_text()
    assert f"--auth-token={token}" in rasa.command
    assert rasa.ready_url.endswith(token)
    endpoints = Path(rasa.command[rasa.command.index("--endpoints") + 1])
    assert "http://127.0.0.1:15055/webhook" in endpoints.read_text()


def test_a_token_that_begins_with_a_dash_is_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDEKICK_STATE", str(tmp_path))
    (tmp_path / "rasa-token").write_text("-tcp-token")
    rasa = {service.name: service for service in all_services(tmp_path / "model.tar.gz")}["rasa"]
    parser = argparse.ArgumentParser()
    parser.add_argument("--auth-token")
    known, _ = parser.parse_known_args(rasa.command)
    assert known.auth_token == "-tcp-token"
