"""Rasa's REST protocol at the door."""

import asyncio

from tests.web.conftest import World, Worlds, say

JSON = {"content-type": "application/json"}


async def test_a_message_gets_the_answers_of_the_assistant_in_rasas_protocol(world: World) -> None:
    async with world.browser() as browser:
        answers = await say(browser, "a horror film", sender="somebody")
    assert [answer["recipient_id"] for answer in answers] == ["somebody"] * 2
    assert answers[1]["buttons"]


async def test_films_come_with_the_words_that_announce_them(world: World) -> None:
    async with world.browser() as browser:
        answers = await say(browser, "a horror film")
        kept = (await browser.get("/api/history")).json()
    assert answers[1]["custom"]["type"] == "shortlist"  # type: ignore[index]
    assert str(answers[1]["text"]).startswith("Three for tonight:")
    assert [entry["message"].get("custom") for entry in kept] == [None, None, answers[1]["custom"]]


async def test_messages_of_one_session_never_overlap_and_keep_their_order(world: World) -> None:
    world.rasa.delay = 0.02
    async with world.browser() as browser:
        await browser.get("/demo")
        await asyncio.gather(*(say(browser, f"number {n}") for n in range(4)))
    assert world.rasa.overlaps == 0
    assert [text for _, text in world.rasa.heard] == [f"number {n}" for n in range(4)]


async def test_two_sessions_do_not_wait_for_each_other(world: World) -> None:
    world.rasa.delay = 0.2
    started = asyncio.get_running_loop().time()
    async with world.browser() as one, world.browser() as two:
        await asyncio.gather(say(one, "hello"), say(two, "hello"))
    assert asyncio.get_running_loop().time() - started < 0.39


async def test_more_messages_than_may_wait_are_refused(make_world: Worlds) -> None:
    world = make_world(queue_length=1)
    world.rasa.delay = 0.1
    async with world.browser() as browser:
        await browser.get("/demo")
        posts = [browser.post("/webhooks/rest/webhook", json={"message": "hi"}) for _ in range(4)]
        statuses = sorted(answer.status_code for answer in await asyncio.gather(*posts))
    assert statuses == [200, 200, 429, 429]


async def test_slash_commands_are_disarmed(world: World) -> None:
    async with world.browser() as browser:
        for command in ("/restart", "  //inform{}", "\u200b/restart", "/ /restart"):
            await say(browser, command)
    assert not [text for _, text in world.rasa.heard if text.startswith(("/", " "))]


async def test_two_thousand_characters_pass_and_one_more_is_refused_with_a_sentence(world: World) -> None:
    async with world.browser() as browser:
        await say(browser, "x" * 2000)
        refused = await browser.post("/webhooks/rest/webhook", json={"message": "x" * 2001})
    assert refused.status_code == 422
    assert "2,000 characters" in refused.json()["error"]["message"]


async def test_an_empty_message_and_a_body_that_is_no_json_are_refused_with_a_sentence(world: World) -> None:
    async with world.browser() as browser:
        empty = await browser.post("/webhooks/rest/webhook", json={"message": " / "})
        broken = await browser.post("/webhooks/rest/webhook", content="{", headers=JSON)
    assert (empty.status_code, broken.status_code) == (422, 422)
    assert empty.json()["error"]["message"] == "That message is empty."


async def test_a_strange_sender_is_echoed_as_far_as_it_can_be_written(world: World) -> None:
    async with world.browser() as browser:
        strange = r'{"sender": "me\ud800\u0000", "message": "hi"}'
        answer = await browser.post("/webhooks/rest/webhook", content=strange, headers=JSON)
    assert answer.json()[0]["recipient_id"] == "me"


async def test_a_slow_turn_is_answered_kindly_and_the_next_one_still_waits_for_it(make_world: Worlds) -> None:
    world = make_world(turn_seconds=0.05)
    world.rasa.delay = 0.08
    async with world.browser() as browser:
        await browser.get("/demo")
        first = await say(browser, "one")
        await say(browser, "two")
        await asyncio.sleep(0.2)
    assert "longer than it should" in str(first[0]["text"])
    assert world.rasa.overlaps == 0
    assert [text for _, text in world.rasa.heard] == ["one", "two"]


async def test_while_rasa_is_away_the_answer_is_kind(world: World) -> None:
    world.rasa.away = True
    async with world.browser() as browser:
        answers = await say(browser, "hello")
    assert "try again" in str(answers[0]["text"])


async def test_the_door_is_healthy_without_rasa_but_not_ready(world: World) -> None:
    async with world.browser() as browser:
        ready_before = await browser.get("/ready")
        world.rasa.away = True
        health, ready = await browser.get("/health"), await browser.get("/ready")
    assert (ready_before.status_code, health.status_code, ready.status_code) == (200, 200, 503)
