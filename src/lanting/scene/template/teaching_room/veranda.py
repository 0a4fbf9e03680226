"""The veranda: round stools about a low table, shelves with books, lanterns under the eaves."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Lathe, Shape
from lanting.scene.component.placement import Zone
from lanting.scene.component.solid import Collider
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import BEAM, STONE_DEEP, WOOD, blend
from lanting.scene.template.sketch import Sketch, rounded, rounded_outline
from lanting.scene.template.stool import add_stool
from lanting.scene.template.teaching_room.plan import FLOOR_Y, FRAME_ZS, HALF_X, NORTH_Z, WALL_HEIGHT

CORNER: Final = (5.2, 8.2)
LANTERNS: Final = ((-5.4, FRAME_ZS[4]), (5.4, FRAME_ZS[4]), (-4.6, FRAME_ZS[1]), (4.6, FRAME_ZS[1]))
"""x, z: under the eaves and over the desks."""
STOOLS: Final = 5
SHELF_X: Final = HALF_X - 0.4
SHELVES: Final = 4
SPINES: Final = ("#3f6f86", "#d99a4e", "#7fa58b", "#efe8d8", "#8e7ba6", "#b86b5a", "#4b5a66", "#c9b458")


def add_veranda(sketch: Sketch) -> None:
    x, z = CORNER
    # A few can talk something over here while the others go on.
    corner = Zone(size=(4.4, 3.0, 3.6), is_private=True)
    sketch.add("reading-corner", corner, words="thing-reading-corner", at=(x, FLOOR_Y + 1.5, z))
    table = rounded_outline([(0.0, 0.5), (0.5, 0.5), (0.54, 0.46), (0.5, 0.41), (0.16, 0.36), (0.14, 0.1), (0.3, 0.0)])
    sketch.add(
        "low-table",
        Lathe(outline=table, colour=WOOD),
        Collider(kind="cylinder", size=(1.08, 1.0, 1.08)),
        words="thing-low-table",
        at=(x, FLOOR_Y, z),
    )
    book = Shape(kind="box", size=(0.26, 0.04, 0.34), colour=SPINES[0])
    sketch.add("open-book", book, at=(x - 0.1, FLOOR_Y + 0.52, z + 0.1), yaw=0.5)
    for number in range(STOOLS):
        angle = math.tau * (number + 0.25) / STOOLS
        dx, dz = 1.15 * math.sin(angle), 1.15 * math.cos(angle)
        add_stool(sketch, f"stool-{number}", (x + dx, FLOOR_Y, z + dz), angle, STONE_DEEP)
    _add_shelf(sketch)
    for number, (lantern_x, lantern_z) in enumerate(LANTERNS):
        place = (lantern_x, FLOOR_Y + WALL_HEIGHT - 0.22, lantern_z)
        add_lantern(sketch, f"lantern-{number}", place, cord_m=0.36, scale=0.85)


def _add_shelf(sketch: Sketch) -> None:
    """Books along the north end of the east wall."""
    z, length, height = NORTH_Z + 0.95, 1.3, 2.1
    shelf = sketch.add("shelf", words="thing-bookshelf", at=(SHELF_X - 0.1, FLOOR_Y, z), yaw=math.pi / 2)
    sketch.solid_box("shelf-solid", (length, height, 0.4), at=(0.0, height / 2, 0.0), parent=shelf)
    for side in (-1.0, 1.0):
        end = Shape(kind="box", size=(0.06, height, 0.36), colour=BEAM)
        sketch.add(f"shelf-end-{side:+.0f}", end, at=(side * length / 2, height / 2, 0.0), parent=shelf)
    for level in range(SHELVES + 1):
        y = 0.06 + level * (height - 0.1) / SHELVES
        board = Shape(kind="box", size=(length, 0.04, 0.36), colour=WOOD)
        sketch.add(f"shelf-{level}", board, at=rounded((0.0, y, 0.0)), parent=shelf)
        if level == SHELVES:
            break
        for number in range(3):
            tall = 0.3 + 0.07 * math.sin(2.3 * level + 1.7 * number)
            colour = blend(SPINES[(3 * level + number) % len(SPINES)], "#f6efdf", 0.15)
            row = Shape(kind="box", size=rounded((0.3 + 0.05 * math.sin(level + number), tall, 0.26)), colour=colour)
            place = rounded((-0.4 + 0.4 * number, y + 0.02 + tall / 2, 0.02))
            sketch.add(f"books-{level}-{number}", row, at=place, parent=shelf)
