"""What is refused before anything runs, and what every answer carries."""

import re

import pytest

from tests.web.conftest import World, Worlds

HELLO = {"message": "hello"}
WEBHOOK = "/webhooks/rest/webhook"


async def test_another_site_is_refused_before_anything_runs(world: World) -> None:
    async with world.browser(origin="https://evil.example") as browser:
        answer = await browser.post(WEBHOOK, json=HELLO)
    assert answer.status_code == 403
    assert world.rasa.heard == []
    assert "set-cookie" not in answer.headers


async def test_a_browser_that_hides_its_origin_but_crosses_sites_is_refused(world: World) -> None:
    async with world.browser(sec_fetch_site="cross-site") as browser:
        assert (await browser.post(WEBHOOK, json=HELLO)).status_code == 403


async def test_an_allowed_site_may_talk_and_read_but_never_with_cookies(make_world: Worlds) -> None:
    world = make_world(origins=("https://friend.example",))
    async with world.browser(origin="https://friend.example") as browser:
        asked = await browser.options(WEBHOOK)
        answer = await browser.post(WEBHOOK, json=HELLO)
    assert asked.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-credentials" not in answer.headers


async def test_a_body_that_is_too_large_is_refused_unread(world: World) -> None:
    async with world.browser() as browser:
        answer = await browser.post(WEBHOOK, content=b"x" * 70_000)
    assert answer.status_code == 413
    assert world.rasa.heard == []


async def test_too_many_messages_are_refused_with_a_time_to_come_back(make_world: Worlds) -> None:
    world = make_world(session_rate="2/minute")
    async with world.browser() as browser:
        await browser.get("/demo")
        answers = [await browser.post(WEBHOOK, json=HELLO) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["retry-after"]) <= 60


async def test_new_sessions_do_not_get_around_the_limit_of_an_address(make_world: Worlds) -> None:
    world = make_world(address_rate="2/minute")
    statuses = []
    for _ in range(3):
        async with world.browser() as browser:
            statuses.append((await browser.post(WEBHOOK, json=HELLO)).status_code)
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize("path", ["/demo", "/widget.js", "/static/demo.js", "/api/history", "/posters/1"])
async def test_our_own_paths_have_a_policy_without_anything_inline(world: World, path: str) -> None:
    async with world.browser() as browser:
        answer = await browser.get(path)
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"


async def test_the_page_runs_its_own_scripts_alone(world: World) -> None:
    async with world.browser() as browser:
        answers = [await browser.get("/") for _ in range(2)]
    policies = [one.headers["content-security-policy"] for one in answers]
    nonces = [re.findall(r"script-src 'self' 'nonce-([^']+)'", policy) for policy in policies]
    scripts = [re.findall(r"<script\b[^>]*", one.text) for one in answers]
    assert nonces[0] != nonces[1]
    for [nonce], tags in zip(nonces, scripts, strict=True):
        assert len(tags) > 3
        assert [tag for tag in tags if f'nonce="{nonce}"' not in tag] == []
    assert "unsafe-inline" not in policies[0].split("script-src")[1].split(";")[0]


async def test_the_page_shows_no_preview_but_its_own(world: World) -> None:
    async with world.browser() as browser:
        document = (await browser.get("/")).text
    assert '<meta property="og:title" content="Sidekick">' in document
    assert "gradio.app" not in document
    assert "githubusercontent" not in document


GRADIOS_OWN = (
    ("GET", "/gradio_api/upload"), ("POST", "/gradio_api/upload"), ("GET", "/gradio_api/proxy=http://localhost:5005/"),
    ("GET", "/gradio_api/file=app.py"), ("POST", "/gradio_api/run/talk"), ("POST", "/gradio_api/call/talk"),
    ("POST", "/gradio_api/component_server"), ("GET", "/gradio_api/info"), ("POST", "/login"), ("GET", "/monitoring"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), GRADIOS_OWN)
async def test_gradios_own_ways_in_are_closed(world: World, method: str, path: str) -> None:
    async with world.browser() as browser:
        answer = await browser.request(method, path)
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, "There is nothing here.")


@pytest.mark.parametrize("path", ["/nothing", "/api/nothing", "/webhooks/rest/webhook", "/demo/nothing"])
async def test_where_nothing_is_a_sentence_says_so(world: World, path: str) -> None:
    async with world.browser() as browser:
        answer = await browser.get(path)
    assert (answer.status_code, answer.json()) == (404, {"error": {"message": "There is nothing here."}})


@pytest.mark.parametrize("path", ["/api/history", "/api/understood", "/gradio_api/queue/data?session_hash=x"])
async def test_another_site_may_not_even_read_what_is_private(world: World, path: str) -> None:
    async with world.browser(origin="https://evil.example") as browser:
        assert (await browser.get(path)).status_code == 403


async def test_an_error_inside_is_a_sentence_and_no_stack_trace(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("sidekick.web.door.Door.say", broken)
    async with world.browser() as browser:
        answer = await browser.post(WEBHOOK, json=HELLO)
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
