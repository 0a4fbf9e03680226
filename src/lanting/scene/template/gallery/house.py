"""The house: white walls, a pale stone floor, a ceiling with a well of sky, benches."""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.matter import Extrusion, Lathe, Shape, Tube
from lanting.scene.component.placement import Seat, Transform, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.template.gallery.plan import (
    DOORWAY,
    ENTRANCE_HALF,
    FLOOR_Y,
    GARDEN_Z,
    HALF_X,
    MOON_WINDOW_M,
    MOON_WINDOW_Y,
    NORTH_Z,
    SKY_WELL,
    SOUTH_Z,
    WALL_DEPTH,
    WALL_HEIGHT,
)
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import BEAM, LEAF, PATH, STONE, STONE_DEEP, TILE, WOOD, blend
from lanting.scene.template.sketch import Sketch, circle, rounded, rounded_line, rounded_outline
from lanting.scene.template.timber import rectangle

WHITE: Final = "#faf6ec"
BENCHES: Final = ((-2.1, 0.6, math.pi / 2, 3), (2.1, 0.6, -math.pi / 2, 3), (0.0, -2.4, 0.0, 3))
"""x, z, the way one looks, seats."""
SEAT_Y: Final = 0.45
LANTERN: Final = (2.25, 3.6)
"""To each side of the moon window, above the floor."""
VASE: Final = (-7.3, -4.9)
CELADON: Final = "#9dbfae"
SLABS: Final = (7, 6)
FLAT: Final = (0.707107, 0.0, 0.0, 0.707107)
"""Turns an outline's plane level: its +y points south."""


def add_house(sketch: Sketch) -> None:
    _add_floor(sketch)
    _add_walls(sketch)
    _add_north_wall(sketch)
    _add_ceiling(sketch)
    room = Zone(size=(2 * HALF_X - 0.6, 4.0, SOUTH_Z - NORTH_Z - 0.6))
    sketch.add("room", room, words="thing-gallery-room", at=(0.0, FLOOR_Y + 2.0, 0.0))
    for side in (-1.0, 1.0):
        place = rounded((side * LANTERN[0], FLOOR_Y + LANTERN[1] + 0.99, NORTH_Z + 0.55))
        add_lantern(sketch, f"lantern-{side:+.0f}", place, cord_m=0.72, scale=0.85)
    _add_vase(sketch)
    for number, (x, z, yaw, seats) in enumerate(BENCHES):
        _add_bench(sketch, f"bench-{number}", x, z, yaw, seats)


def _add_floor(sketch: Sketch) -> None:
    """One step above the meadow: through the room, into the garden, and a forecourt to the south."""
    front = SOUTH_Z + 3.4
    size = (2 * HALF_X + 1.0, FLOOR_Y, front - GARDEN_Z)
    middle = (0.0, FLOOR_Y / 2, (front + GARDEN_Z) / 2)
    sketch.solid_box("floor", size, Shape(kind="box", size=size, colour=STONE_DEEP), at=rounded(middle))
    columns, rows = SLABS
    width, depth = (size[0] - 0.2) / columns, (front - NORTH_Z) / rows
    for column in range(columns):
        for row in range(rows):
            tone = 0.5 + 0.5 * math.sin(3.7 * row + 2.3 * column + 0.4 * row * column)
            slab = Shape(
                kind="box",
                size=rounded((width - 0.03, 0.04, depth - 0.03)),
                colour=blend("#f1e8d6", "#e2d2b0", round(0.7 * tone, 2)),
                rounding_m=0.008,
            )
            x, z = (column + 0.5) * width - columns * width / 2, NORTH_Z + (row + 0.5) * depth
            sketch.add(f"slab-{column}-{row}", slab, at=rounded((x, FLOOR_Y - 0.005, z)))
    run = 2.2
    ramp = Collider(kind="ramp", size=(4.0, FLOOR_Y, run))
    slope = sketch.add("ramp", ramp, words="thing-room-ramp", at=rounded((0.0, FLOOR_Y / 2, front + run / 2)))
    outline = rounded_outline([(-run / 2, 0.0), (run / 2, 0.0), (run / 2, FLOOR_Y)])
    wedge = Extrusion(outline=outline, depth_m=4.0, colour=STONE, rounding_m=0.0)
    sketch.add("ramp-wedge", wedge, at=(0.0, -FLOOR_Y / 2, 0.0), yaw=math.pi / 2, parent=slope)


def _add_walls(sketch: Sketch) -> None:
    middle_y = FLOOR_Y + WALL_HEIGHT / 2
    side = (WALL_DEPTH, WALL_HEIGHT, SOUTH_Z - NORTH_Z + WALL_DEPTH)
    for sign in (-1.0, 1.0):
        place = (sign * (HALF_X + WALL_DEPTH / 2), middle_y, 0.0)
        sketch.solid_box(f"wall-{sign:+.0f}", side, Shape(kind="box", size=side, colour=WHITE), at=rounded(place))
        width = HALF_X + WALL_DEPTH - ENTRANCE_HALF
        front = (width, WALL_HEIGHT, WALL_DEPTH)
        place = (sign * (ENTRANCE_HALF + width / 2), middle_y, SOUTH_Z + WALL_DEPTH / 2)
        sketch.solid_box(f"front-{sign:+.0f}", front, Shape(kind="box", size=front, colour=WHITE), at=rounded(place))


def _add_north_wall(sketch: Sketch) -> None:
    """With the moon window in its middle and a doorway to the garden at its eastern end."""
    door_x, door_width, door_height = DOORWAY
    reach = HALF_X + WALL_DEPTH
    left, right = door_x - door_width / 2, door_x + door_width / 2
    outline = rounded_outline(
        [
            (-reach, 0.0),
            (left, 0.0),
            (left, door_height),
            (right, door_height),
            (right, 0.0),
            (reach, 0.0),
            (reach, WALL_HEIGHT),
            (-reach, WALL_HEIGHT),
        ]
    )
    moon = circle(MOON_WINDOW_M / 2, 56, (0.0, MOON_WINDOW_Y))
    z = NORTH_Z - WALL_DEPTH / 2
    wall = Extrusion(outline=outline, holes=[moon], depth_m=WALL_DEPTH, colour=WHITE)
    sketch.add("wall-north", wall, at=(0.0, FLOOR_Y, z))
    for key, start, end in (("west", -reach, left), ("east", right, reach)):
        size = rounded((end - start, WALL_HEIGHT, WALL_DEPTH))
        place = rounded(((start + end) / 2, FLOOR_Y + WALL_HEIGHT / 2, z))
        sketch.solid_box(f"wall-north-{key}-solid", size, at=place)
    rim = MOON_WINDOW_M + 0.2
    ring = Shape(kind="ring", size=(rim, rim, 0.26), colour=TILE, sides=56)
    sketch.add("moon-window", ring, words="thing-moon-window", at=(0.0, FLOOR_Y + MOON_WINDOW_Y, z))
    jamb, x, top = 0.12, door_width / 2, door_height
    outline = [(-x - jamb, 0.0), (-x, 0.0), (-x, top), (x, top), (x, 0.0), (x + jamb, 0.0), (x + jamb, top + jamb)]
    outline.append((-x - jamb, top + jamb))
    frame = Extrusion(outline=rounded_outline(outline), depth_m=WALL_DEPTH + 0.06, colour=WOOD)
    sketch.add("doorway", frame, words="thing-garden-door", at=(door_x, FLOOR_Y, z))


def _add_ceiling(sketch: Sketch) -> None:
    """A flat roof with an opening: light falls on the floor and on the northern wall."""
    width, depth = 2 * (HALF_X + WALL_DEPTH) + 1.0, SOUTH_Z - NORTH_Z + 2 * WALL_DEPTH + 1.0
    y = FLOOR_Y + WALL_HEIGHT + 0.12
    well = rectangle(*SKY_WELL)
    roof = Extrusion(outline=rectangle(width, depth), holes=[well], depth_m=0.24, colour=WHITE)
    level = Transform(position=rounded((0.0, y, 0.0)), rotation=FLAT)
    sketch.add("ceiling", roof, level, words="thing-sky-well")
    across, along = SKY_WELL
    for sign in (-1.0, 1.0):
        edge = Shape(kind="box", size=(across + 0.04, 0.34, 0.12), colour=WOOD)
        sketch.add(f"well-x-{sign:+.0f}", edge, at=rounded((0.0, y - 0.02, sign * (along / 2 - 0.04))))
        edge = Shape(kind="box", size=rounded((0.12, 0.34, along - 0.2)), colour=WOOD)
        sketch.add(f"well-z-{sign:+.0f}", edge, at=rounded((sign * (across / 2 - 0.04), y - 0.02, 0.0)))
    _add_frame(sketch)
    lintel = Shape(kind="box", size=(2 * ENTRANCE_HALF + 0.2, 0.3, WALL_DEPTH + 0.1), colour=WOOD)
    sketch.add("lintel", lintel, at=rounded((0.0, FLOOR_Y + WALL_HEIGHT - 0.15, SOUTH_Z + WALL_DEPTH / 2)))


def _add_frame(sketch: Sketch) -> None:
    """Slender posts in the corners and a rail along the top of each wall."""
    top = FLOOR_Y + WALL_HEIGHT
    for x in (-1.0, 1.0):
        for z in (NORTH_Z, SOUTH_Z):
            post = Shape(kind="box", size=(0.2, WALL_HEIGHT, 0.2), colour=WOOD)
            inward = -0.06 if z > 0 else 0.06
            place = rounded((x * (HALF_X - 0.06), FLOOR_Y + WALL_HEIGHT / 2, z + inward))
            sketch.add(f"post-{x:+.0f}-{z:+.0f}", post, at=place)
        rail = Shape(kind="box", size=rounded((0.1, 0.2, SOUTH_Z - NORTH_Z)), colour=WOOD)
        sketch.add(f"rail-{x:+.0f}", rail, at=rounded((x * (HALF_X - 0.03), top - 0.1, 0.0)))
    for z, inward in ((NORTH_Z, 0.03), (SOUTH_Z, -0.03)):
        rail = Shape(kind="box", size=rounded((2 * HALF_X, 0.2, 0.1)), colour=WOOD)
        sketch.add(f"rail-{z:+.0f}", rail, at=rounded((0.0, top - 0.1, z + inward)))


def _add_vase(sketch: Sketch) -> None:
    """An orchid in a celadon vase, on a stand in the corner."""
    x, z = VASE
    stand = sketch.add("vase-stand", words="thing-orchid-vase", at=(x, FLOOR_Y, z))
    column = Shape(kind="box", size=(0.46, 0.9, 0.46), colour=WOOD)
    sketch.solid_box("vase-column", (0.46, 0.9, 0.46), column, at=(0.0, 0.45, 0.0), parent=stand)
    outline = [(0.0, 0.5), (0.08, 0.5), (0.1, 0.52), (0.09, 0.44), (0.19, 0.3), (0.2, 0.2), (0.13, 0.05), (0.12, 0.0)]
    sketch.add("vase", Lathe(outline=outline, colour=CELADON), at=(0.0, 0.9, 0.0), parent=stand)
    for number in range(9):
        turn, reach = math.tau * number / 9, 0.34 + 0.1 * math.sin(2.1 * number)
        dx, dz = math.cos(turn), math.sin(turn)
        bow = [(0.03 * dx, 1.38, 0.03 * dz), (0.5 * reach * dx, 1.72, 0.5 * reach * dz), (reach * dx, 1.66, reach * dz)]
        leaf = Tube(line=rounded_line(bow), radius_m=0.022, end_radius_m=0.006, colour=LEAF, sides=5, flatness=0.4)
        sketch.add(f"vase-leaf-{number}", leaf, parent=stand)


def _add_bench(sketch: Sketch, key: str, x: float, z: float, yaw: float, seats: int) -> None:
    length = 1.05 * seats
    bench = sketch.add(key, at=(x, FLOOR_Y, z), yaw=yaw)
    top = Shape(kind="box", size=(length, 0.08, 0.46), colour=blend(WOOD, PATH, 0.25))
    sketch.add(f"{key}-top", top, at=(0.0, SEAT_Y - 0.04, 0.0), parent=bench)
    foot = Shape(kind="box", size=(0.1, SEAT_Y - 0.08, 0.4), colour=BEAM)
    for sign in (-1.0, 1.0):
        place = rounded((sign * (length / 2 - 0.3), (SEAT_Y - 0.08) / 2, 0.0))
        sketch.add(f"{key}-foot-{sign:+.0f}", foot, at=place, parent=bench)
    sketch.solid_box(f"{key}-solid", (length, 2 * SEAT_Y, 0.46), at=(0.0, 0.0, 0.0), parent=bench)
    for seat in range(seats):
        place = rounded((1.05 * (seat - (seats - 1) / 2), 0.0, 0.0))
        sketch.add(f"{key}-seat-{seat}", Seat(height_m=SEAT_Y), words="thing-gallery-bench", at=place, parent=bench)
