"""One Chromium and one site for the whole run; every test gets browsers with cookies of their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before Gradio is imported

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.servers import Site, serve_site

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Gradio, uvicorn and the thread that they run in warn about one another; none of it is ours to mend.
THEIRS: Final = (
    "ignore::DeprecationWarning",
    "ignore::UserWarning:gradio.*",
    "ignore::ResourceWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
PATIENCE: Final = 20_000  # milliseconds; a busy machine is slow, and nothing here measures time
Visitors = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            for filter_ in THEIRS:
                item.add_marker(pytest.mark.filterwarnings(filter_))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("The browser tests need Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serve_site(Path(tmp_path_factory.mktemp("state"))) as site:
        yield site


@pytest.fixture
def site(_site: Site) -> Site:
    """The site, with its fakes well and quick again."""
    _site.rasa.away = _site.films.away = False
    _site.rasa.delay = 0.0
    return _site


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visitors]:
    """Opens a path as a new visitor; keyword arguments are those of a browser context. No script may fail."""
    contexts: list[BrowserContext] = []
    failures: list[str] = []

    def open_(path: str = "/", **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1200, "height": 850}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.goto(site.url + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert failures == []
