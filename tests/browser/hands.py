"""What a visitor does: open, write, read. The same words for the page and the widget."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Hands:
    """A visitor's hands on one of the two conversations."""

    page: Page
    box: Locator
    log: Locator
    cards: Locator
    quick: Locator

    def say(self, text: str) -> None:
        """Write and send, once the assistant is done with its last turn."""
        self.box.fill(text)
        self.box.press("Enter")

    def hears(self, text: str) -> None:
        expect(self.log).to_contain_text(text)

    def act(self, label: str, film: str) -> None:
        """Press a button on a film's latest card."""
        self.cards.filter(has_text=film).last.get_by_role("button", name=f"{label}: {film}").click()


def on_page(page: Page) -> Hands:
    """The Gradio page, once it has greeted."""
    expect(page.locator("#sk-chat .bot.message").first).to_be_visible()
    return Hands(
        page, page.locator("#sk-box textarea"), page.locator("#sk-chat"), page.locator("#sk-chat .sk-card"),
        page.locator("#sk-quick button"),
    )  # fmt: skip


def on_widget(page: Page, *, opened: bool = False) -> Hands:
    """The widget, opened."""
    widget = page.locator("sidekick-widget")
    if not opened:
        widget.locator(".launcher").click()
    expect(widget.locator(".bubble").first).to_be_visible()
    return Hands(
        page,
        widget.locator("textarea"),
        widget.locator(".log"),
        widget.locator(".card"),
        widget.locator(".quick button"),
    )
