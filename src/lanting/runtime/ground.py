"""A Scene as those who stand in it meet it: bounds, spawns, seats, zones, and the walk grid made from its solids."""

from __future__ import annotations

from typing import Final

import numpy as np

from lanting.protocol.pose import XZ_ORIGIN_M, Pose
from lanting.scene import solid as scene_solid
from lanting.scene.component import nature, placement, use
from lanting.scene.entity import Entity
from lanting.scene.placing import Placing
from lanting.scene.scene import Scene
from lanting.space.ground import (
    Bounds,
    Box,
    Button,
    Cylinder,
    Ground,
    HeightField,
    Portal,
    Ramp,
    Seat,
    Solid,
    Spawn,
    Zone,
)
from lanting.space.solid import Extent
from lanting.space.thing import Takeable, ThingPlace
from lanting.space.walk_grid import WalkGrid

BEFORE_PORTAL_M: Final = 1.5
"""Who comes through a portal stands so far before it: near, but out of the way of the next."""
_UNBOUNDED: Final = Bounds(x=(XZ_ORIGIN_M, -XZ_ORIGIN_M), y=(-128.0, 500.0), z=(XZ_ORIGIN_M, -XZ_ORIGIN_M))
"""What poses can say: for a Scene that names no border."""


def ground_of(scene: Scene) -> Ground:
    """What `scene` means to walkers. Takes up to a second for a large Scene: not for the event loop."""
    bounds = _bounds(scene)
    solids = [_solid(each) for each in scene_solid.solids(scene)]
    walk_grid = WalkGrid.of(solids, Extent(*bounds.x, *bounds.z))
    return Ground(
        bounds=bounds,
        walk_grid=walk_grid,
        spawns=tuple(Spawn(_pose(placing), spawn.radius_m) for _, placing, spawn in scene.each(placement.Spawn)),
        seats=tuple(
            Seat(entity.id, _pose(placing), seat.height_m) for entity, placing, seat in scene.each(placement.Seat)
        ),
        zones=tuple(
            Zone(
                entity.id,
                Box(*placing.position, *zone.size, placing.yaw),
                is_private=zone.is_private,
                is_quiet=zone.is_quiet,
                is_stage=zone.is_stage,
            )
            for entity, placing, zone in scene.each(placement.Zone)
        ),
        portals=tuple(
            Portal(entity.id, _before(placing, portal, walk_grid), portal.target)
            for entity, placing, portal in scene.each(placement.Portal)
        ),
        buttons=tuple(Button(entity.id, _pose(placing)) for entity, placing, _ in scene.each(use.Button)),
    )


def takeable(entity: Entity | None) -> Takeable | None:
    """What hands can take it as, if they can. It has no parent, so it stands where its Transform says."""
    if entity is None or entity.get(use.Grabbable) is None:
        return None
    stands = entity.get(placement.Transform) or placement.Transform()
    return Takeable(ThingPlace(stands.position, stands.rotation), entity.is_locked)


def _before(placing: Placing, portal: placement.Portal, walk_grid: WalkGrid) -> Pose:
    """On the floor before the opening, with the back to it."""
    x, y, z = placing.point((0.0, -portal.diameter_m / 2, -BEFORE_PORTAL_M))
    node = walk_grid.nearest(x, y, z)
    return Pose(x, walk_grid.middle(node)[1] if node >= 0 else y, z, placing.yaw)


def _bounds(scene: Scene) -> Bounds:
    border = scene.sole(placement.Bounds)
    if border is None:
        return _UNBOUNDED
    return Bounds(
        x=(border.x_min, border.x_max),
        y=(border.y_min, border.y_max),
        z=(border.z_min, border.z_max),
    )


def _pose(placing: Placing) -> Pose:
    x, y, z = placing.position
    return Pose(x, y, z, placing.yaw)


def _solid(solid: scene_solid.Solid) -> Solid:
    width, height, depth = solid.size
    if solid.height_field is not None:
        return _terrain(solid.height_field, solid)
    if solid.kind == "cylinder":
        return Cylinder(*solid.centre, width / 2, height, is_walkable=solid.is_walkable)
    kind = Ramp if solid.kind == "ramp" else Box
    return kind(*solid.centre, width, height, depth, solid.yaw, is_walkable=solid.is_walkable)


def _terrain(field: nature.HeightField, solid: scene_solid.Solid) -> HeightField:
    heights = np.asarray(field.heights, float).reshape(len(field.zs), len(field.xs))
    xs, zs = np.asarray(field.xs, float), np.asarray(field.zs, float)
    return HeightField(*solid.centre, xs, zs, heights, solid.yaw, is_walkable=solid.is_walkable)
