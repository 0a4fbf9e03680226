"""How houses here are built: columns on stone, beams, hipped roofs with lifted corners, lattices."""

from __future__ import annotations

import math
from typing import Final

from lanting.kernel.ids import EntityId
from lanting.scene.component.matter import Extrusion, Lathe, Shape, Sheet, Tube
from lanting.scene.component.solid import Collider
from lanting.scene.placing import Vector
from lanting.scene.template.palette import BEAM, COLUMN, RIDGE, STONE, TILE
from lanting.scene.template.sketch import FlatPoint, Sketch, rounded, rounded_line, rounded_outline

ROOF_ROWS: Final = 11


def add_column(
    sketch: Sketch, key: str, foot: Vector, height: float, width: float = 0.34, parent: EntityId | None = None
) -> None:
    """A round column, a little thinner at its head, on a stone socle."""
    size = (width, height, width)
    middle = rounded((foot[0], foot[1] + height / 2, foot[2]))
    sketch.add(
        key,
        Shape(kind="cylinder", size=size, colour=COLUMN, sides=16, taper=0.94),
        Collider(kind="cylinder", size=size),
        at=middle,
        parent=parent,
    )
    r = width / 2
    socle = rounded_outline([(0.0, 0.16), (r + 0.05, 0.16), (r + 0.12, 0.1), (r + 0.13, 0.0)])
    sketch.add(f"{key}-socle", Lathe(outline=socle, colour=STONE, sides=16), at=foot, parent=parent)


def add_beam(sketch: Sketch, key: str, start: Vector, end: Vector, height: float, depth: float, colour: str) -> None:
    """A level beam from point to point, its top at their height."""
    length = math.hypot(end[0] - start[0], end[2] - start[2])
    middle = ((start[0] + end[0]) / 2, start[1] - height / 2, (start[2] + end[2]) / 2)
    yaw = math.atan2(start[2] - end[2], end[0] - start[0])
    beam = Shape(kind="box", size=rounded((length, height, depth)), colour=colour)
    sketch.add(key, beam, at=rounded(middle), yaw=yaw)


class HippedRoof:
    """A roof over a rectangle: a ridge along x, four slopes, eaves that swing up to their corners."""

    def __init__(self, half_x: float, half_z: float, rise: float, lift: float) -> None:
        self.half_x, self.half_z, self.rise, self.lift = half_x, half_z, rise, lift
        self.ridge = max(half_x - half_z, 0.12 * half_x)

    def point(self, side: int, t: float, v: float) -> Vector:
        """On side 0 … 3 (+z, +x, −z, −x), −1 … 1 along it as one walks around, and from the ridge to the eaves."""
        power = 7.0 if side % 2 == 0 and self.half_x > 1.3 * self.half_z else 4.0
        corner = abs(t) ** power
        out = 1.0 + 0.035 * corner * v**3
        x, z = (self.ridge + (self.half_x - self.ridge) * v) * out, self.half_z * v * out
        y = self.rise * max(1.0 - v, 0.0) ** 1.7 + self.lift * corner * v**4
        return ((t * x, y, z), (x, y, -t * z), (-t * x, y, -z), (-x, y, t * z))[side]

    def add(self, sketch: Sketch, key: str, at: Vector, underside: str, words: str | None) -> None:
        """With its middle at the height of the eaves."""
        steps = (22, 14, 22, 14)
        points = [
            rounded(self.point(side, 2 * step / steps[side] - 1, 0.03 + 0.97 * row / (ROOF_ROWS - 1)))
            for row in range(ROOF_ROWS)
            for side in range(4)
            for step in range(steps[side])
        ]
        tiles = Sheet(
            columns=sum(steps),
            points=points,
            colour=RIDGE,
            edge_colour=TILE,
            underside=underside,
            thickness_m=0.14,
            is_closed=True,
        )
        roof = sketch.add(key, tiles, words=words, at=at)
        for side in range(4):
            hip = [self.point(side, 1.0, 0.02 + 0.99 * step / 11) for step in range(12)]
            line = rounded_line((x, y + 0.07, z) for x, y, z in hip)
            sketch.add(
                f"{key}-hip-{side}", Tube(line=line, radius_m=0.1, end_radius_m=0.075, colour=RIDGE), parent=roof
            )
        self._add_crown(sketch, key, roof)

    def add_rafters(self, sketch: Sketch, key: str, at: Vector, per_side: int, colour: str) -> None:
        """Round timbers beneath the tiles, fanned from the ridge to the eaves."""
        frame = sketch.add(key, at=at)
        for side in range(4):
            for number in range(per_side):
                t = 1.7 * (number + 0.5) / per_side - 0.85
                line = [self.point(side, t, 0.08 + 0.84 * step / 6) for step in range(7)]
                below = rounded_line((x, y - 0.2, z) for x, y, z in line)
                rafter = Tube(line=below, radius_m=0.06, colour=colour, sides=6)
                sketch.add(f"{key}-{side}-{number}", rafter, parent=frame)

    def _add_crown(self, sketch: Sketch, key: str, roof: EntityId) -> None:
        top, end = 0.95 * self.rise - 0.04, self.ridge + 0.25
        line = [
            (-end, top + 0.3, 0.0),
            (-end + 0.35, top + 0.1, 0.0),
            (end - 0.35, top + 0.1, 0.0),
            (end, top + 0.3, 0.0),
        ]
        sketch.add(f"{key}-ridge", Tube(line=rounded_line(line), radius_m=0.19, colour=RIDGE, sides=10), parent=roof)


def lattice(width: float, height: float, columns: int, rows: int, colour: str = BEAM) -> Extrusion:
    """A window's lattice: a frame and bars between at most sixteen openings."""
    frame, bar = 0.09, 0.045
    across = (width - 2 * frame - (columns - 1) * bar) / columns
    up = (height - 2 * frame - (rows - 1) * bar) / rows
    holes = []
    for column in range(columns):
        for row in range(rows):
            x, y = -width / 2 + frame + column * (across + bar), -height / 2 + frame + row * (up + bar)
            holes.append(rounded_outline([(x, y), (x, y + up), (x + across, y + up), (x + across, y)]))
    return Extrusion(outline=rectangle(width, height), holes=holes, depth_m=0.06, colour=colour, rounding_m=0.0)


def rectangle(width: float, height: float, middle: FlatPoint = (0.0, 0.0)) -> list[FlatPoint]:
    """Counter-clockwise."""
    x, y = width / 2, height / 2
    return rounded_outline((middle[0] + sx * x, middle[1] + sy * y) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
