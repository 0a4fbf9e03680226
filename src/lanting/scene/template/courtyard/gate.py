"""Four moon gates: two in the walls beside the arrivals' way, two above on the terrace."""

from __future__ import annotations

from typing import Final

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
from lanting.scene.template.moon_gate import Opening, Wall, add_gate_wall, add_moon_door
from lanting.scene.template.sketch import Sketch, rounded

OPENING: Final = Opening(2.7, 1.5)
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
    middle = (start + end) / 2
    wall = Wall(end - start, GATE_WALL_HEIGHT, WALL_DEPTH, foot_m=0.1)
    opening = Opening(OPENING.diameter, OPENING.y, round(x - middle, 3))
    add_gate_wall(sketch, f"{key}-wall", wall, opening, at=(middle, 0.0, GATE_WALL_Z))


def _add_gate(sketch: Sketch, key: str, target: str, foot: Vector) -> None:
    """Ring, light and sill before a wall whose middle is at `foot`; all look south, to those who come."""
    gate = sketch.add(key, words="thing-moon-gate", at=rounded(foot))
    add_moon_door(sketch, key, target, OPENING, gate, front_z=WALL_DEPTH / 2 + 0.03)
