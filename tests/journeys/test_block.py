"""Whoever is blocked is gone, for both, in everything; after a reload too, until the block is lifted."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Playwright

from lanting.sdk import Bot, ChatHeard, PersonArrived, PersonLeft
from lanting.sdk.event import EventReader
from tests.journeys.hud_states import CHAT, IN_THE_BAR, NO_PICTURE
from tests.journeys.microphone import microphone, voice
from tests.journeys.test_voice import hush, speak
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE = "courtyard"
MEI_HZ = 300.0


def is_here(name: str) -> str:
    return f"app.people.some((person) => person.name === {name!r})"


async def open_card(visitor: Visitor, name: str) -> None:
    """Find somebody in the list, as one does who does not want to look at her."""
    await visitor.page.locator(".hud-bar button").nth(IN_THE_BAR["people"]).click()
    await visitor.page.locator(".hud-people .hud-whom", has_text=name).click()
    await visitor.page.locator("#panel-person").wait_for()


async def next_of(events: EventReader, kind: type[PersonArrived | PersonLeft | ChatHeard]) -> str:
    """Who has come or gone, or what was said."""
    async with asyncio.timeout(Visitor.patience_s):
        async for event in events:
            if isinstance(event, kind):
                return event.line.text if isinstance(event, ChatHeard) else event.person.name
    raise AssertionError("the stay is over")


@pytest.mark.journey
async def test_who_is_blocked_is_gone_for_both_until_it_is_lifted(
    server: Serving, playwright: Playwright, tmp_path: Path, pictures: Path
) -> None:
    url = f"{server.url}/s/{SPACE}"
    async with microphone(playwright, tmp_path, MEI_HZ) as of_mei:
        mei = await Visitor.enter(of_mei, url, "Mei", before=NO_PICTURE)
        async with Bot.enter(url, name="Rude") as rude, Bot.enter(url, name="Friend") as friend:
            await blocked_and_lifted(mei, rude, friend, pictures)
        assert mei.problems == [] and await mei.violations() == []


async def blocked_and_lifted(mei: Visitor, rude: Bot, friend: Bot, pictures: Path) -> None:
    heard_by_rude, heard_by_friend = rude.events(), friend.events()
    await rude.voice.open()
    packets = friend.voice.packets()
    await friend.voice.open()

    await open_card(mei, "Rude")
    await mei.page.locator("#panel-person .hud-safety").get_by_role("button", name="Block …").click()
    await mei.picture(pictures / "block-asked.png")
    await mei.page.get_by_role("button", name="Block", exact=True).click()
    await mei.until(f"!{is_here('Rude')}")
    assert await next_of(heard_by_rude, PersonLeft) == "Mei"

    # Neither words nor voices go between them; others have all of it.
    before = rude.voice.bytes_received
    await speak(mei)
    for _ in range(20):
        await anext(packets)
    await hush(mei)
    assert rude.voice.bytes_received == before
    await say(mei, "can you hear me?")
    assert await next_of(heard_by_friend, ChatHeard) == "can you hear me?"
    await rude.say("I know you are there")
    await rude.speak(voice(500.0, 0.5))
    assert await next_of(heard_by_friend, ChatHeard) == "I know you are there"
    await friend.say("rude, isn't it")
    await mei.hears("rude, isn't it")
    assert await next_of(heard_by_rude, ChatHeard) == "rude, isn't it"
    assert not await mei.see("app.chat.some((line) => line.text.startsWith('I know'))")
    assert await mei.see("app.voice.packetsHeard") == 0

    # Another stay changes nothing.
    await mei.page.reload()
    await mei.go_in()
    await mei.until(f"{is_here('Friend')} && !{is_here('Rude')}")
    assert not await mei.see("app.chat.some((line) => line.text.startsWith('I know'))")
    assert not [person for person in rude.people if person.name == "Mei"]

    await lift(mei, pictures)
    await mei.until(is_here("Rude"))
    assert await next_of(heard_by_rude, PersonArrived) == "Mei"


async def lift(visitor: Visitor, pictures: Path) -> None:
    """Find her again in the settings."""
    await visitor.page.locator(".hud-bar button").nth(IN_THE_BAR["more"]).click()
    await visitor.page.get_by_role("button", name="Settings").click()
    await visitor.page.get_by_role("button", name="People you have blocked …").click()
    await visitor.page.locator("#panel-blocks li").wait_for()
    await visitor.picture(pictures / "blocks.png")
    await visitor.page.get_by_role("button", name="Lift the block of Rude").click()


async def say(visitor: Visitor, text: str) -> None:
    """By the bar's button: no place is drawn in which one could stand and press Enter."""
    await visitor.page.locator(".hud-bar button").nth(CHAT).click()
    await visitor.page.locator(".hud-say textarea, .hud-say input").first.fill(text)
    await visitor.page.keyboard.press("Enter")
    await visitor.page.keyboard.press("Escape")
