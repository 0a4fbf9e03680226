"""What speaking and being safe show in words: whole, in each language, on a phone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from lanting.sdk import AddEntity, Bot, RemoveEntity, SetProperties
from tests.journeys.hud_states import IN_THE_BAR, MISFITS, NO_PICTURE, OVERLAPS, UNFOLD
from tests.journeys.owner import new_owner_key
from tests.journeys.test_languages import speaks, told
from tests.journeys.visitor import PHONE, Visitor
from tests.serving import Serving

SPACE = "courtyard"
BLOCK, REPORT = 2, 3
"""Of the rows in a person's card that are for oneself alone: before them stand the mute and "I know her"."""
KINDS = ("is_quiet", "is_private", "is_stage")
OF_THE_ZONE = ".hud-signs [role=status] > p"


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


async def stand_in_zones(mei: Visitor, keeper: Bot) -> AsyncIterator[str]:
    """A zone as large as the place is drawn around her, of each kind in turn; the stage is given to her."""
    zone = AddEntity(
        id=keeper.new_id(),
        name="All around",
        components={"transform": {"position": [0, 0, 0]}, "zone": {"size": [200, 60, 200]}},
    )
    await keeper.give_stage(str(await mei.see("app.self.participant")))
    await keeper.edit([zone])
    sign = mei.page.locator(OF_THE_ZONE).first
    await sign.wait_for()
    said = {await sign.inner_text()}
    for kind in KINDS:
        values = {each: each == kind for each in KINDS}
        await keeper.edit([SetProperties(id=zone.id, component="zone", values=values)])
        async with asyncio.timeout(mei.patience_s):
            while (words := await sign.inner_text()) in said:
                await asyncio.sleep(0.1)
        said.add(words)
        yield kind
    await keeper.edit([RemoveEntity(id=zone.id)])


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
        async with Bot.enter(url, name="Keeper", key=new_owner_key(server, SPACE)) as keeper:
            async for name in stand_in_zones(mei, keeper):
                misfits[name] = await mei.page.evaluate(MISFITS) + await mei.page.evaluate(OVERLAPS)
                await mei.picture(pictures / f"voice-{locale}-{name}.png")
        async for name in open_states(mei.page):
            await mei.page.evaluate(UNFOLD)
            misfits[name] = await mei.page.evaluate(MISFITS)
            await mei.picture(pictures / f"voice-{locale}-{name}.png")
    assert told(misfits) == []
