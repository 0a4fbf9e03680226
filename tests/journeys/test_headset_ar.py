"""Mixed reality, device and room played by the test: the place on a real table, and the others on her own floor."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser

from lanting.protocol.tracked import TrackedFlag
from tests.journeys.headset import Headset, Point, Side
from tests.journeys.visitor import Visitor
from tests.serving import Serving

SPACE: Final = "orchid-pavilion"
TABLE: Final[Point] = (0.06, 0.75, -0.65)
"""The middle of the office's desk, in the room."""
BEFORE_IT: Final[Point] = (0.06, 1.6, 0.3)
HANDS: Final[dict[Side, Point]] = {"left": (-0.1, 1.2, 0.0), "right": (0.2, 1.2, 0.0)}
ASIDE: Final[dict[Side, float]] = {"left": -0.15, "right": 0.15}
FLOOR_M: Final = 0.05
DRAWN: Final = (0.15, -0.1)
"""Aside and away, metres of her room."""
DRAWN_WITHIN_M: Final = 0.04
STIRRED: Final = 0.15
"""Of the whole way."""
EDGE_M: Final = 0.6
"""From the middle to where the place on the table ends."""
TURNED: Final = (0.7, 1.3)
"""From here to there along its edge, radians."""
TURNED_WITHIN_RAD: Final = 0.1
WALKED_M: Final = 3.0
APART: Final[dict[Side, Point]] = {"left": (-0.25, 1.2, 0.0), "right": (0.35, 1.2, 0.0)}


@pytest.mark.journey
async def test_the_place_stands_on_a_table_and_is_made_larger_by_hand(
    server: Serving, browser: Browser, pictures: Path
) -> None:
    url = f"{server.url}/s/{SPACE}"
    mei = await Headset.enter(browser, url, "Mei", with_room=True)
    jonas = await Visitor.enter(browser, url, "Jonas")
    await jonas.until("app.ready")
    await mei.put_on("table")
    await mei.stand_at(*BEFORE_IT)
    await mei.look(0, -40)
    await mei.until("!app.immersion.table.isPlaced")
    for side, position in HANDS.items():
        await mei.move_hand(side, position)

    # The ring lies on the desk, where her hand points; a press sets the place down there.
    await mei.aim("right", await mei.in_world(TABLE))
    await mei.until("app.immersion.pointing.right !== null")
    await mei.trigger("right")
    await mei.until("app.immersion.table.isPlaced")
    x, y, z = await spot(mei)
    assert abs(x - TABLE[0]) < 0.1 and abs(y - TABLE[1]) < 0.05 and abs(z - TABLE[2]) < 0.1
    await mei.picture(pictures / "headset-table.png")

    # Whoever is on her table is one press away; the others know that she looks in from a table.
    await mei.aim("right", await jonas.see("[app.self.x, app.self.y + 0.9, app.self.z]"))
    await mei.trigger("right")
    await mei.until("app.immersion.card.buttons.some((each) => each.name === 'whisper')")
    await mei.press("close")
    await knows(jonas, await mei.see("app.self.slot"), TrackedFlag.MIXED_REALITY | TrackedFlag.TABLE)

    await is_drawn_aside(mei)
    await is_turned_by_its_edge(mei)
    await walks_on_the_table(mei, jonas)
    await mei.picture(pictures / "headset-table-turned.png")
    await is_pulled_larger(mei)
    await mei.picture(pictures / "headset-table-larger.png")
    await mei.take_off()
    assert mei.problems == [] and jonas.problems == []


async def spot(mei: Headset) -> Point:
    """Where the middle of the place stands in her room."""
    return await mei.in_room(await mei.see("['x', 'y', 'z'].map((axis) => app.immersion.table[axis])"))


async def drag(mei: Headset, start: Point, end: Point) -> None:
    """Take it where the right hand points, point elsewhere, and let go: points of the room."""
    await mei.aim("right", await mei.in_world(start))
    await mei.hold_button("right", "trigger")
    # What moves no farther than a press moves nothing: it follows from there.
    stirred = [a + STIRRED * (b - a) for a, b in zip(start, end, strict=True)]
    await mei.aim("right", await mei.in_world((stirred[0], stirred[1], stirred[2])))
    await mei.aim("right", await mei.in_world(end))
    await mei.release_button("right", "trigger")


async def is_drawn_aside(mei: Headset) -> None:
    x, y, z = await spot(mei)
    away_x, away_z = DRAWN
    await drag(mei, (x + 0.1, y, z + 0.2), (x + 0.1 + away_x, y, z + 0.2 + away_z))
    to = await spot(mei)
    assert math.dist(to, (x + away_x, y, z + away_z)) < DRAWN_WITHIN_M


async def is_turned_by_its_edge(mei: Headset) -> None:
    x, y, z = await spot(mei)
    yaw = await mei.see("app.immersion.room.yaw")
    await drag(mei, *((x + EDGE_M * math.sin(angle), y, z + EDGE_M * math.cos(angle)) for angle in TURNED))
    turned = await mei.see("app.immersion.room.yaw") - yaw
    assert math.dist(await spot(mei), (x, y, z)) < DRAWN_WITHIN_M
    assert abs(abs((turned + math.pi) % math.tau - math.pi) - (TURNED[1] - TURNED[0])) < TURNED_WITHIN_RAD


async def walks_on_the_table(mei: Headset, jonas: Visitor) -> None:
    """He goes ahead in the place, and his figure on her table with him."""
    figure = f"app.people.find((each) => each.slot === {await jonas.see('app.self.slot')})"
    x, z = await mei.see(f"[{figure}.shownX, {figure}.shownZ]")
    await jonas.hold("w", f"Math.hypot(app.self.x - {x}, app.self.z - {z}) > {WALKED_M}")
    await mei.until(f"{figure}.visible && Math.hypot({figure}.shownX - {x}, {figure}.shownZ - {z}) > {WALKED_M - 0.5}")


async def is_pulled_larger(mei: Headset) -> None:
    """Both hands hold it, and go apart."""
    scale = await mei.see("app.immersion.table.scale")
    x, y, z = await spot(mei)
    for side, aside in ASIDE.items():
        await mei.aim(side, await mei.in_world((x + aside, y + 0.02, z)))
        await mei.hold_button(side, "trigger")
    for side, position in APART.items():
        await mei.move_hand(side, position, await mei.turn_of(side))
    for side in APART:
        await mei.release_button(side, "trigger")
    await mei.until(f"app.immersion.table.scale < 0.8 * {scale}")


@pytest.mark.journey
async def test_the_others_stand_on_her_own_floor(server: Serving, browser: Browser, pictures: Path) -> None:
    url = f"{server.url}/s/{SPACE}"
    jonas = await Visitor.enter(browser, url, "Jonas")
    await jonas.until("app.ready")
    mei = await Headset.enter(browser, url, "Mei", with_room=True)
    slot = await jonas.see("app.self.slot")
    await mei.put_on("here")
    assert await mei.see("app.immersion.room.scale") == 1
    # Her floor is his: his feet are at the height of the room's floor.
    there = f"app.people.find((each) => each.slot === {slot})"
    await mei.until(f"{there}?.visible && Math.abs({there}.shownY - app.immersion.room.y) < {FLOOR_M}")
    await mei.picture(pictures / "headset-here.png")
    await knows(jonas, await mei.see("app.self.slot"), TrackedFlag.MIXED_REALITY)
    await mei.take_off()
    assert mei.problems == [] and jonas.problems == []


async def knows(jonas: Visitor, slot: int, flags: int) -> None:
    tracked = f"app.people.find((each) => each.slot === {slot})?.tracked"
    await jonas.until(f"(({tracked}?.flags ?? 0) & {int(flags)}) === {int(flags)}")
