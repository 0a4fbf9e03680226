"""Four moon gates: two in the walls beside the arrivals' way, two above on the terrace."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Coping, Extrusion, Shape
from lanting.scene.component.nature import Shade
from lanting.scene.component.placement import Portal
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.courtyard.plan import (
    DOOR_WIDTH,
    DOOR_X,
    GATE_WALL_HEIGHT,
    GATE_WALL_Z,
    HALF,
    TERRACE_Y,
    WALL_DEPTH,
)
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import PLASTER, STONE, STONE_DEEP, TILE
from lanting.scene.template.sketch import Sketch, circle, rounded, rounded_outline

OPENING: Final = 2.7
OPENING_Y: Final = 1.5
GATE_X: Final = 5.1
TERRACE_GATE_X: Final = 6.6
INNER_WALL: Final = ((DOOR_X + DOOR_WIDTH / 2, -2.9), (2.9, 7.3))
"""From x to x: the walls across the yard, west and east of the way to the stairs."""


def add_gates(sketch: Sketch) -> None:
    for key, target, x, (start, end) in (
        ("west-gate", "orchid-pavilion", -GATE_X, INNER_WALL[0]),
        ("east-gate", "teaching-room", GATE_X, INNER_WALL[1]),
    ):
        _add_gate_wall(sketch, key, start, end, x)
        _add_gate(sketch, key, target, (x, 0.0, GATE_WALL_Z))
        for side in (-1.0, 1.0):
            hook = (x + side * 1.75, 3.42, GATE_WALL_Z + WALL_DEPTH / 2 + 0.34)
            add_lantern(sketch, f"{key}-lantern-{side:+.0f}", hook)
    for key, target, x in (("stage-gate", "stage-hall", -TERRACE_GATE_X), ("gallery-gate", "gallery", TERRACE_GATE_X)):
        _add_gate(sketch, key, target, (x, TERRACE_Y, -HALF - WALL_DEPTH / 2))


def _add_gate_wall(sketch: Sketch, key: str, start: float, end: float, x: float) -> None:
    """A wall across the yard with a round hole at x."""
    length, middle = end - start, (start + end) / 2
    half = length / 2
    outline = [(-half, -0.1), (half, -0.1), (half, GATE_WALL_HEIGHT), (-half, GATE_WALL_HEIGHT)]
    hole = circle(OPENING / 2, 48, (x - middle, OPENING_Y))
    wall = sketch.add(
        f"{key}-wall",
        Extrusion(outline=rounded_outline(outline), holes=[hole], depth_m=WALL_DEPTH, colour=PLASTER),
        Shade(radius_m=(half + 0.8, 1.4), depth=0.24),
        at=rounded((middle, 0.0, GATE_WALL_Z)),
    )
    size = (length, GATE_WALL_HEIGHT + 0.6, WALL_DEPTH)
    sketch.add(f"{key}-solid", Collider(kind="box", size=rounded(size)), at=(0.0, size[1] / 2, 0.0), parent=wall)
    lifted, level = GATE_WALL_HEIGHT + 0.1, GATE_WALL_HEIGHT
    reach = half + 0.12
    line = [(-reach, lifted, 0.0), (-reach + 0.7, level, 0.0), (reach - 0.7, level, 0.0), (reach, lifted, 0.0)]
    sketch.add(f"{key}-cap", Coping(line=[rounded(point) for point in line]), parent=wall)
    for side, (left, right) in ((-1.0, (-half, x - middle - 0.9)), (1.0, (x - middle + 0.9, half))):
        plinth = Shape(kind="box", size=rounded((right - left, 0.42, WALL_DEPTH + 0.1)), colour=STONE_DEEP)
        sketch.add(f"{key}-plinth-{side:+.0f}", plinth, at=rounded(((left + right) / 2, 0.21, 0.0)), parent=wall)


def _add_gate(sketch: Sketch, key: str, target: str, foot: Vector) -> None:
    """Ring, light and sill in a wall whose middle is at `foot`; all look south, to those who come."""
    gate = sketch.add(key, words="thing-moon-gate", at=rounded(foot))
    ring = OPENING + 0.34
    sketch.add(
        f"{key}-ring",
        Shape(kind="ring", size=(ring, ring, 0.32), colour=TILE, sides=48),
        at=(0.0, OPENING_Y, WALL_DEPTH / 2 - 0.02),
        parent=gate,
    )
    sketch.add(
        f"{key}-portal",
        Portal(target=target, diameter_m=OPENING),
        words=f"thing-to-the-{target}",
        at=(0.0, OPENING_Y, WALL_DEPTH / 2 + 0.03),
        yaw=math.pi,
        parent=gate,
    )
    sill = Shape(kind="box", size=(2.1, 0.16, 1.1), colour=STONE, rounding_m=0.04)
    sketch.add(f"{key}-sill", sill, at=(0.0, 0.04, WALL_DEPTH / 2 + 0.5), parent=gate)
