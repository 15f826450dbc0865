"""The download, against a server on loopback: it goes on where it broke off, and checks what it got."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.training.redial.server import Shelf, serving
from tests.training.redial.world import write_archive
from training.redial.archive import RedialError, archive_path


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    return write_archive(tmp_path / "official.zip").read_bytes()


@pytest.fixture
def shelf(content: bytes) -> Shelf:
    return Shelf(content)


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    with serving(shelf) as address:
        yield address


@pytest.fixture(autouse=True)
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the archive is cached; nothing is there, and SIDEKICK_DATA names nothing."""
    monkeypatch.delenv("SIDEKICK_DATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "sidekick" / "redial" / "redial_dataset.zip"


def test_it_is_downloaded_once_with_a_progress_bar(
    shelf: Shelf, address: str, target: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archive_path(address) == archive_path(address) == target
    assert target.read_bytes() == content
    assert shelf.ranges == [None]
    assert "redial_dataset.zip: 100%" in capsys.readouterr().err


def test_an_interrupted_download_goes_on_where_it_broke_off(
    shelf: Shelf, address: str, target: Path, content: bytes
) -> None:
    shelf.break_after = 300
    with pytest.raises(RedialError, match=r"could not be read .* run this again to go on from there"):
        archive_path(address)
    assert not target.exists()
    assert archive_path(address).read_bytes() == content
    assert shelf.ranges == [None, "bytes=300-"]


def test_a_server_that_knows_no_ranges_sends_it_all_again(
    shelf: Shelf, address: str, target: Path, content: bytes
) -> None:
    shelf.break_after, shelf.takes_ranges = 300, False
    with pytest.raises(RedialError):
        archive_path(address)
    assert archive_path(address).read_bytes() == content


def test_what_was_complete_but_not_yet_checked_is_not_fetched_again(
    shelf: Shelf, address: str, target: Path, content: bytes
) -> None:
    target.parent.mkdir(parents=True)
    target.with_name("redial_dataset.zip.part").write_bytes(content)
    assert archive_path(address).read_bytes() == content
    assert shelf.ranges == [f"bytes={len(content)}-"]


@pytest.mark.parametrize("wrong", [b"<html>Please log in</html>", b""])
def test_wrong_content_is_thrown_away_so_that_the_next_try_starts_anew(
    shelf: Shelf, address: str, target: Path, content: bytes, wrong: bytes
) -> None:
    shelf.content = wrong
    with pytest.raises(RedialError, match=f"What {address} sent is not a whole zip file .* fetch the file by hand"):
        archive_path(address)
    assert list(target.parent.iterdir()) == []
    shelf.content = content
    assert archive_path(address).read_bytes() == content


def test_a_damaged_copy_in_the_cache_is_replaced(address: str, target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True)
    target.write_bytes(content[:-100])
    assert archive_path(address).read_bytes() == content


@pytest.mark.parametrize("status", [404, 503])
def test_a_server_error_is_said_in_one_sentence(shelf: Shelf, address: str, target: Path, status: int) -> None:
    shelf.status = status
    with pytest.raises(RedialError, match=f"{address} answered {status}: try later, or fetch the file by hand"):
        archive_path(address)


def test_no_network_is_said_in_one_sentence() -> None:
    with socket.socket() as closed:  # bound and not listening: nothing answers there
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(RedialError, match=r"could not be read .* check the network"):
            archive_path(f"http://127.0.0.1:{closed.getsockname()[1]}/redial_dataset.zip")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_said_in_one_sentence(address: str, target: Path) -> None:
    target.parent.mkdir(parents=True)
    target.with_name("redial_dataset.zip.part").symlink_to("/dev/full")
    with pytest.raises(RedialError, match=r"could not be written \(No space left on device\)"):
        archive_path(address)
