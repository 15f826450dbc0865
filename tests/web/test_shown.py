"""What people see: posters, cards, the panel, the conversation after a reload, the widget's script."""

import gzip
from xml.etree import ElementTree

from sidekick.web.cards import cards, quick_replies, words_around
from sidekick.web.films import Film, arranged, films_of, telling_first
from sidekick.web.history import history
from sidekick.web.messages import Button, Message
from sidekick.web.panel import panel
from sidekick.web.posters import poster, turned
from sidekick.web.understood import understood
from sidekick.web.widget import script
from tests.web.conftest import World, say
from tests.web.fake_rasa import FILMS

SHORTLIST = Message(text="Three:\n1. One\n2. Two\nWell?", custom={"type": "shortlist", "movies": FILMS})


def test_the_same_film_has_the_same_poster_and_another_film_another() -> None:
    one, two = Film("1", "Heat", 1995, ("crime",)), Film("2", "Alien", 1979, ("horror",))
    assert poster(one) == poster(one) != poster(two)


def test_posters_of_one_genre_are_kin_and_not_twins() -> None:
    skies = {poster(Film(str(n), f"Film {n}", 1995, ("comedy",))).split("stop-color=")[1][:9] for n in range(12)}
    assert len(skies) > 6
    assert turned("#808080", 5) == "#808080"  # a grey has no hue to turn


def test_a_poster_is_well_formed_whatever_the_title() -> None:
    for title in ("<script>alert(1)</script>", "A & B", "", "x" * 300, '"quoted"', "千と千尋の神隠し"):
        drawn = ElementTree.fromstring(poster(Film("1", title, None)))
        assert not [node for node in drawn.iter() if node.tag.endswith("script")]


async def test_a_poster_of_a_film_that_nobody_knows_is_not_found(world: World) -> None:
    async with world.browser() as browser:
        assert (await browser.get("/posters/99999")).status_code == 404
        assert (await browser.get("/posters/1")).headers["content-type"] == "image/svg+xml"


async def test_while_the_film_server_is_away_the_shelf_says_so(world: World) -> None:
    world.films.away = True
    async with world.browser() as browser:
        answer = await browser.get("/v1/movies")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")


def test_cards_escape_every_text_and_drop_links_to_elsewhere() -> None:
    drawn = cards(SHORTLIST)
    assert "<script" not in drawn
    assert "<img src=x" not in drawn
    assert "javascript:" not in drawn
    assert drawn.count('class="sk-card"') == 3


def test_cards_stand_where_the_numbered_lines_were() -> None:
    assert words_around(SHORTLIST) == ("Three:", "Well?")
    assert words_around(Message(text="Of two:\n1. One\n2. Two")) == ("Of two:\n1. One\n2. Two", "")
    assert words_around(Message(text="Kept.", custom=SHORTLIST["custom"])) == ("Kept.", "")


def test_quick_replies_escape_their_sentences() -> None:
    drawn = quick_replies([Button(title="<b>", payload='"><script>')])
    assert "<b>" not in drawn
    assert "<script>" not in drawn
    assert quick_replies([]) == ""


def test_films_of_a_strange_shape_are_left_out() -> None:
    assert films_of({"movies": ["no film", 7]}) == []
    assert films_of({"movie": {"id": 3, "year": "soon"}}) == [Film("3", "Untitled", None)]


def test_the_panel_shows_each_thing_once_with_the_sentence_that_takes_it_back() -> None:
    known = understood({"genre": ["horror", "horror"], "excluded_genre": ["<b>"], "watchlist": ["Heat (1995)"]})
    assert [group["kind"] for group in known["groups"]] == ["genre", "excluded"]
    assert known["groups"][0]["items"] == [{"name": "horror", "remove": "forget horror"}]
    assert known["watchlist"][0]["remove"] == "take Heat (1995) off my watchlist"
    assert "<b>" not in panel(known)


def test_a_decade_is_shown_and_taken_back_as_people_say_it() -> None:
    known = understood({"era": ["1990-1999", "1994-1999"], "excluded_era": ["1930-1939"]})
    shown = [item["name"] for group in known["groups"] for item in group["items"]]
    assert shown == ["the 1990s", "1994-1999", "the 1930s"]
    assert known["groups"][0]["items"][0]["remove"] == "forget the 1990s"


def test_who_lends_posters_is_thanked_below_the_panel() -> None:
    assert "Thanks to &lt;them&gt;" in panel(understood({}), "Thanks to <them>")


def test_the_genres_that_say_most_about_a_film_come_first() -> None:
    assert telling_first(["adventure", "animation", "comedy", "unheard of"])[0] == "animation"
    assert telling_first(["unheard of", "drama"]) == ("drama", "unheard of")
    shown = arranged({"movies": [{"genres": ["comedy", "horror"]}, "odd"], "movie": {"id": 1}, "type": "x"})
    assert shown == {"movies": [{"genres": ["horror", "comedy"]}, "odd"], "movie": {"id": 1, "genres": []}, "type": "x"}


async def test_films_to_begin_from_are_of_many_kinds_and_each_there_once(world: World) -> None:
    async with world.browser() as browser:
        films = (await browser.get("/v1/starters")).json()["data"]
    assert len({film["id"] for film in films}) == len(films) > 5
    assert len({film["genres"][0] for film in films}) > 3


async def test_while_the_film_server_is_away_there_is_nothing_to_begin_from_until_it_is_back(world: World) -> None:
    world.films.away = True
    async with world.browser() as browser:
        away = await browser.get("/v1/starters")
        world.films.away = False
        back = await browser.get("/v1/starters")
    assert (away.status_code, back.status_code) == (503, 200)


def test_history_begins_after_the_last_fresh_start_and_hides_commands() -> None:
    fresh = {"event": "user", "text": "start over", "parse_data": {"intent": {"name": "start_over"}}}
    events = [{"event": "user", "text": "old"}, fresh, {"event": "user", "text": "/session_start"},
              {"event": "bot", "text": "Hello"}, {"event": "user", "text": "new"}]  # fmt: skip
    assert [entry["message"]["text"] for entry in history(events)] == ["Hello", "new"]


async def test_what_was_said_and_understood_can_be_read_again_by_its_own_session_only(world: World) -> None:
    async with world.browser() as one, world.browser() as two:
        await say(one, "a horror film")
        mine, theirs = (await one.get("/api/history")).json(), (await two.get("/api/history")).json()
        known = (await one.get("/api/understood")).json()
        await one.post("/api/reset")
        after = (await one.get("/api/understood")).json()
    assert len(mine) == 3
    assert theirs == []
    assert known["groups"][0]["items"][0]["name"] == "horror"
    assert after["groups"] == []


def test_the_widget_is_one_small_script_that_writes_no_markup() -> None:
    assert len(gzip.compress(script())) < 120_000
    for forbidden in (b"innerHTML", b"outerHTML", b"insertAdjacentHTML", b"eval(", b"document.write", b"style="):
        assert forbidden not in script()


async def test_an_unchanged_widget_is_not_sent_twice(world: World) -> None:
    async with world.browser() as browser:
        first = await browser.get("/widget.js")
        again = await browser.get("/widget.js", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
