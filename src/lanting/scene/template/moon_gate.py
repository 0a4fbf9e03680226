"""Moon gates: a round door in a white wall under tiles, full of the light of another place.

Each is entered from its +Z side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Coping, Extrusion, Shape
from lanting.scene.component.nature import Shade
from lanting.scene.component.placement import Portal
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.palette import PLASTER, STONE, STONE_DEEP, TILE
from lanting.scene.template.sketch import FlatPoint, Sketch, circle, rounded, rounded_line, rounded_outline

SIDES: Final = 52
PLINTH_TOP: Final = 0.4


@dataclass(frozen=True, slots=True)
class Opening:
    """The round hole, in the wall's own axes."""

    diameter: float
    y: float
    """The height of its middle."""
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Wall:
    """How large the wall around the hole is."""

    width: float
    height: float
    depth: float
    foot_m: float = 0.3
    """How far it reaches into the ground."""


FREE_WALL: Final = Wall(6.4, 3.5, 0.4)
FREE_OPENING: Final = Opening(2.8, 1.52)


def add_moon_gate(sketch: Sketch, at: Vector, yaw: float, target: str) -> None:
    """A gate that stands by itself."""
    gate = add_gate_wall(sketch, "gate", FREE_WALL, FREE_OPENING, at=at, yaw=yaw, words="thing-moon-gate")
    add_moon_door(sketch, "gate", target, FREE_OPENING, gate)


def add_gate_wall(
    sketch: Sketch,
    key: str,
    wall: Wall,
    opening: Opening,
    *,
    at: Vector,
    yaw: float = 0.0,
    windows: Sequence[list[FlatPoint]] = (),
    words: str | None = None,
) -> EntityId:
    """The wall with its hole, a plinth to each side and a tiled roof; `at` is the middle of its foot."""
    half, depth = wall.width / 2, wall.depth
    outline = [(-half, -wall.foot_m), (half, -wall.foot_m), (half, wall.height), (-half, wall.height)]
    hole = circle(opening.diameter / 2, SIDES, (opening.x, opening.y))
    gate = sketch.add(
        key,
        Extrusion(outline=rounded_outline(outline), holes=[hole, *windows], depth_m=depth, colour=PLASTER),
        Shade(radius_m=(round(half + 1.0, 2), 1.8), depth=0.22),
        words=words,
        at=rounded(at),
        yaw=yaw,
    )
    solid = Collider(kind="box", size=rounded((wall.width, wall.height + 0.8, depth)))
    sketch.add(f"{key}-solid", solid, at=rounded((0.0, wall.height / 2, 0.0)), parent=gate)
    beside = opening.diameter / 2 - 0.24
    tall = wall.foot_m + PLINTH_TOP
    for side, (left, right) in ((-1.0, (-half, opening.x - beside)), (1.0, (opening.x + beside, half))):
        plinth = Shape(kind="box", size=rounded((right - left, tall, depth + 0.1)), colour=STONE_DEEP)
        middle = rounded(((left + right) / 2, PLINTH_TOP - tall / 2, 0.0))
        sketch.add(f"{key}-plinth-{side:+.0f}", plinth, at=middle, parent=gate)
    sketch.add(f"{key}-cap", Coping(line=lifted_line(wall.width, wall.height)), parent=gate)
    return gate


def lifted_line(length: float, height: float) -> list[Vector]:
    """The line of a wall's roof: level, its ends lifted and reaching out a little."""
    ends = [(-length / 2 - 0.13, height + 0.09, 0.0), (-length / 2 + 0.7, height, 0.0)]
    return rounded_line([*ends, *((-x, y, z) for x, y, z in reversed(ends))])


def add_moon_door(
    sketch: Sketch, key: str, target: str, opening: Opening, gate: EntityId, front_z: float = 0.0
) -> None:
    """What is in the hole: its ring, the light of the other place, a sill; `front_z` for a wall without a hole."""
    ring = round(opening.diameter + 0.35, 3)
    middle = (opening.x, opening.y, round(front_z, 3))
    rim = Shape(kind="ring", size=(ring, ring, 0.34), colour=TILE, sides=SIDES)
    sketch.add(f"{key}-ring", rim, at=middle, parent=gate)
    sketch.add(
        f"{key}-portal",
        Portal(target=target, diameter_m=opening.diameter),
        words=f"thing-to-the-{target}",
        at=middle,
        yaw=math.pi,
        parent=gate,
    )
    sill = Shape(kind="box", size=rounded((0.76 * opening.diameter, 0.18, 1.3)), colour=STONE, rounding_m=0.04)
    sketch.add(f"{key}-sill", sill, at=rounded((opening.x, 0.02, front_z + 0.46)), parent=gate)
