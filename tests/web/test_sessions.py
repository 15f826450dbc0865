"""Whose conversation it is."""

import stat
from pathlib import Path

from sidekick.web.sessions import Sessions, load_secret
from tests.web.conftest import World, say


async def test_the_session_decides_whose_conversation_it_is_never_the_sender_field(world: World) -> None:
    async with world.browser() as one, world.browser() as two:
        await say(one, "hello", sender="same")
        await say(two, "hello", sender="same")
        await say(one, "again", sender="another")
    senders = [sender for sender, _ in world.rasa.heard]
    assert senders[0] == senders[2] != senders[1]
    assert "same" not in senders


async def test_opening_a_page_sets_a_cookie_that_scripts_and_other_sites_cannot_use(world: World) -> None:
    async with world.browser() as browser:
        cookie = (await browser.get("/demo")).headers["set-cookie"].lower()
        again = await browser.get("/demo")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "set-cookie" not in again.headers


async def test_a_bearer_token_is_a_session_for_clients_without_cookies(world: World) -> None:
    async with world.browser() as client:
        token = (await client.post("/api/session")).json()["token"]
    for message in ("one", "two"):
        async with world.browser(authorization=f"Bearer {token}") as client:
            await say(client, message)
    assert len({sender for sender, _ in world.rasa.heard}) == 1


async def test_a_forged_bearer_token_is_refused_and_a_forged_cookie_gets_a_new_session(world: World) -> None:
    async with world.browser(authorization="Bearer made-up") as client:
        refused = await client.post("/webhooks/rest/webhook", json={"message": "hello"})
    async with world.browser(cookie="sidekick_session=made-up") as client:
        accepted = await client.post("/webhooks/rest/webhook", json={"message": "hello"})
    assert refused.status_code == 401
    assert accepted.status_code == 200
    assert "made-up" not in world.rasa.heard[0][0]


def test_a_token_signed_with_another_secret_names_nobody() -> None:
    assert Sessions("mine").sender(Sessions("theirs").issue()) is None


def test_tokens_are_never_the_same_twice() -> None:
    sessions = Sessions("secret")
    assert len({sessions.sender(sessions.issue()) for _ in range(100)}) == 100


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "secret"
    assert load_secret(file) == load_secret(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
