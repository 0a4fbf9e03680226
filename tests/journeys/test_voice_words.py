"""What speaking and being safe show in words: whole, in each language, on a phone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from lanting.sdk import Bot
from tests.journeys.hud_states import IN_THE_BAR, MISFITS, NO_PICTURE, UNFOLD
from tests.journeys.test_languages import speaks, told
from tests.journeys.visitor import PHONE, Visitor
from tests.serving import Serving

SPACE = "courtyard"
BLOCK, REPORT = 2, 3
"""Of the rows in a person's card that are for oneself alone: before them stand the mute and "I know her"."""


async def open_states(page: Page) -> AsyncIterator[str]:
    """The microphone that is missing, then somebody's card with what it leads to, then all strangers hidden."""
    await page.locator(".hud-bar button").first.click()
    await page.locator(".hud-trouble").wait_for()
    yield "microphone"
    for name, row, shown in (
        ("card", None, "#panel-person"),
        ("block", BLOCK, "#panel-person form"),
        ("report", REPORT, "#panel-report"),
    ):
        await page.locator(".hud-bar button").nth(IN_THE_BAR["people"]).click()
        await page.locator(".hud-people .hud-whom").last.click()
        rows = page.locator("#panel-person .hud-safety button")
        await rows.nth(REPORT).wait_for()
        if row is not None:
            await rows.nth(row).click()
            await page.locator(shown).last.wait_for()
        yield name
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
    await page.locator(".hud-panic-button").click()
    await page.locator("#panel-panic").wait_for()
    yield "panic"


@pytest.mark.journey
@pytest.mark.parametrize("locale", ["fr", pytest.param("zh-CN", marks=pytest.mark.soak)])
async def test_all_of_it_fits_on_a_phone(server: Serving, flat_browser: Browser, pictures: Path, locale: str) -> None:
    speaks(locale)
    url = f"{server.url}/s/{SPACE}"
    async with Bot.enter(url, name="Alexandrina-Charlotte"):
        mei = await Visitor.enter(
            flat_browser, url, "Mei", viewport=PHONE, locale=locale, touch=True, before=NO_PICTURE
        )
        await mei.until("app.voice?.link === 'open'")
        misfits = {}
        async for name in open_states(mei.page):
            await mei.page.evaluate(UNFOLD)
            misfits[name] = await mei.page.evaluate(MISFITS)
            await mei.picture(pictures / f"voice-{locale}-{name}.png")
    assert told(misfits) == []
