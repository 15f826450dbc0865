"""For every eye, hand and screen: axe, 360 pixels, light and dark, on both conversations."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.hands import Hands, on_page, on_widget

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
PATHS = pytest.mark.parametrize("path", ["/", "/demo"], ids=["page", "widget"])


def offered(page: Page, path: str) -> Hands:
    """A conversation with films on the table."""
    talk = on_page(page) if path == "/" else on_widget(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    expect(talk.quick).to_have_count(2)
    page.wait_for_timeout(400)  # milliseconds: cards fade in, and half-faded text has half the contrast
    return talk


def serious(page: Page) -> list[str]:
    """What axe calls serious or worse."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for one in found if one["impact"] in ("serious", "critical") for node in one["nodes"]
    ]  # fmt: skip


@PATHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Visitors, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme)
    offered(page, path)
    assert serious(page) == []


@PATHS
def test_at_360_pixels_nothing_is_cut_off(visit: Visitors, path: str) -> None:
    page = visit(path, **PHONE)
    page.locator("#sk-quick button, sidekick-widget .launcher").first.wait_for()  # five quick replies are wider
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    talk = offered(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for target in (talk.cards.last, talk.box):
        box = target.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


@PATHS
def test_the_dark_is_dark_and_the_light_is_light(visit: Visitors, path: str) -> None:
    shade = {}
    for scheme in ("light", "dark"):
        page = visit(path, color_scheme=scheme)
        surface = page.locator("#sk-chat") if path == "/" else page.locator("sidekick-widget .window")
        offered(page, path)
        colour = surface.evaluate("one => getComputedStyle(one).backgroundColor")
        shade[scheme] = int(colour.removeprefix("rgb(").split(",")[0])
    assert shade["dark"] < 64 < 192 < shade["light"]


def test_by_keyboard_alone_a_conversation_on_the_page_leads_to_a_watchlist(visit: Visitors) -> None:
    page = visit()
    talk = on_page(page)
    expect(talk.box).to_be_focused()
    page.keyboard.type("a horror film")
    page.keyboard.press("Enter")
    expect(talk.cards).to_have_count(3)
    expect(talk.quick).to_have_count(2)
    talk.box.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Why these?")).to_be_focused()
    page.keyboard.press("Enter")
    talk.hears("You said: why that one?")
    talk.box.focus()
    tab_to(page, "Save: The Quiet Cellar (1994)", key="Shift+Tab")
    page.keyboard.press("Space")
    expect(page.locator("#sk-panel .sk-kept")).to_contain_text("The Quiet Cellar (1994)")


def tab_to(page: Page, name: str, key: str) -> None:
    """Press ``key`` until the button called ``name`` has the focus."""
    wanted = page.get_by_role("button", name=name)
    for _ in range(40):
        page.keyboard.press(key)
        if wanted.evaluate("button => button.matches(':focus')"):
            return
    raise AssertionError(f"{name} is out of the keyboard's reach")
