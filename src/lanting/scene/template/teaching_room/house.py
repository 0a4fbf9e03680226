"""The house: a wooden floor on stone, white walls with lattice windows, red-brown posts, a hipped roof."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Shape, Tube
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.palette import PLASTER, STONE, STONE_DEEP, WOOD, blend
from lanting.scene.template.sketch import Sketch, circle, rounded, rounded_line, rounded_outline
from lanting.scene.template.teaching_room.plan import (
    FLOOR_Y,
    FRAME_ZS,
    HALF_X,
    NORTH_Z,
    PALE_TIMBER,
    SILL_Y,
    SOUTH_Z,
    TIMBER,
    VERANDA_Z,
    WALL_DEPTH,
    WALL_HEIGHT,
    WINDOW,
    WINDOW_ZS,
)
from lanting.scene.template.timber import HippedRoof, add_beam, add_column, lattice, rectangle

BOARDS: Final = 16
MIDDLE_Z: Final = (NORTH_Z + VERANDA_Z) / 2
TOP_Y: Final = FLOOR_Y + WALL_HEIGHT
CEILING: Final = PLASTER
FLOOR: Final = "#ede5d3"
UNDER_ROOF_M: Final = 0.3
"""Walls go on above the beams, into the roof."""
ROUND_WINDOW_M: Final = 2.2
ROUND_WINDOW: Final = (5.55, 2.2)
"""To each side of the middle, above the floor."""


def add_house(sketch: Sketch) -> None:
    _add_floor(sketch)
    _add_side_wall(sketch, "west", -HALF_X, math.pi / 2)
    _add_side_wall(sketch, "east", HALF_X, math.pi / 2)
    _add_north_wall(sketch)
    _add_frame(sketch)
    roof = HippedRoof(half_x=HALF_X + 2.2, half_z=(VERANDA_Z - NORTH_Z) / 2 + 1.9, rise=3.3, lift=0.6)
    eaves = (0.0, TOP_Y + 0.12, MIDDLE_Z)
    roof.add(sketch, "roof", eaves, CEILING, "thing-roof")
    roof.add_rafters(sketch, "rafters", eaves, 9, PALE_TIMBER)


def _add_floor(sketch: Sketch) -> None:
    depth, width = VERANDA_Z - NORTH_Z + 0.5, 2 * HALF_X + 0.9
    size = (width, FLOOR_Y - 0.04, depth)
    base = Shape(kind="box", size=size, colour=STONE_DEEP)
    sketch.add("base", base, at=rounded((0.0, size[1] / 2, MIDDLE_Z)))
    sketch.solid_box("floor", (width, FLOOR_Y, depth), at=(0.0, FLOOR_Y / 2, MIDDLE_Z))
    across = (width - 0.1) / BOARDS
    for board in range(BOARDS):
        tone = 0.5 + 0.5 * math.sin(2.7 * board + 0.6)
        plank = Shape(
            kind="box",
            size=rounded((across - 0.012, 0.08, depth - 0.1)),
            colour=blend(FLOOR, PALE_TIMBER, round(0.6 * tone, 2)),
            rounding_m=0.006,
        )
        x = (board + 0.5) * across - (width - 0.1) / 2
        sketch.add(f"board-{board}", plank, at=rounded((x, FLOOR_Y - 0.04, MIDDLE_Z)))
    tread = (4.2, FLOOR_Y / 2, 0.5)
    step = Shape(kind="box", size=tread, colour=STONE)
    sketch.solid_box(
        "step",
        tread,
        step,
        at=(0.0, FLOOR_Y / 4, VERANDA_Z + 0.5),
    )
    ramp_run = 4.4
    ramp = sketch.add(
        "ramp",
        Collider(kind="ramp", size=(1.5, FLOOR_Y, ramp_run)),
        words="thing-room-ramp",
        at=rounded((6.4, FLOOR_Y / 2, VERANDA_Z + 0.25 + ramp_run / 2)),
    )
    outline = rounded_outline([(-ramp_run / 2, 0.0), (ramp_run / 2, 0.0), (ramp_run / 2, FLOOR_Y)])
    wedge = Extrusion(outline=outline, depth_m=1.5, colour=STONE, rounding_m=0.0)
    sketch.add("ramp-wedge", wedge, at=(0.0, -FLOOR_Y / 2, 0.0), yaw=math.pi / 2, parent=ramp)


def _add_north_wall(sketch: Sketch) -> None:
    """The board's wall, with a round window on either side of it."""
    x, y = ROUND_WINDOW
    height = WALL_HEIGHT + UNDER_ROOF_M
    wall = Extrusion(
        outline=rectangle(2 * HALF_X, height, (0.0, height / 2)),
        holes=[circle(ROUND_WINDOW_M / 2, 40, (side * x, y)) for side in (-1.0, 1.0)],
        depth_m=WALL_DEPTH,
        colour=PLASTER,
    )
    sketch.add("wall-north", wall, at=(0.0, FLOOR_Y, NORTH_Z))
    size = (2 * HALF_X, WALL_HEIGHT, WALL_DEPTH)
    sketch.solid_box("wall-north-solid", size, at=(0.0, FLOOR_Y + WALL_HEIGHT / 2, NORTH_Z))
    rim = ROUND_WINDOW_M + 0.16
    for side in (-1.0, 1.0):
        place = (side * x, FLOOR_Y + y, NORTH_Z)
        ring = Shape(kind="ring", size=(rim, rim, 0.2), colour=TIMBER, sides=40)
        window = sketch.add(f"round-window-{side:+.0f}", ring, words="thing-round-window", at=place)
        for bar in (-0.36, 0.36):
            reach = math.sqrt((ROUND_WINDOW_M / 2) ** 2 - bar**2)
            upright = Tube(line=rounded_line([(bar, -reach, 0.0), (bar, reach, 0.0)]), radius_m=0.025, colour=TIMBER)
            level = Tube(line=rounded_line([(-reach, bar, 0.0), (reach, bar, 0.0)]), radius_m=0.025, colour=TIMBER)
            sketch.add(f"round-window-{side:+.0f}-upright-{bar:+.2f}", upright, parent=window)
            sketch.add(f"round-window-{side:+.0f}-level-{bar:+.2f}", level, parent=window)


def _add_side_wall(sketch: Sketch, key: str, x: float, yaw: float) -> None:
    """A wall along z with three windows; its outline's +x points north."""
    length, middle_z = SOUTH_Z - NORTH_Z, (SOUTH_Z + NORTH_Z) / 2
    width, height = WINDOW
    holes = [rectangle(width, height, (middle_z - z, SILL_Y + height / 2)) for z in WINDOW_ZS]
    wall = Extrusion(
        outline=rectangle(length, WALL_HEIGHT + UNDER_ROOF_M, (0.0, (WALL_HEIGHT + UNDER_ROOF_M) / 2)),
        holes=holes,
        depth_m=WALL_DEPTH,
        colour=PLASTER,
    )
    sketch.add(f"wall-{key}", wall, at=(x, FLOOR_Y, middle_z), yaw=yaw)
    solid = (length, WALL_HEIGHT, WALL_DEPTH)
    sketch.solid_box(f"wall-{key}-solid", solid, at=(x, FLOOR_Y + WALL_HEIGHT / 2, middle_z), yaw=yaw)
    for number, z in enumerate(WINDOW_ZS):
        place: Vector = (x, FLOOR_Y + SILL_Y + height / 2, z)
        bars = lattice(width, height, 4, 4, TIMBER)
        sketch.add(f"window-{key}-{number}", bars, words="thing-lattice-window", at=rounded(place), yaw=yaw)
        board = Shape(kind="box", size=(width + 0.3, 0.08, WALL_DEPTH + 0.22), colour=TIMBER)
        sketch.add(f"sill-{key}-{number}", board, at=rounded((x, FLOOR_Y + SILL_Y - 0.04, z)), yaw=yaw)


def _add_frame(sketch: Sketch) -> None:
    for number, z in enumerate(FRAME_ZS):
        for side in (-1.0, 1.0):
            x = side * (HALF_X - 0.02)
            add_column(sketch, f"post-{number}-{side:+.0f}", (x, FLOOR_Y, z), WALL_HEIGHT, width=0.32)
        add_beam(sketch, f"tie-{number}", (-HALF_X, TOP_Y, z), (HALF_X, TOP_Y, z), 0.24, 0.18, TIMBER)
    for side in (-1.0, 1.0):
        x = side * HALF_X
        add_beam(
            sketch,
            f"plate-{side:+.0f}",
            (x, TOP_Y + 0.32, NORTH_Z),
            (x, TOP_Y + 0.32, VERANDA_Z - 0.5),
            0.5,
            0.34,
            WOOD,
        )
        rail_y = FLOOR_Y + 0.3
        add_beam(sketch, f"skirting-{side:+.0f}", (x, rail_y, NORTH_Z), (x, rail_y, SOUTH_Z), 0.3, 0.3, TIMBER)
    for number, x in enumerate((-2.9, 2.9)):
        add_column(sketch, f"porch-{number}", (x, FLOOR_Y, VERANDA_Z - 0.5), WALL_HEIGHT, width=0.3)
    add_beam(
        sketch, "cornice-north", (-HALF_X, TOP_Y + 0.32, NORTH_Z), (HALF_X, TOP_Y + 0.32, NORTH_Z), 0.5, 0.36, WOOD
    )
    skirting = FLOOR_Y + 0.3
    add_beam(sketch, "skirting-north", (-HALF_X, skirting, NORTH_Z), (HALF_X, skirting, NORTH_Z), 0.3, 0.3, TIMBER)
