"""A page out of sight for six minutes, in a browser that throttles it as browsers do, keeps its slot."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from lanting.sdk import Bot
from tests.journeys.plain_chromium import plain_chromium
from tests.serving import Serving

HIDDEN_S = 360
"""Chromium throttles the timers of a page to one a minute after five minutes out of sight."""
LINES = 6


@pytest.mark.soak
async def test_a_page_hidden_for_six_minutes_keeps_its_slot(tmp_path: Path) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/courtyard"
        async with plain_chromium(tmp_path / "profile") as browser, Bot.enter(url, name="Talker") as talker:
            page = await browser.open_tab(f"{url}?quality=low")
            await page.until("window.app && !document.querySelector('#enter-button').disabled")
            await page.click("#enter-button")
            await page.until("app.state === 'inside'")
            slot = await page.see("app.self.slot")
            name = await page.see("app.self.name")

            front = await browser.open_tab("about:blank")
            await front.come_to_front()
            await page.until("document.visibilityState === 'hidden'")
            for line in range(LINES):
                await talker.say(f"while you are away {line}")
                await asyncio.sleep(HIDDEN_S / LINES)
                assert await page.see("document.visibilityState") == "hidden"
                assert await page.see("app.net.connected"), "the line lives in a Worker, which is not throttled"
            (visitor,) = [person for person in talker.people if person.name == name]
            assert visitor.slot == slot

            await page.come_to_front()
            await page.until(
                f"app.chat.filter((line) => line.text.startsWith('while you are away')).length === {LINES}"
            )
            assert await page.see("app.self.slot") == slot
            assert await page.see("app.net.reconnects") == 0
