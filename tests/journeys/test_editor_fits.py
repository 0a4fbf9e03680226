"""The editor in every language and size: no text is cut, and axe-core finds nothing serious in any sheet."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, Page, ViewportSize

from tests.journeys.builder import settled
from tests.journeys.hud_states import MISFITS, NO_PICTURE, OVERLAPS
from tests.journeys.owner import enter_as_owner
from tests.journeys.test_axe import grave_findings
from tests.journeys.test_languages import ON_ITS_SIDE, speaks, told
from tests.journeys.visitor import DESKTOP, PHONE
from tests.serving import Serving

WITH_ROOM: Final = ("palette", "library", "tree", "history", "draft")
"""The bar's first buttons, in their order."""
IN_MORE: Final = {"library": -4, "history": -3, "draft": -2}
"""Behind the last but one, counted from the end."""
TABLE: Final = ".build-of-library .media-library .hud-row button:last-of-type"


async def open_sheets(page: Page, *, has_room: bool) -> AsyncIterator[str]:
    """Each sheet of the editor in turn, yielded while it is open; at the end the one about the thing just placed."""
    bar = page.locator(".build-bar button")
    for index, name in enumerate(WITH_ROOM):
        if has_room:
            if await bar.nth(index).get_attribute("aria-expanded") == "false":
                await bar.nth(index).click()
        elif name in IN_MORE:
            await bar.nth(3).click()
            if name == "library":
                yield "more"
            await page.locator(".build-more button").nth(IN_MORE[name]).click()
        elif await bar.nth(min(index, 1)).get_attribute("aria-expanded") == "false":
            await bar.nth(min(index, 1)).click()
        await page.locator(f"#build-{name}").wait_for(timeout=60_000)
        yield name
        if name == "library":
            await page.locator(TABLE).click(timeout=60_000)
            await page.locator(".media-many").wait_for()
            yield "many things"


@pytest.mark.journey
@pytest.mark.parametrize(
    ("locale", "size", "dark"),
    [
        pytest.param("fr", PHONE, True, id="french-phone-dark"),
        pytest.param("zh-CN", DESKTOP, False, id="chinese-desktop", marks=pytest.mark.soak),
        pytest.param("en", ON_ITS_SIDE, True, id="english-on-its-side-dark", marks=pytest.mark.soak),
        pytest.param("fr", ON_ITS_SIDE, False, id="french-on-its-side", marks=pytest.mark.soak),
        pytest.param("fr", DESKTOP, True, id="french-desktop-dark", marks=pytest.mark.soak),
        pytest.param("zh-CN", PHONE, False, id="chinese-phone", marks=pytest.mark.soak),
        pytest.param("en", PHONE, False, id="english-phone", marks=pytest.mark.soak),
    ],
)
async def test_no_sheet_of_the_editor_is_cut_nor_keeps_anybody_out(
    server: Serving, flat_browser: Browser, pictures: Path, locale: str, size: ViewportSize, dark: bool
) -> None:
    speaks(locale)
    has_room = size is DESKTOP
    builder = await enter_as_owner(
        flat_browser,
        server,
        "courtyard",
        "Mei",
        viewport=size,
        touch=not has_room,
        locale=locale,
        dark=dark,
        before=NO_PICTURE,
    )
    page = builder.page
    await page.keyboard.press("b")
    await builder.until("app.build")
    named = f"editor-{locale}-{size['width']}{'-dark' if dark else ''}"
    misfits, graves = {}, {}

    async def look(state: str) -> None:
        misfits[state] = await page.evaluate(MISFITS) + await page.evaluate(OVERLAPS)
        graves[state] = await grave_findings(page)
        await builder.picture(pictures / f"{named}-{state.replace(' ', '-')}.png")

    await look("begun")
    # Where nothing is drawn what is chosen stands before her at once.
    await page.locator(".build-tile").first.click()
    await settled(builder, "app.build.selection.length === 1")
    await look("placed")
    async for state in open_sheets(page, has_room=has_room):
        await look(state)
    if not has_room:
        await page.locator(".build-of-draft .hud-close").click()
        await page.locator(".build-tools button").nth(5).click()
        await page.locator(".build-of-thing").wait_for()
        await look("thing")
    assert told(misfits) == []
    assert {state: found for state, found in graves.items() if found} == {}
    assert builder.problems == []
