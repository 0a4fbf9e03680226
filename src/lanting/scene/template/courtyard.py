"""A paved yard made to be walked: stairs, a ramp, a terrace, a wall with a door, a gallery above a passage.

It is where walking is tried. North is −Z: the terrace lies there, stairs lead up to it from the middle and a ramp of
30° from the west. The gallery crosses the yard in the east; one can stand on it and pass beneath it.
"""

from __future__ import annotations

import math
from typing import Final

from lanting.scene.component.air import Clouds, Hills, Light, Sky
from lanting.scene.component.matter import Extrusion, Label, Lathe, Shape
from lanting.scene.component.placement import Bounds, Portal, Seat, Spawn, Viewpoint, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.entity import Entity
from lanting.scene.placing import Vector
from lanting.scene.template.chance import Chance
from lanting.scene.template.palette import (
    BEAM,
    COLUMN,
    HILLS_FAR_TO_NEAR,
    PATH,
    PLASTER,
    STONE,
    STONE_DEEP,
    TILE,
    WOOD,
    blend,
)
from lanting.scene.template.sketch import Sketch, rounded, rounded_outline

HALF: Final = 16.0
"""From the middle to each outer wall."""
STEP_RISE: Final = 0.18
STEP_RUN: Final = 0.30
STEPS: Final = 10
TERRACE_Y: Final = STEP_RISE * STEPS
TERRACE_EDGE_Z: Final = -6.0
RAMP_RUN: Final = TERRACE_Y / math.tan(math.radians(30))
WALL_HEIGHT: Final = 3.2
WALL_DEPTH: Final = 0.4
DOOR_WIDTH: Final = 1.6
GALLERY_X: Final = 9.0
GALLERY_Y: Final = 2.7
GALLERY_WIDTH: Final = 2.4


def build(seed: int) -> list[Entity]:
    """The whole yard; another seed changes only the clouds."""
    sketch = Sketch("courtyard", seed)
    _add_air(sketch, Chance(seed))
    _add_floor(sketch)
    _add_outer_walls(sketch)
    _add_terrace(sketch)
    _add_door_wall(sketch)
    _add_gallery(sketch)
    _add_seats(sketch)
    return sketch.entities()


def _add_air(sketch: Sketch, chance: Chance) -> None:
    sketch.add("air", Sky(), Light(), words="thing-the-morning")
    for number, (distance, height) in enumerate(((330.0, 70.0), (260.0, 48.0), (195.0, 36.0), (140.0, 22.0))):
        turns = (math.tau * step / 96 for step in range(96))
        heights = [
            round(height * (0.62 + 0.3 * math.sin(2 * turn + number) + 0.12 * math.sin(5 * turn + 2 * number)), 2)
            for turn in turns
        ]
        sketch.add(f"hills-{number}", Hills(colour=HILLS_FAR_TO_NEAR[number], distance_m=distance, heights=heights))
    strips = [
        (round(chance.between(-3.1, 3.1), 3), 280.0, round(chance.between(20, 44), 1), 110.0, 5.0) for _ in range(6)
    ]
    sketch.add("clouds", Clouds(strips=strips))
    reach = HALF + WALL_DEPTH
    sketch.add("border", Bounds(x_min=-reach, x_max=reach, z_min=-reach, z_max=reach, y_min=-2.0, y_max=30.0))
    sketch.add("arrival", Spawn(radius_m=1.2), at=(0.0, 0.0, 11.0))
    sketch.add("best-side", Viewpoint(target=(0.5, 1.6, -4.0)), at=(-4.5, 4.2, 15.2))


def _add_floor(sketch: Sketch) -> None:
    reach = 2 * (HALF + WALL_DEPTH)
    floor = Shape(kind="box", size=(reach, 0.5, reach), colour=PATH, rounding_m=0.0)
    place = (0.0, -0.25, 0.0)
    sketch.solid_box("floor", (reach, 0.5, reach), floor, at=place)
    for row in range(8):
        for column in range(6):
            # Slabs lie a hand's breadth apart, each a little different from its neighbours.
            tone = 0.5 + 0.5 * math.sin(3.7 * row + 2.3 * column)
            slab = Shape(kind="box", size=(2.3, 0.05, 2.0), colour=blend(STONE, PATH, round(0.45 * tone, 2)))
            sketch.add(f"slab-{row}-{column}", slab, at=rounded((2.42 * column - 9.0, 0.0, 2.12 * row - 4.2)))


def _wall(sketch: Sketch, key: str, length: float, at: Vector, yaw: float = 0.0) -> None:
    """A plastered wall with a tiled cap, standing on `at`."""
    size = (length, WALL_HEIGHT, WALL_DEPTH)
    middle = (at[0], at[1] + WALL_HEIGHT / 2, at[2])
    sketch.solid_box(key, size, Shape(kind="box", size=size, colour=PLASTER), at=middle, yaw=yaw)
    cap = Shape(kind="box", size=(length + 0.2, 0.18, WALL_DEPTH + 0.4), colour=TILE, rounding_m=0.06)
    sketch.add(f"{key}-cap", cap, at=(at[0], at[1] + WALL_HEIGHT + 0.09, at[2]), yaw=yaw)


def _add_outer_walls(sketch: Sketch) -> None:
    reach, length = HALF + WALL_DEPTH / 2, 2 * HALF + 2 * WALL_DEPTH
    for key, x, z, yaw in (
        ("south", 0.0, reach, 0.0),
        ("north", 0.0, -reach, 0.0),
        ("west", -reach, 0.0, math.pi / 2),
        ("east", reach, 0.0, math.pi / 2),
    ):
        base = TERRACE_Y if key == "north" else 0.0
        _wall(sketch, f"wall-{key}", length, (x, base, z), yaw)
    sketch.add(
        "portal",
        Portal(target="orchid-pavilion", diameter_m=2.6),
        words="thing-to-the-orchid-pavilion",
        at=(-6.0, 1.45, HALF - 0.06),
    )


def _add_terrace(sketch: Sketch) -> None:
    depth = HALF + TERRACE_EDGE_Z + WALL_DEPTH
    size = (2 * HALF, TERRACE_Y, depth)
    sketch.solid_box(
        "terrace",
        size,
        Shape(kind="box", size=size, colour=STONE),
        at=(0.0, TERRACE_Y / 2, TERRACE_EDGE_Z - depth / 2),
    )
    stairs = sketch.add(
        "stairs", words="thing-stairs", at=(0.0, 0.0, TERRACE_EDGE_Z)
    )
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
        at=rounded((-9.0, TERRACE_Y / 2, TERRACE_EDGE_Z + half)),
    )
    # An outline lies in the x-y plane: turned by a quarter, its +x points north.
    outline = [(-half, 0.0), (half, 0.0), (half, TERRACE_Y)]
    wedge = Extrusion(outline=rounded_outline(outline), depth_m=2.0, colour=STONE_DEEP, rounding_m=0.0)
    sketch.add("ramp-wedge", wedge, at=(0.0, -TERRACE_Y / 2, 0.0), yaw=math.pi / 2, parent=ramp)


def _add_door_wall(sketch: Sketch) -> None:
    """A wall across the western half of the yard with a door to walk through."""
    z, west, east = 3.0, -HALF, -3.0
    door_x = -8.0
    for key, start, end in (("west", west, door_x - DOOR_WIDTH / 2), ("east", door_x + DOOR_WIDTH / 2, east)):
        _wall(sketch, f"door-wall-{key}", end - start, ((start + end) / 2, 0.0, z))
    size = (DOOR_WIDTH + 0.5, 0.5, WALL_DEPTH + 0.1)
    lintel = Shape(kind="box", size=size, colour=BEAM)
    sketch.solid_box("door-lintel", size, lintel, at=(door_x, 2.75, z))
    for side in (-1.0, 1.0):
        post = Shape(kind="box", size=(0.16, 2.5, WALL_DEPTH + 0.1), colour=COLUMN)
        sketch.add(f"door-post-{side:+.0f}", post, at=(door_x + side * (DOOR_WIDTH / 2 + 0.02), 1.25, z))


def _add_gallery(sketch: Sketch) -> None:
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
    end_rail = (GALLERY_WIDTH, 1.0, 0.1)
    end_shape = Shape(kind="box", size=(GALLERY_WIDTH, 0.12, 0.1), colour=COLUMN)
    sketch.solid_box("gallery-end", end_rail, at=(GALLERY_X, GALLERY_Y + 0.5, end - 0.05))
    sketch.add("gallery-end-hand", end_shape, at=(GALLERY_X, GALLERY_Y + 0.94, end - 0.05))
    sketch.add(
        "passage",
        Zone(size=(GALLERY_WIDTH, 2.4, 8.0)),
        words="thing-passage",
        at=(GALLERY_X, 1.2, 2.0),
    )


def _add_seats(sketch: Sketch) -> None:
    sketch.add(
        "terrace-zone",
        Zone(size=(12.0, 4.0, 7.0)),
        words="thing-terrace",
        at=(0.0, TERRACE_Y + 2.0, -11.0),
    )
    stool = [(0.0, 0.45), (0.19, 0.45), (0.22, 0.4), (0.25, 0.24), (0.22, 0.06), (0.18, 0.0)]
    for number in range(6):
        angle = math.tau * number / 6
        x, z = 2.2 * math.cos(angle), 2.2 * math.sin(angle)
        sketch.add(
            f"stool-{number}",
            Lathe(outline=stool, colour=STONE_DEEP, sides=16),
            Collider(kind="cylinder", size=(0.5, 0.9, 0.5)),
            Seat(height_m=0.45),
            words="thing-stool",
            at=rounded((x, TERRACE_Y, z - 11.0)),
            yaw=math.atan2(x, z),
        )
    board = Shape(kind="box", size=(1.4, 0.7, 0.08), colour=WOOD)
    sign = sketch.add("sign", board, words="thing-sign", at=(3.2, 1.6, 3.2), yaw=math.pi)
    sketch.add("sign-words", Label(text="Courtyard", height_m=0.3, colour=PLASTER), at=(0.0, 0.0, -0.05), parent=sign)
