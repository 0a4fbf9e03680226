"""The moon gate: a round door in a white wall, full of the light of another place."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Coping, Extrusion, Tube
from lanting.scene.component.solid import Collider
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.moon_gate import Opening, Wall, add_gate_wall, add_moon_door
from lanting.scene.template.orchid_pavilion.plan import GATE, GATE_YAW, on_ground
from lanting.scene.template.palette import PLASTER, RIDGE, TILE
from lanting.scene.template.sketch import Sketch, circle, rounded, rounded_line, rounded_outline

WALL: Final = Wall(8.0, 3.9, 0.44, foot_m=0.6)
OPENING: Final = Opening(3.1, 1.72)
WINDOW_X: Final = 2.98
WINDOW_Y: Final = 2.05
WINDOW: Final = 0.52
"""Radius of the six-cornered windows beside the opening."""
CLOUD_WALL: Final = ((-4.0, 3.0, 0.0), (-6.4, 2.5, -0.5), (-8.8, 2.75, -1.5), (-11.2, 2.35, -3.1))
"""The lower wall that runs on behind the bamboo: x, height and z of its joints in the gate's axes."""


def add_gate(sketch: Sketch) -> None:
    gate = add_gate_wall(
        sketch,
        "gate",
        WALL,
        OPENING,
        at=on_ground(*GATE),
        yaw=GATE_YAW,
        windows=[circle(WINDOW, 6, (side * WINDOW_X, WINDOW_Y)) for side in (-1.0, 1.0)],
        words="thing-moon-gate",
    )
    add_moon_door(sketch, "gate", "courtyard", OPENING, gate)
    for side in (-1.0, 1.0):
        _add_window(sketch, gate, side)
        add_lantern(sketch, f"gate-lantern-{side:+.0f}", (side * 1.98, 3.82, WALL.depth / 2 + 0.38), gate)
    _add_cloud_wall(sketch, gate)


def _add_window(sketch: Sketch, gate: EntityId, side: float) -> None:
    """Bars of tile in a six-cornered frame: one sees bamboo through them."""
    window = sketch.add(f"gate-window-{side:+.0f}", at=(side * WINDOW_X, WINDOW_Y, 0.0), parent=gate)
    corners = [(x, y, 0.0) for x, y in circle(WINDOW, 6)]
    frame = Tube(line=corners, radius_m=0.06, colour=TILE, sides=6, is_closed=True)
    sketch.add(f"gate-window-{side:+.0f}-frame", frame, parent=window)
    inner = [(x, y, 0.0) for x, y in circle(0.5 * WINDOW, 6)]
    heart = Tube(line=inner, radius_m=0.025, colour=RIDGE, sides=5, is_closed=True)
    sketch.add(f"gate-window-{side:+.0f}-heart", heart, parent=window)
    for number, (start, end) in enumerate(zip(inner, corners, strict=True)):
        bar = Tube(line=[start, end], radius_m=0.025, colour=RIDGE, sides=5)
        sketch.add(f"gate-window-{side:+.0f}-bar-{number}", bar, parent=window)


def _add_cloud_wall(sketch: Sketch, gate: EntityId) -> None:
    """Its back rises and falls as a cloud's does."""
    for number, ((x, height, z), (x_end, height_end, z_end)) in enumerate(pairwise(CLOUD_WALL)):
        run = math.hypot(x_end - x, z_end - z)
        middle, yaw = ((x + x_end) / 2, 0.0, (z + z_end) / 2), math.atan2(z - z_end, x_end - x)
        half = run / 2 + 0.1
        outline = [(-half, -0.9), (half, -0.9), (half, height_end), (-half, height)]
        wall = Extrusion(outline=rounded_outline(outline), depth_m=0.36, colour=PLASTER)
        size = (run + 0.2, 5.0, 0.36)
        sketch.add(
            f"cloud-wall-{number}", wall, Collider(kind="box", size=rounded(size)), at=middle, yaw=yaw, parent=gate
        )
    line = rounded_line((x, height, z) for x, height, z in CLOUD_WALL)
    sketch.add("cloud-wall-cap", Coping(line=line, width_m=0.96, height_m=0.4), parent=gate)
