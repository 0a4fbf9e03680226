"""The gallery: a bridge at the height of a storey across the east of the yard."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Shape, Tube
from lanting.scene.component.nature import Shade
from lanting.scene.component.placement import Zone
from lanting.scene.component.solid import Collider
from lanting.scene.template.courtyard.plan import (
    GALLERY_WIDTH,
    GALLERY_X,
    GALLERY_Y,
    STEP_RISE,
    STEP_RUN,
    TERRACE_EDGE_Z,
    TERRACE_Y,
)
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import BEAM, COLUMN, STONE, WOOD
from lanting.scene.template.sketch import FlatPoint, Sketch, rounded, rounded_outline

LATTICE_FIELDS: Final = 15


def add_gallery(sketch: Sketch) -> None:
    """A bridge at the height of a storey, reached by stairs from the terrace; the yard goes on beneath it."""
    start, end = TERRACE_EDGE_Z, 9.0
    length = end - start + 1.2
    deck = (GALLERY_WIDTH, 0.25, length)
    middle = (GALLERY_X, GALLERY_Y - 0.125, (start - 1.2 + end) / 2)
    sketch.solid_box("gallery", deck, Shape(kind="box", size=deck, colour=WOOD), at=middle)
    for number in range(5):
        height = GALLERY_Y - TERRACE_Y - number * STEP_RISE
        tread = (GALLERY_WIDTH, height, STEP_RUN)
        place = (GALLERY_X, TERRACE_Y + height / 2, start - 1.2 - STEP_RUN * (number + 0.5))
        sketch.solid_box(
            f"gallery-step-{number}", tread, Shape(kind="box", size=tread, colour=STONE), at=rounded(place)
        )
    for side in (-1.0, 1.0):
        rail = (0.1, 1.0, length)
        rail_at = (GALLERY_X + side * (GALLERY_WIDTH / 2 - 0.05), GALLERY_Y + 0.5, middle[2])
        hand = Shape(kind="box", size=(0.1, 0.12, length), colour=COLUMN)
        sketch.solid_box(f"gallery-rail-{side:+.0f}", rail, at=rail_at)
        lattice = Extrusion(
            outline=_lattice_outline(length), holes=_lattice_holes(length), depth_m=0.05, colour=COLUMN, rounding_m=0.0
        )
        sketch.add(
            f"gallery-lattice-{side:+.0f}",
            lattice,
            at=(rail_at[0], GALLERY_Y + 0.1, middle[2]),
            yaw=math.pi / 2,
        )
        edge = Shape(kind="box", size=(0.14, 0.34, length), colour=BEAM)
        sketch.add(f"gallery-edge-{side:+.0f}", edge, at=(rail_at[0] + side * 0.06, GALLERY_Y - 0.15, middle[2]))
        sketch.add(f"gallery-hand-{side:+.0f}", hand, at=(rail_at[0], GALLERY_Y + 0.94, rail_at[2]))
        for number in range(4):
            z = start + 1.0 + number * (end - start - 1.4) / 3
            size = (0.24, GALLERY_Y - 0.25, 0.24)
            post = Shape(kind="cylinder", size=size, colour=COLUMN, sides=12)
            solid = Collider(kind="cylinder", size=size)
            place = (rail_at[0], size[1] / 2, z)
            sketch.add(f"gallery-post-{side:+.0f}-{number}", post, solid, at=rounded(place))
            short = Shape(kind="box", size=(0.1, 0.9, 0.1), colour=COLUMN)
            sketch.add(f"gallery-rod-{side:+.0f}-{number}", short, at=rounded((rail_at[0], GALLERY_Y + 0.45, z)))
            if side < 0 and number % 2:
                add_lantern(sketch, f"gallery-lantern-{number}", rounded((rail_at[0] - 0.34, GALLERY_Y - 0.12, z)))
                arm = Tube(line=[(0.0, 0.0, 0.0), (-0.36, 0.0, 0.0)], radius_m=0.03, colour=BEAM, sides=6)
                sketch.add(f"gallery-arm-{number}", arm, at=rounded((rail_at[0], GALLERY_Y - 0.12, z)))
    end_rail = (GALLERY_WIDTH, 1.0, 0.1)
    end_shape = Shape(kind="box", size=(GALLERY_WIDTH, 0.12, 0.1), colour=COLUMN)
    sketch.solid_box("gallery-end", end_rail, at=(GALLERY_X, GALLERY_Y + 0.5, end - 0.05))
    sketch.add("gallery-end-hand", end_shape, at=(GALLERY_X, GALLERY_Y + 0.94, end - 0.05))
    sketch.add("gallery-shade", Shade(radius_m=(2.4, 9.5), depth=0.3), at=(GALLERY_X, 0.0, 1.5))
    sketch.add(
        "passage",
        Zone(size=(GALLERY_WIDTH, 2.4, 8.0)),
        words="thing-passage",
        at=(GALLERY_X, 1.2, 2.0),
    )


def _lattice_outline(length: float) -> list[FlatPoint]:
    half = length / 2 - 0.1
    return rounded_outline([(-half, 0.0), (half, 0.0), (half, 0.74), (-half, 0.74)])


def _lattice_holes(length: float) -> list[list[FlatPoint]]:
    """Long and short openings by turns, as in a fence."""
    half = length / 2 - 0.1
    wide = 2 * half / LATTICE_FIELDS
    holes = []
    for number in range(LATTICE_FIELDS):
        left, right = -half + wide * number + 0.05, -half + wide * (number + 1) - 0.05
        low = 0.06 if number % 2 else 0.2
        holes.append(rounded_outline([(left, low), (right, low), (right, 0.68), (left, 0.68)]))
    return holes
