"""The whole visit by keyboard alone: no mouse, no finger."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, Page

from lanting.sdk import Bot, Emoted
from tests.journeys.visitor import Visitor
from tests.serving import Serving

TABS_MAX: Final = 60
FOCUSED: Final = """() => {
  const { activeElement: element } = document;
  return (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent).trim();
}"""
OUTLINED: Final = "() => document.activeElement.matches(':focus-visible')"
IN_THE_BAR: Final = "() => document.activeElement.closest('[role=toolbar]') !== null"
ON_THE_PICTURE: Final = "() => document.activeElement.id === 'world'"


async def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name has the keys, and can be seen to have them."""
    said = []
    for _ in range(TABS_MAX):
        await page.keyboard.press("Tab")
        said.append(await page.evaluate(FOCUSED))
        if said[-1].startswith(name):
            assert await page.evaluate(OUTLINED)
            return
    raise AssertionError(f"Tab did not come to “{name}”, but to {said}")


async def to_the_bar(page: Page, name: str) -> None:
    """From walking: past the place in words, on to the bar, which is one stop, and along it by the arrows."""
    await tab_to(page, "Past the words")
    await page.keyboard.press("Enter")
    while not await page.evaluate(IN_THE_BAR):
        await page.keyboard.press("Tab")
    for _ in range(6):
        if (await page.evaluate(FOCUSED)).startswith(name):
            assert await page.evaluate(OUTLINED)
            return
        await page.keyboard.press("ArrowRight")
    raise AssertionError(f"the arrows did not come to “{name}”")


@pytest.mark.journey
async def test_the_whole_visit_by_keyboard_alone(tmp_path: Path, browser: Browser) -> None:
    with Serving(tmp_path / "data") as server:
        url = f"{server.url}/s/courtyard"
        async with Bot.enter(url, name="Guide") as guide:
            seen = guide.events()
            visitor = await Visitor.arrive(browser, url, "Mei")
            page = visitor.page

            # In.
            await tab_to(page, "Your name")
            await page.keyboard.press("Control+a")
            await page.keyboard.type("Mei")
            await page.keyboard.press("Enter")
            await visitor.until("app.ready")
            assert await page.evaluate(ON_THE_PICTURE)

            # Walk, and wave.
            start = await visitor.see("app.self")
            await page.keyboard.down("w")
            await visitor.until(f"Math.hypot(app.self.x - {start['x']}, app.self.z - {start['z']}) > 1")
            await page.keyboard.up("w")
            await page.keyboard.press("1")
            async for event in seen:
                if isinstance(event, Emoted) and event.emote == "wave":
                    break

            # A gesture from the bar: one goes there by Tab, along it by the arrows, and is back at walking.
            await to_the_bar(page, "Emotes")
            await page.keyboard.press("Enter")
            await page.get_by_role("region", name="Gestures").wait_for()
            await page.keyboard.press("Tab")
            await page.keyboard.press("Enter")
            async for event in seen:
                if isinstance(event, Emoted) and event.emote == "clap":
                    break
            assert await page.evaluate(ON_THE_PICTURE)

            # People; Escape gives the keys back to the button.
            await to_the_bar(page, "People")
            await page.keyboard.press("Enter")
            people = page.get_by_role("region", name="People", exact=True)
            await people.get_by_text("Guide").wait_for()
            await page.keyboard.press("Escape")
            assert (await page.evaluate(FOCUSED)).startswith("People")

            # Chat.
            await page.keyboard.press("Escape")
            assert await page.evaluate(ON_THE_PICTURE)
            await page.keyboard.press("Enter")
            await page.keyboard.type("by key alone")
            await page.keyboard.press("Enter")
            await page.keyboard.press("Escape")
            await visitor.hears("by key alone")
            assert await page.evaluate(ON_THE_PICTURE)

            # A photo of the place.
            await visitor.watch()
            await page.keyboard.press("p")
            await page.get_by_role("img", name="Your photo of Courtyard").wait_for(timeout=60_000)
            await page.keyboard.press("Escape")
            assert await page.evaluate(ON_THE_PICTURE)

            # Settings: larger text by the arrows.
            await to_the_bar(page, "More")
            await page.keyboard.press("Enter")
            await tab_to(page, "Settings")
            await page.keyboard.press("Enter")
            await page.get_by_role("region", name="Settings").wait_for()
            await tab_to(page, "Normal")
            await page.keyboard.press("ArrowRight")
            assert await page.evaluate("document.documentElement.dataset.text") == "large"
            await page.keyboard.press("Escape")
            assert (await page.evaluate(FOCUSED)).startswith("More")

            # Out.
            await page.keyboard.press("Enter")
            await tab_to(page, "Leave")
            await page.keyboard.press("Enter")
            await page.get_by_role("alertdialog").wait_for()
            assert (await page.evaluate(FOCUSED)).startswith("Come back")
            assert visitor.problems == []
            assert await visitor.violations() == []
