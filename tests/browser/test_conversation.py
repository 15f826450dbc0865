"""Whole conversations, as a person has them, on the page and in the widget."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitors
from tests.browser.hands import Hands, on_page, on_widget
from tests.browser.servers import Site

LANTERN = "Night of the Lantern"
BOTH = pytest.mark.parametrize(("path", "hands"), [("/", on_page), ("/demo", on_widget)], ids=["page", "widget"])
Opens = Callable[[Page], Hands]


@BOTH
def test_a_conversation_leads_to_a_watchlist(visit: Visitors, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    expect(talk.quick.first).to_be_visible()
    talk.say("a horror film")
    talk.hears("Lights off.")
    expect(talk.cards).to_have_count(3)
    expect(talk.quick).to_have_text(["Others", "Why these?"])
    talk.act("Save", LANTERN)
    talk.hears("Your watchlist:")
    expect(talk.cards).to_have_count(4)


@BOTH
def test_a_quick_reply_speaks_for_the_visitor(visit: Visitors, site: Site, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    talk.quick.first.click()
    talk.hears("You said: something funny for tonight")
    assert site.rasa.heard[-1][1] == "something funny for tonight"


@BOTH
def test_a_reload_keeps_the_conversation(visit: Visitors, path: str, hands: Opens) -> None:
    page = visit(path)
    talk = hands(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    page.reload()
    talk = on_page(page) if path == "/" else on_widget(page, opened=True)
    expect(talk.cards).to_have_count(3)
    talk.hears("a horror film")
    expect(talk.quick).to_have_text(["Others", "Why these?"])


@BOTH
def test_two_browsers_never_mix(visit: Visitors, path: str, hands: Opens) -> None:
    one, two = hands(visit(path)), hands(visit(path))
    one.say("my secret is blue")
    two.say("my secret is red")
    one.hears("You said: my secret is blue")
    two.hears("You said: my secret is red")
    expect(one.log).not_to_contain_text("red")
    two.page.reload()
    two = on_page(two.page) if path == "/" else on_widget(two.page, opened=True)
    two.hears("my secret is red")
    expect(two.log).not_to_contain_text("blue")


def test_page_and_widget_of_one_browser_share_a_conversation(visit: Visitors, site: Site) -> None:
    page = visit("/")
    on_page(page).say("a horror film")
    expect(page.locator("#sk-chat .sk-card")).to_have_count(3)
    page.goto(f"{site.url}/demo")
    expect(on_widget(page).cards).to_have_count(3)


@BOTH
def test_what_anybody_writes_stays_text(visit: Visitors, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    attack = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script> ${window.hacked=1} {{hacked}}"
    talk.say(attack)
    talk.hears(f"You said: {attack}")
    talk.say("a horror film")
    expect(talk.cards.nth(2)).to_contain_text("<img src=x onerror=window.hacked=1> ${window.hacked=1}")
    assert talk.page.evaluate("window.hacked") is None
    expect(talk.cards.nth(1).get_by_role("link")).to_have_count(0)  # its only link was a script


@BOTH
def test_a_film_to_begin_from_is_loved_with_a_click(visit: Visitors, site: Site, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    talk.page.get_by_role("button", name="Night of the Lantern (1968)").click()
    talk.hears("You said: I love Night of the Lantern (1968)")
    assert site.rasa.heard[-1][1] == "I love Night of the Lantern (1968)"


@BOTH
def test_to_be_forgotten_empties_the_conversation_here_too(visit: Visitors, path: str, hands: Opens) -> None:
    page = visit(path)
    talk = hands(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    talk.say("forget me")
    talk.hears("All gone.")
    talk.hears("Hello, I am Sidekick.")
    expect(talk.cards).to_have_count(0)
    expect(talk.log).not_to_contain_text("a horror film")
    page.reload()
    talk = on_page(page) if path == "/" else on_widget(page, opened=True)
    talk.hears("Hello, I am Sidekick.")
    expect(talk.log).not_to_contain_text("All gone.")


@BOTH
def test_without_a_connection_a_message_waits_for_a_retry(visit: Visitors, path: str, hands: Opens) -> None:
    page = visit(path)
    talk = hands(page)
    expect(talk.quick.first).to_be_visible()
    page.context.set_offline(True)
    talk.say("hello there")
    expect(page.get_by_text("Not sent: there is no connection.")).to_be_visible()
    page.context.set_offline(False)
    if path == "/":
        page.wait_for_event("load")  # Gradio begins again as soon as it reaches its server
        on_page(page)
    page.get_by_role("button", name="Try again").click()
    talk.hears("You said: hello there")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


@BOTH
def test_a_long_wait_shows_that_sidekick_is_typing(visit: Visitors, site: Site, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    site.rasa.delay = 1.0
    talk.say("hello")
    expect(talk.page.get_by_label("Sidekick is typing")).to_be_visible()
    talk.hears("You said: hello")
    expect(talk.page.get_by_label("Sidekick is typing")).to_have_count(0)


@BOTH
def test_while_rasa_is_away_sidekick_says_so_kindly(visit: Visitors, site: Site, path: str, hands: Opens) -> None:
    talk = hands(visit(path))
    site.rasa.away = True
    talk.say("hello")
    talk.hears("Please try again in a moment.")
