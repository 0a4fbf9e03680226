"""Somebody who is no builder is given a part of the place: there she may build, and elsewhere she is told why not."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.async_api import Browser, Page

from tests.journeys.builder import CHOSEN, settled
from tests.journeys.hud_states import NO_PICTURE
from tests.journeys.owner import enter_as_owner
from tests.journeys.visitor import DESKTOP, Visitor
from tests.serving import Serving

ZONE: Final = "Exhibition room"
FAR_OUTSIDE_M: Final = 15
PLACE: Final = f"{CHOSEN}.components.transform.position"


async def choose_in_tree(page: Page, name: str) -> None:
    await page.locator(".build-bar button", has_text="Things").click()
    await page.get_by_role("searchbox").fill(name)
    await page.get_by_role("treeitem", name=name).click()


@pytest.mark.journey
@pytest.mark.soak
async def test_sc49_within_an_area_that_was_given_to_her_a_visitor_builds_and_nowhere_else(
    server: Serving, flat_browser: Browser
) -> None:
    owner = await enter_as_owner(flat_browser, server, "gallery", "Lin", viewport=DESKTOP, before=NO_PICTURE)
    ana = await Visitor.enter(flat_browser, f"{server.url}/s/gallery", "Ana", viewport=DESKTOP, before=NO_PICTURE)
    await ana.page.keyboard.press("b")
    assert await ana.see("app.build") is None

    # The owner gives her a zone, by her name.
    await owner.page.keyboard.press("b")
    await owner.until("app.build")
    await choose_in_tree(owner.page, ZONE)
    await owner.page.get_by_label("Person").select_option(label="Ana")
    await owner.page.get_by_role("button", name="May build here").click()
    await owner.page.get_by_text("Ana may build in this zone.").wait_for()

    # In it she places a box and is told what it lacks; beyond it the box goes back to where it stood.
    await ana.until("app.permissions.includes('edit')")
    await ana.page.keyboard.press("b")
    await ana.until("app.build")
    await ana.page.locator(".build-tile").first.click()
    await settled(ana, "app.build.selection.length === 1")
    assert await ana.see("app.build.lacking") == 1
    stood = await ana.see(PLACE)
    await ana.page.get_by_label("South").fill(str(FAR_OUTSIDE_M))
    await ana.page.keyboard.press("Enter")
    await ana.page.locator(".build-told.refused").wait_for()
    await settled(ana, f"{PLACE}[2] === {stood[2]}")

    # Taken from her, she builds no more, at once.
    await owner.page.get_by_role("button", name="No more").click()
    await ana.until("app.build === null")
    assert owner.problems == [] and ana.problems == []
