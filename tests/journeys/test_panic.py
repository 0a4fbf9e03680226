"""Escape twice: all strangers are gone from this page, at once, whatever the server does."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest
from playwright.async_api import Browser

from lanting.sdk import Bot
from tests.journeys.hud_states import NO_PICTURE
from tests.journeys.microphone import voice
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE = "courtyard"
WORDS = "come here, you"


def is_here(name: str) -> str:
    return f"app.people.some((person) => person.name === {name!r})"


async def escape_twice(visitor: Visitor) -> None:
    """As somebody does who is afraid: again, where a slow machine passed the second press on too late."""
    sheet = visitor.page.locator("#panel-panic")
    for _ in range(10):
        await visitor.page.keyboard.press("Escape")
        await visitor.page.keyboard.press("Escape")
        if await sheet.is_visible():
            return


@pytest.mark.journey
async def test_strangers_are_hidden_at_once_though_the_server_does_not_answer(
    server: Serving, flat_browser: Browser, pictures: Path
) -> None:
    url = f"{server.url}/s/{SPACE}"
    mei = await Visitor.enter(flat_browser, url, "Mei", before=NO_PICTURE)
    async with Bot.enter(url, name="Stranger") as stranger:
        # Before anybody can be hidden, what hides them is there.
        await mei.page.locator(".hud-panic-button").wait_for(state="attached")
        await stranger.say(WORDS)
        await mei.hears(WORDS)
        await mei.until("app.voice?.link === 'open'")
        speaking = asyncio.create_task(stranger.speak(voice(500.0, 120)))
        await mei.until("app.voice.ears.left > 0.001")

        os.kill(server.pid, signal.SIGSTOP)
        try:
            await escape_twice(mei)
            await mei.page.locator("#panel-panic").wait_for()
            assert not await mei.see(is_here("Stranger"))
            assert not await mei.see(f"app.chat.some((line) => line.text === {WORDS!r})")
            await mei.picture(pictures / "panic-server-silent.png")
        finally:
            os.kill(server.pid, signal.SIGCONT)

        # It lasts when the server answers again, for newcomers and for voices too.
        async with Bot.enter(url, name="Newcomer") as newcomer:
            await newcomer.say("where are you?")
            for _ in range(20):
                assert await mei.see("app.voice.ears.left + app.voice.ears.right") == 0
                await asyncio.sleep(0.1)
            assert not await mei.see(f"{is_here('Stranger')} || {is_here('Newcomer')} || app.chat.length > 0")

            await mei.page.locator("#panel-panic").get_by_role("button", name="Show everybody again").click()
            await mei.until(f"{is_here('Stranger')} && {is_here('Newcomer')}")
            await mei.hears(WORDS)
            await mei.until("app.voice.ears.left > 0.001")
        speaking.cancel()
        assert mei.problems == [] and await mei.violations() == []
