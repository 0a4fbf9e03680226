"""Two visitors at the theatre of the examples: a seat, the same second for both, applause by who really claps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.journeys.visitor import Visitor
from tests.serving import Serving, example

NO_PICTURE = "HTMLCanvasElement.prototype.getContext = () => null;"
CURTAIN_IS_OPEN = "/0:(1[0-9]|2[0-3])/.test(document.querySelector('.hud-show')?.textContent ?? '')"
"""By the show clock."""
TITLE = "The moon over the river 江上月"


@pytest.mark.journey
@pytest.mark.soak
async def test_two_visitors_see_a_show_at_the_same_second_and_applaud(
    browser: Browser, flat_browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    with Serving(tmp_path / "data", experience=example("stage", tmp_path)) as server:
        ann = await Visitor.enter(browser, server.space_url, "Ann")
        mei = await Visitor.enter(flat_browser, server.space_url, "Mei", before=NO_PICTURE)
        await ann.until("app.ready", seconds=120)
        await ann.picture(pictures / "stage-0-closed.png")
        await take_seats(ann, mei)
        for visitor in (ann, mei):
            await visitor.page.get_by_text(TITLE).first.wait_for()
        await ann.until(CURTAIN_IS_OPEN)
        await ann.picture(pictures / "stage-1-open.png")
        await clap(mei)
        await ann.picture(pictures / "stage-2-applause.png")
        assert (ann.problems, mei.problems) == ([], [])
        assert await ann.violations() + await mei.violations() == []


async def take_seats(ann: Visitor, mei: Visitor) -> None:
    """Mei gives the word; both are asked, both sit down."""
    await mei.open_chat()
    await mei.page.keyboard.type("/show ")
    await mei.page.keyboard.press("Enter")
    for visitor in (mei, ann):
        await visitor.page.get_by_role("alertdialog").get_by_role("button", name="Go along").click()
        await visitor.until("app.self.seat !== null")


async def clap(mei: Visitor) -> None:
    """By the key of the gesture; the board counts one of the two, also in words."""
    await mei.page.locator("canvas").focus()
    await mei.page.keyboard.press("2")
    await mei.page.locator("#text-view-body").get_by_text("1 / 2").first.wait_for()
