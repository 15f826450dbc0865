"""What only the Gradio page has."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.hands import on_page
from tests.browser.servers import Site


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


def test_a_button_waits_for_its_turn_and_leaves_the_box_as_it_was(visit: Visitors, site: Site) -> None:
    page = visit()
    talk = on_page(page)
    site.rasa.delay = 1.0
    talk.say("a horror film")
    expect(page.get_by_label("Sidekick is typing")).to_be_visible()
    page.get_by_role("button", name="Night of the Lantern (1968)").click()
    talk.box.fill("half a sen")
    talk.hears("You said: I love")
    expect(talk.box).to_have_value("half a sen")
    assert [text for _, text in site.rasa.heard[-2:]] == ["a horror film", "I love Night of the Lantern (1968)"]


def test_a_reload_shows_the_latest_turn(visit: Visitors) -> None:
    page = visit(viewport={"width": 1200, "height": 600})
    talk = on_page(page)
    for count in range(1, 4):
        talk.say("a horror film")
        expect(talk.cards).to_have_count(3 * count)
    page.reload()
    talk = on_page(page)
    expect(talk.cards).to_have_count(9)
    expect(talk.log.get_by_text("Lights off.").last).to_be_in_viewport(ratio=1)
    page.wait_for_timeout(1000)  # milliseconds: posters arrive and must not push it away
    expect(talk.log.get_by_text("Lights off.").last).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_panel_is_a_sheet_that_a_button_opens(visit: Visitors) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    on_page(page).say("a horror film")
    opener, chip = page.get_by_role("button", name="My list"), page.get_by_role("button", name="Remove horror")
    expect(page.locator("#sk-panel .sk-genre")).to_have_count(1)
    expect(chip).to_be_hidden()
    opener.click()
    expect(chip).to_be_in_viewport()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(chip).to_be_hidden()
    expect(opener).to_be_focused()
