"""A cup is taken and thrown: it lies where it came to rest, for her who threw it, for the other and in the Scene."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Browser

from lanting.sdk import AddEntity, Bot
from tests.journeys.builder import STILL
from tests.journeys.owner import new_owner_key
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE: Final = "courtyard"
BEFORE_M: Final = 1.0
FLOWN_M: Final = 1.0
"""So far a throw carries at least."""
WITHIN_S: Final = 60
AT: Final = "app.scene.entities.find((each) => each.name === 'A cup').components.transform.position"


def cup_before(bot: Bot, who: dict[str, Any]) -> AddEntity:
    x = who["x"] - BEFORE_M * math.sin(who["yaw"])
    z = who["z"] - BEFORE_M * math.cos(who["yaw"])
    size = [0.16, 0.16, 0.16]
    return AddEntity(
        id=bot.new_id(),
        name="A cup",
        description="It floats down the stream, and whoever it stops by writes a poem.",
        components={
            "transform": {"position": [round(x, 2), round(who["y"] + 0.08, 2), round(z, 2)]},
            "shape": {"kind": "box", "size": size, "colour": "#c8452d", "rounding_m": 0.02},
            "grabbable": {},
        },
    )


@pytest.mark.journey
async def test_sp135_what_is_thrown_lies_there_for_everybody(tmp_path: Path, browser: Browser, pictures: Path) -> None:
    with Serving(tmp_path / "data") as server:
        visitor = await Visitor.enter(browser, f"{server.url}/s/{SPACE}", "Mei", before=STILL)
        await visitor.until("app.ready")
        async with Bot.enter(server.url, SPACE, name="Hand", key=new_owner_key(server, SPACE)) as bot:
            scene = await bot.follow_scene()
            cup = cup_before(bot, await visitor.see("app.self"))
            await bot.edit([cup])
            await visitor.until(f"app.usable?.id === '{cup.id}'")
            await visitor.until("app.hands !== null")
            stood = await visitor.see(AT)

            # Taken: she has it in hand, and is told what her hands can do with it.
            await visitor.page.locator("canvas").focus()
            await visitor.page.keyboard.press("e")
            await visitor.until(f"app.hands?.inHand?.id === '{cup.id}' && app.hands.inHand.state === 'held'")
            await visitor.page.get_by_role("button", name="Throw", exact=True).wait_for()
            await visitor.picture(pictures / "thing-in-hand.png")

            # Thrown: it flies, comes to rest, and lies at the same place for all.
            await visitor.page.keyboard.press("t")
            await visitor.until("app.hands.inHand === null && app.hands.carried.length === 0")
            await visitor.until(f"Math.hypot({AT}[0] - {stood[0]}, {AT}[2] - {stood[2]}) > {FLOWN_M}")
            revision = await visitor.see("app.scene.revision")
            async with asyncio.timeout(WITHIN_S):
                await scene.until(revision)
            lies = scene.entities[cup.id].components["transform"]["position"]
            assert await visitor.see(AT) == lies
            assert visitor.problems == []
