"""What experiences show and ask, in VR: a board pressed by ray, pinch and fingertip, a bell, and a form filled in."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Browser, ViewportSize

from tests.journeys.headset import SECONDARY, Headset, Point
from tests.serving import Serving

HOUSE: Final = Path(__file__).with_name("tea_house.py")
EYES: Final = ViewportSize(width=1600, height=800)
"""Each eye has half of it."""
BELL: Final = "app.scene.entities.find((each) => each.name === 'bell')"
BOARD: Final = "app.shown.boards[0]"
POINTING: Final[Point] = (0.2, 1.25, -0.35)
AT_REST: Final[Point] = (-0.3, 0.9, -0.2)
CARD_HAND: Final[Point] = (-0.12, 1.32, -0.45)
AS_SHE_CAME: Final[Point] = (0.0, 1.6, 0.0)
BEFORE_IT: Final[Point] = (-0.5, 1.6, -1.55)
"""At arm's length."""
TOUCHED_M: Final = 0.024


@pytest.mark.journey
@pytest.mark.soak
async def test_a_visitor_in_vr_presses_a_board_rings_and_fills_in_a_form(
    browser: Browser, tmp_path: Path, pictures: Path
) -> None:
    with Serving(tmp_path / "data", experience=HOUSE) as serving:
        mei = await Headset.enter(browser, serving.space_url, "Mei", viewport=EYES)
        await mei.until("app.ready && app.shown?.boards[0]?.isDrawn")
        await mei.put_on()
        await mei.move_hand("left", AT_REST)
        await votes(mei, pictures)
        await rings(mei)
        await fills_in_the_form(mei, pictures)
        await finds_what_comes_by_itself(mei, pictures)
        assert mei.problems == []
        assert await mei.violations() == []


async def votes(mei: Headset, pictures: Path) -> None:
    """By a controller's ray, by a bare hand's, and by a fingertip."""
    await mei.move_hand("right", POINTING)
    await mei.aim("right", (await on_board(mei, "longjing"))["at"])
    await mei.until(f"{BOARD}.over === 'longjing'")
    await mei.picture(pictures / "headset-board.png")
    await mei.trigger("right")
    await counted(mei, [1, 0])
    await mei.as_hands()
    await mei.move_hand("right", POINTING)
    await mei.aim("right", (await on_board(mei, "pu_er"))["at"])
    await mei.until(f"{BOARD}.over === 'pu_er'")
    await mei.pinch("right")
    await counted(mei, [1, 1])
    await mei.as_controllers()
    await mei.stand_at(*BEFORE_IT)
    await touches(mei, (await on_board(mei, "longjing"))["at"], pictures)
    await counted(mei, [2, 1])
    await mei.stand_at(*AS_SHE_CAME)


async def touches(mei: Headset, at: Point, pictures: Path) -> None:
    """What she holds goes through it, from before it, as a finger would."""
    head = await mei.see("app.immersion.head")
    eye = (head["x"], head["y"], head["z"])
    away = math.dist(eye, at)
    for before_m in (TOUCHED_M, -TOUCHED_M):
        tip = tuple(a + (e - a) * before_m / away for a, e in zip(at, eye, strict=True))
        await mei.touch("right", (tip[0], tip[1], tip[2]))
        if before_m > 0:
            await mei.until(f"{BOARD}.over === 'longjing'")
            await mei.picture(pictures / "headset-board-near.png")


async def counted(mei: Headset, values: list[int]) -> None:
    await mei.until(f"{BOARD}.content.items[0].values.join() === '{','.join(map(str, values))}'")


async def rings(mei: Headset) -> None:
    await mei.move_hand("right", POINTING)
    await mei.aim("right", await mei.see(f"{BELL}.components.transform.position"))
    await mei.until(f"app.immersion.pointing.right?.id === {BELL}.id")
    await mei.trigger("right")


async def fills_in_the_form(mei: Headset, pictures: Path) -> None:
    """It answers to her, and so it stands before her. What has to be written is told, and may be left out."""
    await mei.press("tea Pu'er")
    await mei.press("cups more")
    await mei.press("cups more")
    await mei.press("heat more")
    await mei.picture(pictures / "headset-panel-form.png")
    await mei.press("later")
    await mei.press("day later")
    await mei.press("day later")
    await mei.picture(pictures / "headset-panel-form-2.png")
    await mei.press("answer send")
    await is_told(mei, "3 × Pu'er, 85 °C, 2030-05-02.")
    await mei.until("app.immersion.card.buttons.length === 0")
    await mei.picture(pictures / "headset-panel-taken.png")


async def finds_what_comes_by_itself(mei: Headset, pictures: Path) -> None:
    """She is told of it, and her card leads to it."""
    await mei.until("app.immersion.card.says.includes('Tea is ready')")
    await mei.picture(pictures / "headset-panel-told.png")
    await mei.move_hand("left", CARD_HAND)
    await mei.push_button("left", SECONDARY["left"])
    await mei.until("app.immersion.card.isOpen")
    await mei.picture(pictures / "headset-panel-home.png")
    await mei.press("shown")
    await mei.picture(pictures / "headset-panel-card.png")
    await mei.press("answer thank_you")
    await is_told(mei, "Mei has her tea.")


async def on_board(mei: Headset, name: str) -> dict[str, Any]:
    found: dict[str, Any] = await mei.see(f"{BOARD}.buttons.find((each) => each.name === '{name}')")
    return found


async def is_told(mei: Headset, text: str) -> None:
    await mei.until(f"app.whispers.some((line) => line.text === {json.dumps(text)})")
