"""The whole visit by role and name alone, in a browser that shows no picture at all."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page

from lanting.sdk import Bot, ChatHeard, Emoted
from lanting.sdk.event import EventReader
from tests.journeys.visitor import Visitor
from tests.serving import Serving

_NO_CANVAS = """
new MutationObserver(() => document.getElementById("world")?.remove()).observe(document, {
  childList: true,
  subtree: true,
});
"""
ARRIVED_WITHIN_MS = 60_000
BY_THE_GATE = (-6.6, -3.4)


class Reader:
    """Somebody who finds everything by what it is and what it is called, and presses keys."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.place = page.get_by_role("region", name="The place in words")
        self.news = page.get_by_role("region", name="What happens")

    async def press(self, name: str | re.Pattern[str]) -> None:
        """A button of the place in words, by the key that presses buttons."""
        button = self.place.get_by_role("button", name=name).first
        await button.focus()
        await self._page.keyboard.press("Enter")

    async def hears(self, text: str) -> None:
        await self._shows(self.news.get_by_text(text).first)

    async def reads(self, text: str | re.Pattern[str]) -> None:
        await self._shows(self.place.get_by_text(text).first)

    async def _shows(self, line: Locator) -> None:
        await line.wait_for(state="attached", timeout=ARRIVED_WITHIN_MS)


@pytest.mark.journey
async def test_a_whole_visit_by_role_and_name_without_a_picture(tmp_path: Path, browser: Browser) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/orchid-pavilion"
        async with Bot.enter(url, name="Jonas") as jonas:
            await jonas.walk_to(*BY_THE_GATE)
            heard = jonas.events()
            visitor = await Visitor.arrive(browser, url, "Mei", before=_NO_CANVAS)
            page = visitor.page
            await page.get_by_role("textbox", name="Your name").fill("Mei")
            await page.get_by_role("button", name="Enter").click()
            reader = Reader(page)

            # Where am I?
            await reader.hears("You are in Orchid Pavilion.")
            await reader.reads("Where you are")
            await reader.reads(re.compile(r"You stand and look to the \w+"))
            assert await page.locator("canvas").count() == 0

            # To somebody, by name.
            await reader.press("Go to Jonas")
            await reader.hears("On the way: Jonas.")
            await reader.hears("You have arrived: Jonas.")
            await reader.reads(re.compile(r"(metres?|one metre) away at \d+ o’clock, a program"))

            # What is near, and what is it like?
            await reader.press("Describe what is around")
            await reader.hears("People: Jonas")
            await reader.reads("A round door in a white wall.")

            # Talking and waving.
            await reader.place.get_by_role("textbox", name="Your words").fill("good morning")
            await page.keyboard.press("Enter")
            await reader.press("Wave")
            await _meets(heard, said="good morning", emote="wave")
            await jonas.emote("bow")
            await reader.hears("Jonas bows.")

            # Sitting down, from where one is, and getting up again.
            await reader.press(re.compile(r"^Sit down: (Bench|Stool)"))
            await reader.hears("You sit.")
            await reader.reads(re.compile(r"You sit and look"))
            await reader.press("Stand up")
            await reader.hears("You stand.")

            # Into another Space, and out.
            await reader.press("Go through: To the Courtyard")
            await reader.hears("You are in Courtyard.")
            await reader.press("Go outside")
            await page.get_by_role("alertdialog", name="Goodbye").wait_for()
            assert visitor.problems == []
            assert await visitor.violations() == []


async def _meets(heard: EventReader, *, said: str, emote: str) -> None:
    """Wait until the Bot has heard the line and seen the gesture."""
    wanted = {said, emote}
    async with asyncio.timeout(ARRIVED_WITHIN_MS / 1000):
        async for event in heard:
            match event:
                case ChatHeard(line=line):
                    wanted.discard(line.text)
                case Emoted(emote=made):
                    wanted.discard(made)
            if not wanted:
                return
