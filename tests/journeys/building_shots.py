"""The two pictures of building: a curator before the wall that she hangs, and the same hands on a telephone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lanting.sdk import AddEntity, Bot, RemoveEntity
from tests.journeys.builder import STILL, begin_building, settled
from tests.journeys.owner import enter_with_key, new_owner_key
from tests.journeys.paintings import TITLES, write_exhibition
from tests.journeys.test_curator import HUNG, drop, go_to_the_wall, open_sheet
from tests.journeys.visitor import DESKTOP, PHONE

if TYPE_CHECKING:
    from tests.journeys.pictures import Studio

HALL: Final = "gallery"
WESTERN: Final = ("thing-picture-plum", "thing-picture-far-hills", "thing-picture-moon")
"""What hangs on the wall that is to be hung."""
YARD: Final = "courtyard"
PLINTHS: Final = ((-1.4, 0.6, "#f4efe3"), (0.2, 0.9, "#cfcabc"), (1.8, 0.6, "#f4efe3"))
"""East, height and colour."""


async def building(studio: Studio) -> None:
    """Five pictures from a table, one of them in hand."""
    key = new_owner_key(studio.server, HALL)
    await _take_down(studio, key)
    url = f"{studio.server.url}/s/{HALL}"
    curator = await enter_with_key(
        studio.browser, url, key, "Mei", viewport=DESKTOP, quality="high", before=studio.known_guest + STILL
    )
    studio.stack.push_async_callback(curator.leave)
    await go_to_the_wall(curator)
    await begin_building(curator)
    folder = studio.stack.enter_context(tempfile.TemporaryDirectory())
    await drop(curator.page, write_exhibition(Path(folder)))
    await curator.page.get_by_role("button", name="Place 5 things").click()
    await settled(curator, f"{HUNG}.length === 5")
    await open_sheet(curator.page, "Things")
    await curator.page.get_by_role("searchbox").fill(TITLES[3])
    await curator.page.get_by_role("treeitem", name=TITLES[3]).click()
    await settled(curator, "app.build.selection.length === 1")
    await studio.take("building", curator, at_rest=False, is_day=False)


async def building_phone(studio: Studio) -> None:
    """Three plinths in the yard, the middle one in hand."""
    key = new_owner_key(studio.server, YARD)
    url = f"{studio.server.url}/s/{YARD}"
    async with Bot.enter(url, name="Hand", key=key) as hand:
        await hand.edit([_plinth(hand, east, height, colour) for east, height, colour in PLINTHS])
    builder = await enter_with_key(
        studio.browser, url, key, "Mei", viewport=PHONE, touch=True, quality="high", before=studio.known_guest + STILL
    )
    studio.stack.push_async_callback(builder.leave)
    await begin_building(builder)
    await builder.page.locator(".build-bar button", has_text="Things").tap()
    await builder.page.get_by_role("searchbox").fill("A plinth 0.9")
    await builder.page.get_by_role("treeitem", name="A plinth 0.9").tap()
    await settled(builder, "app.build.selection.length === 1")
    await builder.page.locator(".build-of-tree .hud-close").tap()
    await studio.take("building-phone", builder, at_rest=False, is_day=False)


async def _take_down(studio: Studio, key: str) -> None:
    async with Bot.enter(studio.server.url, HALL, name="Hand", key=key) as hand:
        scene = await hand.follow_scene()
        await hand.edit([RemoveEntity(id=each.id) for each in scene.entities.values() if each.words in WESTERN])


def _plinth(bot: Bot, east: float, height: float, colour: str) -> AddEntity:
    size = [0.6, height, 0.6]
    return AddEntity(
        id=bot.new_id(),
        name=f"A plinth {height}",
        description="It waits for something to stand on it.",
        components={
            "transform": {"position": [east, height / 2, 5.5]},
            "shape": {"kind": "box", "size": size, "colour": colour, "rounding_m": 0.02},
            "collider": {"kind": "box", "size": size},
        },
    )
