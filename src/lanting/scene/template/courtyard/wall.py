"""The floor of the yard, the walls around it, and the wall with a door across its western half."""

from __future__ import annotations

import math

from lanting.scene.component.matter import Coping, Label, Shape
from lanting.scene.component.nature import Paving, Shade
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.courtyard.plan import (
    DOOR_WIDTH,
    DOOR_X,
    GATE_WALL_HEIGHT,
    GATE_WALL_Z,
    HALF,
    TERRACE_EDGE_Z,
    TERRACE_Y,
    WALL_DEPTH,
    WALL_HEIGHT,
)
from lanting.scene.template.palette import BEAM, COLUMN, GILT, PATH, PLASTER, STONE, STONE_DEEP, WOOD, blend
from lanting.scene.template.sketch import Sketch, rounded

PLINTH_HEIGHT = 0.42


def add_walls(sketch: Sketch) -> None:
    _add_floor(sketch)
    reach, length = HALF + WALL_DEPTH / 2, 2 * HALF + 2 * WALL_DEPTH
    for key, x, z, yaw in (
        ("south", 0.0, reach, 0.0),
        ("north", 0.0, -reach, 0.0),
        ("west", -reach, 0.0, math.pi / 2),
        ("east", reach, 0.0, math.pi / 2),
    ):
        base = TERRACE_Y if key == "north" else 0.0
        height = WALL_HEIGHT + (0.6 if key == "north" else 0.0)
        add_wall(sketch, f"wall-{key}", length, height, (x, base, z), yaw)
    _add_door_wall(sketch)
    _add_sign(sketch)


def add_wall(sketch: Sketch, key: str, length: float, height: float, at: Vector, yaw: float = 0.0) -> None:
    """A plastered wall on a plinth, under a little tiled roof, standing on `at`."""
    size = (length, height, WALL_DEPTH)
    wall = sketch.add(f"{key}-foot", at=rounded(at), yaw=yaw)
    middle = (0.0, height / 2, 0.0)
    sketch.solid_box(key, size, Shape(kind="box", size=rounded(size), colour=PLASTER), at=middle, parent=wall)
    plinth = Shape(kind="box", size=rounded((length + 0.04, PLINTH_HEIGHT, WALL_DEPTH + 0.1)), colour=STONE_DEEP)
    sketch.add(f"{key}-plinth", plinth, at=(0.0, PLINTH_HEIGHT / 2, 0.0), parent=wall)
    half = length / 2 + 0.1
    line = [
        (-half, height + 0.08, 0.0),
        (-half + 0.6, height, 0.0),
        (half - 0.6, height, 0.0),
        (half, height + 0.08, 0.0),
    ]
    cap = Coping(line=[rounded(point) for point in line], width_m=1.0, height_m=0.42)
    sketch.add(f"{key}-cap", cap, at=(0.0, 0.02, 0.0), parent=wall)


def _add_floor(sketch: Sketch) -> None:
    reach = 2 * (HALF + WALL_DEPTH)
    sketch.solid_box("floor", (reach, 0.5, reach), at=(0.0, -0.25, 0.0))
    depth = reach / 2 - TERRACE_EDGE_Z
    paving = Paving(
        size=(reach, depth),
        slab_m=1.15,
        colours=(blend(STONE, PATH, 0.35), "#ddd6c4"),
        joint=blend(STONE_DEEP, PATH, 0.3),
        seed=7,
    )
    sketch.add("paving", paving, at=(0.0, 0.0, TERRACE_EDGE_Z + depth / 2))


def _add_door_wall(sketch: Sketch) -> None:
    """A wall across the western half of the yard with a door to walk through; its eastern part is a gate's."""
    west = DOOR_X - DOOR_WIDTH / 2
    length = west + HALF
    add_wall(sketch, "door-wall", length, GATE_WALL_HEIGHT, ((west - HALF) / 2, 0.0, GATE_WALL_Z))
    size = (DOOR_WIDTH + 0.5, 0.5, WALL_DEPTH + 0.1)
    lintel = Shape(kind="box", size=size, colour=BEAM)
    sketch.solid_box("door-lintel", size, lintel, at=(DOOR_X, 2.75, GATE_WALL_Z))
    half = DOOR_WIDTH / 2 + 0.5
    line = [(-half, 3.14, 0.0), (-half + 0.5, 3.04, 0.0), (half - 0.5, 3.04, 0.0), (half, 3.14, 0.0)]
    cap = Coping(line=line, width_m=1.3, height_m=0.55)
    sketch.add("door-cap", cap, words="thing-door", at=(DOOR_X, 0.0, GATE_WALL_Z))
    for side in (-1.0, 1.0):
        post = Shape(kind="box", size=(0.2, 3.0, WALL_DEPTH + 0.1), colour=COLUMN)
        sketch.add(f"door-post-{side:+.0f}", post, at=(DOOR_X + side * (DOOR_WIDTH / 2 + 0.04), 1.5, GATE_WALL_Z))


def _add_sign(sketch: Sketch) -> None:
    """A board between two posts, where those who arrive see it first."""
    foot = (-2.0, 0.0, 0.6)
    board = Shape(kind="box", size=(1.3, 0.66, 0.08), colour=WOOD)
    sign = sketch.add("sign", board, words="thing-sign", at=(foot[0], 1.25, foot[2]), yaw=math.pi + 0.12)
    sketch.add("sign-words", Label(text="庭院", height_m=0.44, colour=GILT), at=(0.0, 0.0, -0.05), parent=sign)
    roof = Coping(line=[(-0.85, 0.42, 0.0), (0.85, 0.42, 0.0)], width_m=0.5, height_m=0.2, tile_step_m=0.17)
    sketch.add("sign-roof", roof, parent=sign)
    for side in (-1.0, 1.0):
        post = Shape(kind="cylinder", size=(0.12, 1.66, 0.12), colour=COLUMN, sides=12)
        place = (0.7 * side, -0.42, 0.0)
        sketch.add(
            f"sign-post-{side:+.0f}", post, Collider(kind="cylinder", size=(0.2, 1.7, 0.2)), at=place, parent=sign
        )
    sketch.add("sign-shade", Shade(radius_m=(1.2, 0.5)), at=foot)
