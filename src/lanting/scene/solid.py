"""What stops people and carries their feet, in the world's axes: the one source of walk grid and collision mesh.

The client makes its mesh by the same rules (`client/src/world/solid.ts`); a test holds the two against each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lanting.scene.component.nature import HeightField
from lanting.scene.component.solid import Barrier, Collider
from lanting.scene.placing import Placing, Vector
from lanting.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class Solid:
    """One solid. `centre` and `size` in metres; `yaw` as a pose's.

    A `box` is width, height, depth; a `cylinder` stands upright, `size[0]` thick and `size[1]` high; a `ramp` rises
    from the bottom at its own +Z side to the full height at −Z. A `height_field` has its own origin at `centre`.
    """

    kind: Literal["box", "cylinder", "ramp", "height_field"]
    centre: Vector
    yaw: float
    size: Vector
    is_walkable: bool
    """Whether anybody may stand on it: nobody on a barrier."""
    height_field: HeightField | None = None


def solids(scene: Scene) -> Iterator[Solid]:
    """Every collider of a Scene, and every stretch of its barriers."""
    for entity, placing, collider in scene.each(Collider):
        field = entity.get(HeightField) if collider.kind == "height_field" else None
        yield Solid(collider.kind, placing.position, placing.yaw, collider.size, True, field)
    for _, placing, barrier in scene.each(Barrier):
        yield from _stretches(placing, barrier)


def _stretches(placing: Placing, barrier: Barrier) -> Iterator[Solid]:
    line = [*barrier.line, barrier.line[0]] if barrier.is_closed else barrier.line
    for start, end in pairwise(placing.point(point) for point in line):
        run, rise = math.hypot(end[0] - start[0], end[2] - start[2]), abs(end[1] - start[1])
        bottom = min(start[1], end[1]) - barrier.depth_m
        height = rise + barrier.depth_m + barrier.height_m
        centre = ((start[0] + end[0]) / 2, bottom + height / 2, (start[2] + end[2]) / 2)
        yaw = math.atan2(start[0] - end[0], start[2] - end[2])
        yield Solid("box", centre, yaw, (barrier.thickness_m, height, run + barrier.thickness_m), False)
