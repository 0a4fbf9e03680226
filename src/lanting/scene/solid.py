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
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing, Vector, yaw_rotation
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
        yield _collider(entity, placing, collider)
    for _, placing, barrier in scene.each(Barrier):
        yield from _stretches(placing, barrier)


def footprint(entity: Entity, placing: Placing) -> Iterator[Vector]:
    """The outermost points of what is solid of one Entity."""
    collider, barrier = entity.get(Collider), entity.get(Barrier)
    found = [] if collider is None else [_collider(entity, placing, collider)]
    for solid in [*found, *(() if barrier is None else _stretches(placing, barrier))]:
        xs, zs = (-solid.size[0] / 2, solid.size[0] / 2), (-solid.size[2] / 2, solid.size[2] / 2)
        if solid.height_field is not None:
            xs, zs = _ends(solid.height_field.xs), _ends(solid.height_field.zs)
        turned = Placing(solid.centre, yaw_rotation(solid.yaw))
        yield from (turned.point((x, 0.0, z)) for x in xs for z in zs)


def _ends(axis: list[float]) -> tuple[float, float]:
    return axis[0], axis[-1]


def _collider(entity: Entity, placing: Placing, collider: Collider) -> Solid:
    field = entity.get(HeightField) if collider.kind == "height_field" else None
    return Solid(collider.kind, placing.position, placing.yaw, collider.size, True, field)


def _stretches(placing: Placing, barrier: Barrier) -> Iterator[Solid]:
    line = [*barrier.line, barrier.line[0]] if barrier.is_closed else barrier.line
    for start, end in pairwise(placing.point(point) for point in line):
        run, rise = math.hypot(end[0] - start[0], end[2] - start[2]), abs(end[1] - start[1])
        bottom = min(start[1], end[1]) - barrier.depth_m
        height = rise + barrier.depth_m + barrier.height_m
        centre = ((start[0] + end[0]) / 2, bottom + height / 2, (start[2] + end[2]) / 2)
        yaw = math.atan2(start[0] - end[0], start[2] - end[2])
        yield Solid("box", centre, yaw, (barrier.thickness_m, height, run + barrier.thickness_m), False)
