"""Ten framed pictures with their plates: how they hang. What they show is in `paintings`."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Label, Shape
from lanting.scene.template.art import Canvas
from lanting.scene.template.gallery.paintings import PAINTINGS, Painting
from lanting.scene.template.gallery.plan import FLOOR_Y, HALF_X, HANG_Y, NORTH_Z, SOUTH_Z
from lanting.scene.template.palette import BEAM, GILT, INK, WOOD
from lanting.scene.template.sketch import Sketch, rounded
from lanting.scene.template.timber import rectangle

MOUNT: Final = "#fffdf6"
MOUNT_M: Final = 0.1
FRAME_M: Final = 0.055
PLATE: Final = (0.36, 0.15)
OFF_WALL_M: Final = 0.035
WEST, EAST, NORTH, SOUTH = (math.pi / 2, -math.pi / 2, 0.0, math.pi)
"""The yaw of what hangs on a wall: a picture is seen from its own +Z side."""
PLACES: Final = (
    (-HALF_X, -3.6, WEST),
    (-HALF_X, 0.0, WEST),
    (-HALF_X, 3.6, WEST),
    (-6.2, NORTH_Z, NORTH),
    (-3.5, NORTH_Z, NORTH),
    (3.6, NORTH_Z, NORTH),
    (HALF_X, -3.4, EAST),
    (HALF_X, 0.0, EAST),
    (HALF_X, 3.6, EAST),
    (6.3, SOUTH_Z, SOUTH),
)
"""x, z and yaw, in the order of the paintings."""


def add_pictures(sketch: Sketch) -> None:
    for painting, (x, z, yaw) in zip(PAINTINGS, PLACES, strict=True):
        _hang(sketch, painting, x + OFF_WALL_M * math.sin(yaw), z + OFF_WALL_M * math.cos(yaw), yaw)


def _hang(sketch: Sketch, painting: Painting, x: float, z: float, yaw: float) -> None:
    key = f"picture-{painting.name}"
    width, height = painting.size
    outer = width + 2 * (MOUNT_M + FRAME_M), height + 2 * (MOUNT_M + FRAME_M)
    mounted = width + 2 * MOUNT_M, height + 2 * MOUNT_M
    place = rounded((x, FLOOR_Y + HANG_Y, z))
    frame = Extrusion(
        outline=rectangle(*outer),
        holes=[rectangle(*mounted)],
        depth_m=0.06,
        colour=painting.frame,
        rounding_m=0.008,
    )
    picture = sketch.add(key, frame, words=f"thing-picture-{painting.name}", at=place, yaw=yaw)
    mount = Shape(kind="box", size=rounded((*mounted, 0.02)), colour=MOUNT, rounding_m=0.0, finish="glow")
    sketch.add(f"{key}-mount", mount, at=(0.0, 0.0, -0.018), parent=picture)
    painting.paint(Canvas(sketch, key, picture, width, height, painting.paper))
    low = -outer[1] / 2 - 0.16
    plate = Shape(kind="box", size=(*PLATE, 0.012), colour=WOOD if painting.frame == BEAM else BEAM)
    sketch.add(f"{key}-plate", plate, at=rounded((0.0, low, -0.02)), parent=picture)
    title = Label(text=painting.title, height_m=0.12, colour=GILT if painting.frame != BEAM else INK)
    sketch.add(f"{key}-title", title, at=rounded((0.0, low, -0.012)), yaw=math.pi, parent=picture)
