"""What is clicked in `bench.clicks`: bells around every place where people arrive, each answers whoever rings it."""

from __future__ import annotations

import math

from lanting.sdk import Clicked, Experience, Place, World

AROUND, APART_M = 6, 6.0

bells = Experience("bells", title="A field of bells", capabilities=["edit"])


@bells.on_start
async def hang(world: World) -> None:
    """Once: what stands there already stays. One where they arrive and a ring of them around it."""
    arrivals = [each.place for each in world.entities() if "spawn" in each.components]
    shape = {"kind": "sphere", "size": [0.4, 0.4, 0.4], "colour": "#c8452d"}
    if world.entities("bell"):
        return
    for middle in arrivals:
        async with world.edit():
            for number in range(AROUND + 1):
                away_m, turn = APART_M * (number > 0), number * math.tau / AROUND
                x, z = middle.x + away_m * math.cos(turn), middle.z + away_m * math.sin(turn)
                await world.add(name="bell", components={"shape": shape}, at=Place(x=x, y=1.0, z=z))


@bells.on_click("bell")
async def ring(world: World, event: Clicked) -> None:
    await event.participant.tell("Ding.")
