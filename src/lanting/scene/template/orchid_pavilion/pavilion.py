"""The pavilion: a hexagon of six columns under one swinging roof, with benches, a table and lanterns."""

from __future__ import annotations

import math
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Extrusion, Label, Lathe, Shape, Tube
from lanting.scene.component.nature import Shade
from lanting.scene.component.placement import Seat, Zone
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.orchid_pavilion.plan import MEADOW_Y, PAVILION
from lanting.scene.template.orchid_pavilion.roof import CORNERS, add_roof, corner_at
from lanting.scene.template.palette import (
    BEAM,
    COLUMN,
    GILT,
    STONE,
    STONE_DEEP,
    WOOD,
    blend,
)
from lanting.scene.template.sketch import Sketch, rounded_line, rounded_outline
from lanting.scene.template.stool import add_stool
from lanting.scene.template.timber import add_column

TIERS: Final = ((5.35, 0.18), (4.85, 0.36), (4.35, 0.54))
"""The base: corner radius and top of each step."""
FLOOR_Y: Final = TIERS[-1][1]
COLUMN_RING: Final = 3.35
COLUMN_WIDTH: Final = 0.36
COLUMN_HEIGHT: Final = 3.3
ENTRANCE: Final = 1
"""The side without a bench: towards the stones."""
BENCH_HEIGHT: Final = 0.45


def add_pavilion(sketch: Sketch) -> None:
    pavilion = sketch.add(
        "pavilion",
        Zone(size=(9.0, 5.0, 9.0)),
        Shade(radius_m=(7.2, 7.2), depth=0.4),
        words="thing-orchid-pavilion",
        at=(PAVILION[0], MEADOW_Y, PAVILION[1]),
    )
    _add_base(sketch, pavilion)
    for corner in range(CORNERS):
        foot = corner_at(corner, COLUMN_RING, FLOOR_Y)
        add_column(sketch, f"column-{corner}", foot, COLUMN_HEIGHT, COLUMN_WIDTH, pavilion)
        _add_side(sketch, pavilion, corner)
    add_roof(sketch, pavilion)
    _add_table(sketch, pavilion)


def _side(number: int, radius: float, y: float) -> tuple[Vector, float, float]:
    """The middle of a side of a hexagon, the yaw that looks inward from it, and its length."""
    apothem = radius * math.cos(math.pi / CORNERS)
    x, _, z = corner_at(number + 0.5, apothem)
    return (x, y, z), math.atan2(x, z), radius


def _add_base(sketch: Sketch, pavilion: EntityId) -> None:
    below = 0.0
    for tier, (radius, top) in enumerate(TIERS):
        height = top - below + (0.4 if tier == 0 else 0.0)
        colour = STONE_DEEP if tier == 0 else blend(STONE_DEEP, STONE, 0.5 * tier)
        shape = Shape(
            kind="cylinder", size=(2 * radius, height, 2 * radius), colour=colour, sides=CORNERS, rounding_m=0.03
        )
        sketch.add(f"base-{tier}", shape, at=(0.0, top - height / 2, 0.0), parent=pavilion)
        depth = 2 * radius * math.cos(math.pi / CORNERS)
        for turn in range(3):
            # Three boxes across each other fill a hexagon.
            _, yaw, length = _side(turn, radius, 0.0)
            sketch.solid_box(
                f"base-{tier}-solid-{turn}",
                (length, height, depth),
                at=(0.0, top - height / 2, 0.0),
                yaw=yaw,
                parent=pavilion,
            )
        below = top


def _add_side(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    top = FLOOR_Y + COLUMN_HEIGHT
    for part, (below, height, depth, colour) in enumerate(((0.2, 0.3, 0.22, BEAM), (0.78, 0.12, 0.12, COLUMN))):
        middle, yaw, length = _side(side, COLUMN_RING, top - below)
        beam = Shape(kind="box", size=(length, height, depth), colour=colour)
        sketch.add(f"beam-{side}-{part}", beam, at=middle, yaw=yaw, parent=pavilion)
    _add_lattice(sketch, pavilion, side)
    if side == ENTRANCE:
        _add_plaque(sketch, pavilion, side)
    else:
        _add_bench(sketch, pavilion, side)


def _add_lattice(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    """What hangs beneath the beam: a frame of small bars whose ends come down along the columns."""
    middle, yaw, length = _side(side, COLUMN_RING, FLOOR_Y + COLUMN_HEIGHT - 0.86)
    half = (length - COLUMN_WIDTH) / 2
    outline = [(-half, 0.0), (-half, -0.78), (-half + 0.1, -0.78), (-half + 0.16, -0.52), (-half + 0.42, -0.42)]
    outline += [(-x, y) for x, y in reversed(outline)]
    holes = []
    for column in range(7):
        x = (column - 3) * (half - 0.1) * 2 / 7
        wide = (half - 0.1) / 7 - 0.022
        for top, bottom in ((-0.04, -0.19), (-0.23, -0.38)) if column % 2 else ((-0.04, -0.12), (-0.16, -0.38)):
            holes.append(rounded_outline([(x - wide, bottom), (x + wide, bottom), (x + wide, top), (x - wide, top)]))
    lattice = Extrusion(
        outline=rounded_outline(reversed(outline)), holes=holes, depth_m=0.05, colour=COLUMN, rounding_m=0.0
    )
    sketch.add(f"lattice-{side}", lattice, at=middle, yaw=yaw, parent=pavilion)


def _add_bench(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    middle, yaw, length = _side(side, COLUMN_RING, FLOOR_Y)
    bench = sketch.add(f"bench-{side}", at=middle, yaw=yaw, parent=pavilion)
    run = length - COLUMN_WIDTH - 0.06
    sketch.add(
        f"bench-{side}-seat",
        Shape(kind="box", size=(run, 0.07, 0.46), colour=WOOD),
        at=(0.0, BENCH_HEIGHT - 0.035, -0.06),
        parent=bench,
    )
    sketch.add(
        f"bench-{side}-foot",
        Shape(kind="box", size=(run - 0.3, BENCH_HEIGHT - 0.07, 0.1), colour=BEAM),
        at=(0.0, (BENCH_HEIGHT - 0.07) / 2, -0.04),
        parent=bench,
    )
    rail = [(-run / 2, 0.92, 0.3), (run / 2, 0.92, 0.3)]
    sketch.add(f"bench-{side}-rail", Tube(line=rounded_line(rail), radius_m=0.045, colour=COLUMN), parent=bench)
    for rod in range(5):
        x = run * (rod / 4 - 0.5) * 0.94
        line = rounded_line([(x, BENCH_HEIGHT - 0.02, 0.12), (x, 0.7, 0.2), (x, 0.92, 0.3)])
        sketch.add(f"bench-{side}-rod-{rod}", Tube(line=line, radius_m=0.02, colour=COLUMN, sides=6), parent=bench)
    sketch.solid_box(f"bench-{side}-solid", (run, 1.0, 0.5), at=(0.0, 0.5, 0.05), parent=bench)
    for place, x in enumerate((-0.75, 0.75)):
        sketch.add(
            f"bench-{side}-place-{place}",
            Seat(height_m=BENCH_HEIGHT),
            words="thing-bench",
            at=(x, 0.0, -0.1),
            parent=bench,
        )


def _add_plaque(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    middle, yaw, _ = _side(side, COLUMN_RING + 0.16, FLOOR_Y + COLUMN_HEIGHT - 0.42)
    plaque = sketch.add(
        "plaque",
        Shape(kind="box", size=(1.5, 0.62, 0.07), colour=BEAM),
        words="thing-plaque",
        at=middle,
        yaw=yaw + math.pi,
        parent=pavilion,
    )
    sketch.add("plaque-words", Label(text="兰亭", height_m=0.42, colour=GILT), at=(0.0, 0.0, -0.045), parent=plaque)


def _add_table(sketch: Sketch, pavilion: EntityId) -> None:
    outline = [(0.0, 0.74), (0.62, 0.74), (0.66, 0.7), (0.62, 0.64), (0.2, 0.6), (0.15, 0.3), (0.24, 0.05), (0.3, 0.0)]
    sketch.add(
        "table",
        Lathe(outline=outline, colour=WOOD),
        Collider(kind="cylinder", size=(1.3, 1.5, 1.3)),
        words="thing-table",
        at=(0.0, FLOOR_Y, 0.0),
        parent=pavilion,
    )
    for number in range(4):
        x, _, z = corner_at(number * 1.5 + 0.25, 1.25)
        add_stool(sketch, f"stool-{number}", (x, FLOOR_Y, z), math.atan2(x, z), STONE, pavilion)
