"""A page out of sight for six minutes, in a browser that throttles it as browsers do, keeps its slot."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from lanting.sdk import Bot
from tests.journeys.conftest import CHROMIUM_FLAGS, chromium_path
from tests.journeys.visitor import Visitor
from tests.serving import Serving

HIDDEN_S = 360


@pytest.mark.soak
async def test_a_page_hidden_for_six_minutes_keeps_its_slot(tmp_path: Path) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/courtyard"
        async with async_playwright() as playwright, Bot.enter(url, name="Talker") as talker:
            # Without the three flags that stop throttling, and with a window, since headless pages are always in sight.
            browser = await playwright.chromium.launch(
                executable_path=chromium_path(),
                args=CHROMIUM_FLAGS,
                ignore_default_args=[
                    "--headless",
                    "--disable-gpu",
                    "--disable-background-timer-throttling",
                    "--disable-backgrounding-occluded-windows",
                    "--disable-renderer-backgrounding",
                ],
            )
            visitor = await Visitor.enter(browser, url, "Mei")
            slot = await visitor.see("app.self.slot")
            # As by the operating system: the page is told that it is hidden, and its timers are throttled.
            tools = await visitor.context.new_cdp_session(visitor.page)
            await tools.send("Emulation.setFocusEmulationEnabled", {"enabled": False})
            front = await visitor.context.new_page()
            await front.bring_to_front()
            await talker.say("while you are away")
            await asyncio.sleep(HIDDEN_S)
            (mei,) = [person for person in talker.people if person.name == "Mei"]
            assert mei.slot == slot
            await visitor.page.bring_to_front()
            await visitor.hears("while you are away")
            assert await visitor.see("app.self.slot") == slot
            assert await visitor.see("app.net.reconnects") == 0
            await browser.close()
