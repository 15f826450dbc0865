"""What only the widget and its demo page have."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.browser.hands import on_widget
from tests.browser.servers import Site


def test_saying_yes_to_a_film_lights_it_up_on_the_shelf(visit: Visitors) -> None:
    page = visit("/demo")
    expect(page.locator("#shelf li")).to_have_count(36)
    talk = on_widget(page)
    talk.say("a horror film")
    expect(page.locator("#shelf .offered")).to_have_count(3)
    talk.act("Watch it", "The Quiet Cellar")
    expect(page.locator("#shelf .tonight")).to_contain_text("The Quiet Cellar")
    expect(page.locator("#count")).to_have_text("Tonight: The Quiet Cellar. Enjoy!")


def test_the_shelf_can_be_searched_and_continued(visit: Visitors) -> None:
    page = visit("/demo")
    page.get_by_role("button", name="More films").click()
    expect(page.locator("#shelf li")).to_have_count(63)
    page.get_by_role("button", name="western", exact=True).click()
    expect(page.locator("#shelf li").first).to_contain_text("western")
    page.get_by_role("button", name="all films").click()
    page.get_by_label("Search for a film").fill("cellar")
    expect(page.locator("#shelf li")).to_have_count(1)


def test_a_long_answer_is_shown_from_its_beginning(visit: Visitors) -> None:
    page = visit("/demo")
    talk = on_widget(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    expect(talk.log.get_by_text("Lights off.")).to_be_in_viewport(ratio=1)
    expect(talk.cards.last).not_to_be_in_viewport(ratio=1)


def test_starting_over_empties_the_widget(visit: Visitors) -> None:
    talk = on_widget(visit("/demo"))
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    talk.page.get_by_role("button", name="Start over").click()
    talk.hears("A fresh start.")
    expect(talk.cards).to_have_count(0)


def test_the_widget_works_by_keyboard_alone(visit: Visitors) -> None:
    page = visit("/demo")
    page.locator("sidekick-widget .launcher").focus()
    page.keyboard.press("Enter")
    expect(page.locator("sidekick-widget textarea")).to_be_focused()
    expect(page.locator("sidekick-widget .bubble").first).to_be_visible()
    page.keyboard.type("a horror film")
    page.keyboard.press("Enter")
    expect(page.locator("sidekick-widget .card")).to_have_count(3)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Why these?")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("sidekick-widget .log")).to_contain_text("You said: why that one?")
    page.locator("sidekick-widget textarea").focus()
    page.keyboard.press("Escape")
    expect(page.locator("sidekick-widget .window")).to_be_hidden()
    expect(page.locator("sidekick-widget .launcher")).to_be_focused()


def test_a_page_themes_and_translates_the_widget_and_turns_it_around(visit: Visitors) -> None:
    page = visit("/demo")
    page.evaluate("""() => {
        document.querySelector("sidekick-widget").remove();
        const widget = document.createElement("sidekick-widget");
        widget.dataset.lang = "ar";
        document.body.append(widget);
        document.documentElement.style.setProperty("--sidekick-accent", "rgb(1, 2, 3)");
    }""")
    launcher = page.locator("sidekick-widget .launcher")
    expect(launcher).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(launcher).to_have_accessible_name("ابحث عن فيلم")
    box = launcher.bounding_box()
    assert box is not None
    assert box["x"] < 100  # the inline end of a right-to-left page


def test_nothing_breaks_the_strict_policy_or_leaves_the_site(visit: Visitors, site: Site) -> None:
    page = visit("/demo")
    complaints: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(site.url) else elsewhere.append(request.url))
    page.reload()
    talk = on_widget(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    assert [text for text in complaints if "favicon" not in text] == []
    assert elsewhere == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_animations_stop_for_those_who_ask_for_it(visit: Visitors, motion: str) -> None:
    page = visit("/demo", reduced_motion=motion)
    on_widget(page)
    name = page.locator("sidekick-widget .window").evaluate("window => getComputedStyle(window).animationName")
    assert (name == "none") == (motion == "reduce")


def test_an_allowed_site_embeds_a_whole_conversation_that_a_reload_keeps(visit: Visitors, site: Site) -> None:
    page = visit("/health")
    page.goto(site.friend)
    talk = on_widget(page)
    talk.say("a horror film")
    expect(talk.cards).to_have_count(3)
    page.reload()
    expect(on_widget(page, opened=True).cards).to_have_count(3)


def test_a_site_that_is_not_on_the_list_gets_no_answer(visit: Visitors, site: Site) -> None:
    page = visit("/health")
    page.goto(site.stranger)
    heard = len(site.rasa.heard)
    talk = on_widget(page)
    talk.say("a horror film")
    talk.hears("Not sent")
    assert len(site.rasa.heard) == heard
