"""Building by keyboard alone: something new is placed, named, moved by exact numbers, undone and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.builder import CHOSEN, STILL, begin_building, chosen, settled
from tests.journeys.owner import enter_as_owner
from tests.journeys.test_keyboard import FOCUSED, ON_THE_PICTURE, tab_to
from tests.journeys.visitor import DESKTOP, PHONE
from tests.serving import Serving


async def write(page: Page, field: str, text: str) -> None:
    """Go to a field of the sheet by Tab, write over what it says, and press Enter."""
    await tab_to(page, field)
    await page.keyboard.type(text)
    await page.keyboard.press("Enter")


@pytest.mark.journey
async def test_a_thing_is_placed_moved_by_numbers_undone_and_removed_by_keyboard_alone(
    tmp_path: Path, browser: Browser, pictures: Path
) -> None:
    with Serving(tmp_path / "data") as server:
        visitor = await enter_as_owner(browser, server, "courtyard", "Mei", viewport=DESKTOP, before=STILL)
        page = visitor.page

        # One key begins; Enter on what has the keys places it before her, and its name is asked for.
        await begin_building(visitor)
        assert (await page.evaluate(FOCUSED)).startswith("Box")
        await page.keyboard.press("Enter")
        await settled(visitor, "app.build.selection.length === 1")
        await page.get_by_role("region", name="Box").wait_for()
        assert (await page.evaluate(FOCUSED)).startswith("Name")
        await page.keyboard.type("Plinth")
        await page.keyboard.press("Enter")
        await write(page, "Description", "A white plinth.")
        await settled(visitor, f"{CHOSEN}.name === 'Plinth' && {CHOSEN}.description === 'A white plinth.'")
        # The hint to name it is gone with that.
        assert await visitor.see("app.build.told") is None

        # Words by which experiences find it: too many are not taken.
        tagged = f"{CHOSEN}.components.tags?.words.join('|')"
        await write(page, "Tags", ", ".join(str(number) for number in range(17)))
        await page.get_by_text("At most 16 tags, each of at most 40 characters.").wait_for()
        await page.keyboard.press("Control+a")
        await page.keyboard.type("bell, front desk")
        await page.keyboard.press("Enter")
        await settled(visitor, f"{tagged} === 'bell|front desk'")

        # Exact numbers, with a unit or without.
        await write(page, "East", "150 cm")
        await write(page, "South", "8")
        await write(page, "Turned", "45")
        place = f"{CHOSEN}.components.transform"
        await settled(
            visitor, f"{place}.position[0] === 1.5 && {place}.position[2] === 8 && {place}.rotation[1] > 0.38"
        )

        # Escape gives the keys back to the place: there the arrows move what is chosen, by the grid.
        await page.keyboard.press("Escape")
        assert await page.evaluate(ON_THE_PICTURE)
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("PageUp")
        await settled(visitor, f"{place}.position[0] === 1.75 && {place}.position[1] > 0.7")
        await visitor.picture(pictures / "build-desktop.png")
        stood = (await chosen(visitor))["components"]["transform"]

        # Step by step back, and forth again.
        await page.keyboard.press("Control+z")
        await page.keyboard.press("Control+z")
        await settled(visitor, f"{place}.position[0] === 1.5 && {place}.position[1] < 0.7")
        for _ in ("turned", "south", "east", "tags"):
            await page.keyboard.press("Control+z")
        await settled(visitor, f"{tagged} === undefined")
        for _ in ("tags", "east", "south", "turned"):
            await page.keyboard.press("Control+y")
        await settled(visitor, f"{tagged} === 'bell|front desk' && {place}.position[0] === 1.5")
        await page.keyboard.press("Control+y")
        await page.keyboard.press("Control+y")
        await settled(visitor, f"{place}.position[0] === 1.75 && {place}.position[1] > 0.7")
        assert (await chosen(visitor))["components"]["transform"] == stood

        # Gone, and back.
        await page.keyboard.press("Delete")
        await settled(visitor, "!app.scene.entities.some((each) => each.name === 'Plinth')")
        await page.keyboard.press("Control+z")
        await settled(visitor, "app.scene.entities.some((each) => each.name === 'Plinth')")

        # A telephone's size, with all things in a sheet; then out, and the bar is the visitor's again.
        await page.set_viewport_size(PHONE)
        await page.locator(".build-narrow button", has_text="Things").press("Enter")
        await page.get_by_role("tree", name="Things").wait_for()
        await page.keyboard.type("plin")
        await page.get_by_role("treeitem", name="Plinth").wait_for()
        await visitor.picture(pictures / "build-phone.png")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
        await visitor.until("app.build === null")
        await page.get_by_role("toolbar", name="Actions").wait_for()
        assert visitor.problems == []
        assert await visitor.violations() == []
