"""The moon gate: a round door in a white wall, full of the light of another place."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Shape, Tube
from lanting.scene.component.placement import Portal
from lanting.scene.component.solid import Collider
from lanting.scene.template.orchid_pavilion.plan import GATE, GATE_YAW, on_ground
from lanting.scene.template.palette import PLASTER, RIDGE, STONE, STONE_DEEP, TILE
from lanting.scene.template.sketch import Sketch, circle

WALL_WIDTH: Final = 8.0
WALL_HEIGHT: Final = 3.9
WALL_DEPTH: Final = 0.44
OPENING: Final = 3.1
OPENING_Y: Final = 1.72


def add_gate(sketch: Sketch) -> None:
    x, y, z = on_ground(*GATE)
    gate = sketch.add(
        "gate",
        Extrusion(
            outline=_wall_outline(),
            holes=[circle(OPENING / 2, 56, (0.0, OPENING_Y))],
            depth_m=WALL_DEPTH,
            colour=PLASTER,
        ),
        words="thing-moon-gate",
        at=(x, y, z),
        yaw=GATE_YAW,
    )
    wall = Collider(kind="box", size=(WALL_WIDTH, WALL_HEIGHT + 1.0, WALL_DEPTH))
    sketch.add("gate-solid", wall, at=(0.0, WALL_HEIGHT / 2, 0.0), parent=gate)
    ring = OPENING + 0.36
    sketch.add(
        "gate-ring",
        Shape(kind="ring", size=(ring, ring, 0.36), colour=TILE, sides=56),
        at=(0.0, OPENING_Y, 0.0),
        parent=gate,
    )
    sketch.add(
        "gate-portal",
        Portal(target="courtyard", diameter_m=OPENING),
        words="thing-to-the-courtyard",
        at=(0.0, OPENING_Y, 0.0),
        yaw=math.pi,
        parent=gate,
    )
    sill = Shape(kind="box", size=(2.3, 0.22, 1.5), colour=STONE, rounding_m=0.05)
    sketch.add("gate-sill", sill, at=(0.0, 0.0, 0.45), parent=gate)
    plinth = Shape(kind="box", size=(WALL_WIDTH / 2 - 1.3, 0.7, WALL_DEPTH + 0.12), colour=STONE_DEEP)
    for side in (-1.0, 1.0):
        place = (side * (WALL_WIDTH / 4 + 0.68), 0.0, 0.0)
        sketch.add(f"gate-plinth-{side:+.0f}", plinth, at=place, parent=gate)
    sketch.add("gate-cap", _cap(), at=(0.0, WALL_HEIGHT, 0.0), yaw=math.pi / 2, parent=gate)
    reach = WALL_WIDTH / 2 + 0.24
    top = [(-reach, 0.62, 0.0), (-reach + 0.7, 0.5, 0.0), (reach - 0.7, 0.5, 0.0), (reach, 0.62, 0.0)]
    sketch.add("gate-ridge", Tube(line=top, radius_m=0.1, colour=RIDGE), at=(0.0, WALL_HEIGHT, 0.0), parent=gate)


def _wall_outline() -> list[tuple[float, float]]:
    half = WALL_WIDTH / 2
    return [(-half, -0.6), (half, -0.6), (half, WALL_HEIGHT), (-half, WALL_HEIGHT)]


def _cap() -> Extrusion:
    """A little roof along the wall, hollow-cheeked like the great one."""
    right = [(0.62, -0.06), (0.62, 0.02), (0.36, 0.14), (0.18, 0.3), (0.07, 0.48)]
    outline = [*right, *((-x, y) for x, y in reversed(right))]
    return Extrusion(outline=outline, depth_m=WALL_WIDTH + 0.36, colour=TILE)
