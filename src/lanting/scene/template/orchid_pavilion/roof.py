"""The pavilion's roof: one swinging sheet on six sides, rows of tiles, ridges, rafters and lanterns."""

from __future__ import annotations

import math
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Lathe, Sheet, Tube
from lanting.scene.placing import Vector
from lanting.scene.template.lantern import add_lantern
from lanting.scene.template.palette import BEAM, GILT, PATH, RIDGE, TILE, WOOD, blend
from lanting.scene.template.sketch import Sketch, rounded, rounded_line

CORNERS: Final = 6
EAVES: Final = 5.3
ROOF_HEIGHT: Final = 2.5
ROOF_Y: Final = 3.56
THICKNESS: Final = 0.12
TILE_ROWS: Final = 10
"""Rows of round tiles on each side."""
RAFTERS: Final = 7


def corner_at(number: float, radius: float, y: float = 0.0) -> Vector:
    """A corner of the hexagon; whole numbers and a half are the middles of its sides' directions."""
    angle = math.tau * number / CORNERS
    return (radius * math.cos(angle), y, radius * math.sin(angle))


def _roof_point(around: float, v: float) -> Vector:
    """A point of the roof: `around` 0 … 6 counts corners, `v` runs from the peak to the eaves."""
    away = abs(around - round(around)) * 2
    k = 1.0 - away
    off_middle = (around - math.floor(around) - 0.5) * math.tau / CORNERS
    radius = v * EAVES * math.cos(math.pi / CORNERS) / math.cos(off_middle)
    x, _, z = corner_at(around, radius)
    return (x, ROOF_Y + ROOF_HEIGHT * max(1 - v, 0.0) ** 1.75 + 0.95 * k**3.2 * v**4, z)


def add_roof(sketch: Sketch, pavilion: EntityId) -> None:
    per_side, rows = 12, 11
    columns = CORNERS * per_side
    points = [
        rounded(_roof_point(column / per_side, 0.03 + 0.97 * row / (rows - 1)))
        for row in range(rows)
        for column in range(columns)
    ]
    roof = Sheet(
        columns=columns,
        points=points,
        colour=RIDGE,
        edge_colour=TILE,
        underside=blend(WOOD, PATH, 0.3),
        thickness_m=THICKNESS,
        is_closed=True,
    )
    sketch.add("roof", roof, words="thing-roof", parent=pavilion)
    for corner in range(CORNERS):
        line = [_roof_point(corner, 0.04 + 0.98 * step / 11) for step in range(12)]
        raised = rounded_line((x, y + 0.07, z) for x, y, z in line)
        sketch.add(
            f"ridge-{corner}", Tube(line=raised, radius_m=0.1, end_radius_m=0.075, colour=RIDGE), parent=pavilion
        )
        _add_tiles(sketch, pavilion, corner)
        _add_rafters(sketch, pavilion, corner)
        if corner != 2:
            x, y, z = _roof_point(corner, 0.9)
            add_lantern(sketch, f"lantern-{corner}", (x, y - 0.06, z), pavilion)
    finial = [
        (0.0, 0.72),
        (0.05, 0.66),
        (0.09, 0.56),
        (0.26, 0.4),
        (0.3, 0.24),
        (0.22, 0.06),
        (0.12, 0.0),
        (0.3, -0.1),
        (0.36, -0.22),
    ]
    sketch.add(
        "finial",
        Lathe(outline=finial, colour=GILT, finish="gilt"),
        at=(0.0, ROOF_Y + ROOF_HEIGHT - 0.08, 0.0),
        parent=pavilion,
    )


def _add_tiles(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    """Rows of tiles run straight down a side: those beside its middle begin lower, at the ridge."""
    half = EAVES / 2
    for row in range(TILE_ROWS):
        beside = ((row + 0.5) / TILE_ROWS * 2 - 1) * 0.98
        start = max(abs(beside), 0.06) + 0.02
        line = []
        for step in range(6):
            v = start + (1.005 - start) * step / 5
            off_middle = math.atan2(beside * half, v * EAVES * math.cos(math.pi / CORNERS))
            x, y, z = _roof_point(side + 0.5 + off_middle / math.tau * CORNERS, v)
            line.append((x, y + 0.012, z))
        tiles = Tube(line=rounded_line(line), radius_m=0.05, colour=TILE, sides=4)
        sketch.add(f"tiles-{side}-{row}", tiles, parent=pavilion)


def _add_rafters(sketch: Sketch, pavilion: EntityId, side: int) -> None:
    """What one sees of the roof from below: rafters from the beam out to the eaves."""
    for number in range(RAFTERS):
        around = side + (number + 0.5) / RAFTERS
        line = []
        for v in (0.58, 0.79, 0.985):
            x, y, z = _roof_point(around, v)
            line.append((x, y - THICKNESS - 0.025, z))
        rafter = Tube(line=rounded_line(line), radius_m=0.035, colour=blend(BEAM, WOOD, 0.7), sides=4)
        sketch.add(f"rafter-{side}-{number}", rafter, parent=pavilion)
