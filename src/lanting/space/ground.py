"""The Ground: what a Scene means to those who stand in it. `runtime` makes one from each Scene revision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lanting.kernel.ids import EntityId
from lanting.protocol.pose import Pose
from lanting.protocol.word import Place
from lanting.space.pose_lane import Bounds
from lanting.space.solid import Box, Cylinder, HeightField, Ramp, Solid
from lanting.space.walk_grid import Mask, WalkGrid

__all__ = [
    "Bounds",
    "Box",
    "Button",
    "Cylinder",
    "Ground",
    "HeightField",
    "Portal",
    "Ramp",
    "Seat",
    "Solid",
    "Spawn",
    "Zone",
]


@dataclass(frozen=True, slots=True)
class Spawn:
    """Where newcomers arrive: on a disc around a pose, looking as it looks."""

    pose: Pose
    radius_m: float = 1.0


@dataclass(frozen=True, slots=True)
class Seat:
    """A place for one to sit, looking as its pose looks; the pose stands on the floor under the seat."""

    entity: EntityId
    pose: Pose
    height_m: float = 0.45


@dataclass(frozen=True, slots=True)
class Portal:
    """A door to another Space: who comes from there arrives before it, with her back to it."""

    entity: EntityId
    pose: Pose
    """On the floor before the opening, on the side of this Space, looking away from it."""
    target: str
    """The other Space's slug."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press."""

    entity: EntityId
    pose: Pose


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the Space with rules of its own."""

    entity: EntityId
    box: Box
    is_private: bool = False
    """What is said inside stays inside."""
    is_quiet: bool = False
    """Nobody's voice is heard here, or from here."""
    is_stage: bool = False
    """Who may speak to all is heard from here by everybody alike."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where people may be, arrive, sit and walk."""

    bounds: Bounds
    walk_grid: WalkGrid
    spawns: tuple[Spawn, ...] = ()
    """With none, newcomers arrive at the origin."""
    seats: tuple[Seat, ...] = ()
    zones: tuple[Zone, ...] = ()
    portals: tuple[Portal, ...] = ()
    buttons: tuple[Button, ...] = ()

    def home_nodes(self) -> Mask:
        """Of the walk grid, the nodes that newcomers can walk to: no roof, no table top, no bank without a bridge."""
        grid = self.walk_grid
        spawns = self.spawns or (Spawn(Pose(0.0, 0.0, 0.0)),)
        nodes = [grid.nearest(spawn.pose.x, spawn.pose.y, spawn.pose.z) for spawn in spawns]
        home: Mask = np.isin(grid.island, grid.island[[node for node in nodes if node >= 0]])
        return home

    def standing_at(self, place: Place) -> Pose | None:
        """On the floor at a place, of several the one nearest in height; None where newcomers cannot walk to."""
        grid, home = self.walk_grid, self.home_nodes()
        nodes = [node for node in grid.nodes_in(place.x, place.z) if home[node]]
        if not nodes:
            return None
        x, y, z = grid.middle(min(nodes, key=lambda node: abs(float(grid.height[node]) - place.y)))
        floor = grid.floor_at(place.x, y, place.z)
        return Pose(x, y, z, place.yaw) if floor is None else Pose(place.x, floor, place.z, place.yaw)

    def holds(self, pose: Pose) -> bool:
        """Whether a pose is within the bounds, borders included."""
        bounds = self.bounds
        return all(
            low <= value <= high for value, (low, high) in ((pose.x, bounds.x), (pose.y, bounds.y), (pose.z, bounds.z))
        )
