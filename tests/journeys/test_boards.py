"""A board of an experience: two visitors see it, one presses it, it changes for both; a bell beside it is clicked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from tests.journeys.visitor import DESKTOP, Visitor
from tests.serving import Serving

BOARD = Path(__file__).with_name("tea_board.py")
BELL = "app.scene.entities.find((each) => each.name === 'bell')"
VOTES = "app.shown.boards[0].content.items[0].values[0]"


async def board_of(guest: Visitor) -> dict[str, Any]:
    await guest.until("app.ready && app.shown?.boards[0]?.isDrawn")
    found: dict[str, Any] = await guest.page.evaluate("app.shown.boards[0]")
    return found


async def test_a_board_is_pressed_by_one_and_changes_for_both(browser: Browser, tmp_path: Path, pictures: Path) -> None:
    with Serving(tmp_path / "data", experience=BOARD) as serving:
        mei = await Visitor.enter(browser, serving.space_url, "Mei", viewport=DESKTOP)
        bo = await Visitor.enter(browser, serving.space_url, "Bo")
        assert (await board_of(bo))["content"]["title"] == "Which tea shall we drink?"
        await she_presses_longjing(mei)
        for guest in (mei, bo):
            await guest.until(f"{VOTES} === 1")
        await the_bell_grows(mei, bo)
        for guest in (mei, bo):
            await guest.picture(pictures / f"board-{guest.name.lower()}.png")
        assert mei.problems + bo.problems == []
        assert await mei.violations() + await bo.violations() == []


async def she_presses_longjing(mei: Visitor) -> None:
    (longjing, _) = (await board_of(mei))["buttons"]
    await mei.page.mouse.move(longjing["x"], longjing["y"])
    await mei.until("app.shown.boards[0].over === 'longjing'")
    await mei.page.mouse.click(longjing["x"], longjing["y"])


async def the_bell_grows(mei: Visitor, bo: Visitor) -> None:
    """By a key, once she stands before it."""
    await mei.page.keyboard.down("w")
    await mei.until("app.usable?.kind === 'click'", asked_every_s=0.05)
    await mei.page.keyboard.up("w")
    await mei.page.keyboard.press("e")
    for guest in (mei, bo):
        await guest.until(f"app.shown.animated.includes({BELL}.id)")
