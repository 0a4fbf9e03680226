"""The terrace in the north: stairs and a ramp lead up, a balustrade runs along its edge, seats stand around a tree."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Lathe, Shape
from lanting.scene.component.nature import Paving
from lanting.scene.component.placement import Zone
from lanting.scene.component.solid import Collider
from lanting.scene.template.courtyard.plan import (
    HALF,
    RAMP_RUN,
    RAMP_X,
    STEP_RISE,
    STEP_RUN,
    STEPS,
    TERRACE_EDGE_Z,
    TERRACE_MIDDLE,
    TERRACE_Y,
    WALL_DEPTH,
)
from lanting.scene.template.palette import STONE, STONE_DEEP, blend
from lanting.scene.template.sketch import Sketch, rounded, rounded_outline
from lanting.scene.template.stool import add_stool

BALUSTRADE: Final = ((-15.9, -10.3), (-7.7, -2.4), (2.4, 7.5), (10.5, 15.9))
"""From x to x along the edge."""
POST: Final = [(0.0, 1.12), (0.05, 1.08), (0.09, 1.0), (0.06, 0.94), (0.11, 0.9), (0.12, 0.0)]
STOOLS: Final = 6
STOOL_RING: Final = 2.6


def add_terrace(sketch: Sketch) -> None:
    depth = HALF + TERRACE_EDGE_Z + WALL_DEPTH
    size = (2 * HALF, TERRACE_Y, depth)
    middle_z = TERRACE_EDGE_Z - depth / 2
    sketch.solid_box("terrace", size, at=(0.0, TERRACE_Y / 2, middle_z))
    # What one sees of it ends below its paving.
    body = Shape(kind="box", size=(size[0], TERRACE_Y - 0.06, size[2]), colour=blend(STONE, STONE_DEEP, 0.5))
    sketch.add("terrace-body", body, at=(0.0, (TERRACE_Y - 0.06) / 2, middle_z))
    edge = Shape(kind="box", size=(size[0], 0.16, 0.5), colour=STONE)
    sketch.add("terrace-edge", edge, at=(0.0, TERRACE_Y - 0.082, TERRACE_EDGE_Z - 0.21))
    paving = Paving(size=(size[0], depth - 0.4), slab_m=1.3, colours=(STONE, "#dfd9ca"), joint=STONE_DEEP, seed=11)
    sketch.add("terrace-paving", paving, at=(0.0, TERRACE_Y, middle_z - 0.2))
    _add_balustrade(sketch)
    _add_seats(sketch)
    stairs = sketch.add("stairs", words="thing-stairs", at=(0.0, 0.0, TERRACE_EDGE_Z))
    for step in range(STEPS - 1):
        height = TERRACE_Y - (step + 1) * STEP_RISE
        tread = (4.0, height, STEP_RUN)
        place = (0.0, height / 2, STEP_RUN * (step + 0.5))
        colour = STONE if step % 2 else blend(STONE, STONE_DEEP, 0.35)
        shape = Shape(kind="box", size=tread, colour=colour, rounding_m=0.01)
        sketch.solid_box(f"step-{step}", tread, shape, at=rounded(place), parent=stairs)
    half = RAMP_RUN / 2
    ramp = sketch.add(
        "ramp",
        Collider(kind="ramp", size=rounded((2.0, TERRACE_Y, RAMP_RUN))),
        words="thing-ramp",
        at=rounded((RAMP_X, TERRACE_Y / 2, TERRACE_EDGE_Z + half)),
    )
    # An outline lies in the x-y plane: turned by a quarter, its +x points north.
    outline = [(-half, 0.0), (half, 0.0), (half, TERRACE_Y)]
    wedge = Extrusion(outline=rounded_outline(outline), depth_m=2.0, colour=STONE_DEEP, rounding_m=0.0)
    sketch.add("ramp-wedge", wedge, at=(0.0, -TERRACE_Y / 2, 0.0), yaw=math.pi / 2, parent=ramp)
    for side in (-1.0, 1.0):
        cheek = [(0.0, 0.0), (STEP_RUN * STEPS + 0.1, 0.0), (STEP_RUN * STEPS + 0.1, 0.14), (0.0, TERRACE_Y + 0.1)]
        stone = Extrusion(outline=rounded_outline(cheek), depth_m=0.3, colour=STONE)
        sketch.add(f"stairs-cheek-{side:+.0f}", stone, at=(side * 2.15, 0.0, 0.0), yaw=-math.pi / 2, parent=stairs)


def _add_balustrade(sketch: Sketch) -> None:
    """Stone posts and rails along the terrace's edge, open at the stairs, at the ramp and where the gallery begins."""
    for number, (start, end) in enumerate(BALUSTRADE):
        length, middle = end - start, (start + end) / 2
        at = (middle, TERRACE_Y, TERRACE_EDGE_Z - 0.2)
        rail = sketch.add(f"balustrade-{number}", at=at)
        sketch.solid_box(f"balustrade-{number}-solid", (length, 0.9, 0.24), at=(0.0, 0.45, 0.0), parent=rail)
        for part, (y, height, depth) in enumerate(((0.78, 0.12, 0.2), (0.34, 0.36, 0.1))):
            bar = Shape(kind="box", size=rounded((length, height, depth)), colour=STONE)
            sketch.add(f"balustrade-{number}-{part}", bar, at=(0.0, y, 0.0), parent=rail)
        posts = max(2, round(length / 1.5) + 1)
        for post in range(posts):
            x = length * (post / (posts - 1) - 0.5)
            sketch.add(
                f"balustrade-{number}-post-{post}",
                Lathe(outline=POST, colour=blend(STONE, "#ffffff", 0.15), sides=8),
                at=rounded((x, 0.0, 0.0)),
                parent=rail,
            )


def _add_seats(sketch: Sketch) -> None:
    """Stools around the old tree, which looks over everybody's shoulder."""
    x, z = TERRACE_MIDDLE
    sketch.add("terrace-zone", Zone(size=(12.0, 4.0, 7.0)), words="thing-terrace", at=(x, TERRACE_Y + 2.0, z))
    for number in range(STOOLS):
        angle = math.tau * (number + 0.5) / STOOLS
        along, aside = STOOL_RING * math.cos(angle), STOOL_RING * math.sin(angle)
        place = (x + along, TERRACE_Y, z + aside)
        add_stool(sketch, f"stool-{number}", place, math.atan2(-along, -aside), STONE_DEEP)
