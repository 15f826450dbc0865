"""What only the Gradio page has."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.hands import on_page


def test_the_panel_shows_what_was_understood_and_a_click_takes_it_back(visit: Visitors) -> None:
    page = visit()
    on_page(page).say("a horror film")
    expect(page.locator("#sk-panel .sk-genre")).to_contain_text("horror")
    page.get_by_role("button", name="Remove horror").click()
    expect(page.locator("#sk-panel .sk-genre")).to_have_count(0)


def test_saved_films_are_in_the_panel_and_can_be_taken_off(visit: Visitors) -> None:
    page = visit()
    talk = on_page(page)
    talk.say("a horror film")
    talk.act("Save", "Night of the Lantern")
    expect(page.locator("#sk-panel .sk-kept")).to_contain_text("Night of the Lantern (1968)")
    page.get_by_role("button", name="Remove Night of the Lantern (1968)").click()
    expect(page.locator("#sk-panel .sk-kept")).to_have_count(0)


def test_a_long_answer_is_shown_from_its_beginning(visit: Visitors) -> None:
    page = visit(viewport={"width": 1200, "height": 600})
    talk = on_page(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    expect(talk.quick).to_have_count(2)
    expect(talk.log.get_by_text("Lights off.")).to_be_in_viewport(ratio=1)
    expect(talk.cards.last).not_to_be_in_viewport(ratio=1)


def test_starting_over_empties_the_page(visit: Visitors) -> None:
    page = visit()
    talk = on_page(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    page.get_by_role("button", name="Start over").click()
    talk.hears("A fresh start.")
    expect(talk.cards).to_have_count(0)


def test_the_page_follows_the_system_into_the_dark_and_remembers_a_choice(visit: Visitors) -> None:
    page = visit(color_scheme="dark")
    on_page(page)
    expect(page.locator("body.dark")).to_have_count(1)
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.locator("body.dark")).to_have_count(0)
    page.reload()
    on_page(page)
    expect(page.locator("body.dark")).to_have_count(0)
