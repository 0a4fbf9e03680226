"""Where newcomers are put: near a spawn, or before the portal they come through, and in nobody (SP-8, SP-77)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from lanting.kernel.clock import Moment
from lanting.protocol.pose import Pose
from lanting.space.ground import Ground, Spawn
from lanting.space.participant import Participant
from lanting.space.pose_lane import PoseLane
from lanting.space.walk_grid import CELL_M

_SPOTS_MAX: Final = 4_000
_REACH_CELLS: Final = 64
"""So far from a spawn, 32 m each way, a newcomer may be put; an even number of cells."""
_PORTAL_RADIUS_M: Final = 1.5
_LOOK_EVERY_MS: Final = 1_000
"""Where everybody stands is looked up at most this often: that costs a call for each."""

_Cell = tuple[int, int]


class SpawnPlaces:
    """The places around the spawns and portals of one Ground, nearest first, and which of them are taken."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._spots = _with_cells(_spots(ground, ground.spawns or (Spawn(Pose(0.0, 0.0, 0.0)),)))
        self._door_spots: dict[str, list[tuple[_Cell, Pose]]] = {}
        self._taken: set[_Cell] = set()
        self._looked_at: Moment | None = None

    def first(self, through: str | None) -> Pose:
        """Where somebody would arrive whom nobody is in the way of."""
        return self._spots_for(through)[0][1]

    def next_free(
        self, inside: Mapping[int, Participant], poses: PoseLane, moment: Moment, through: str | None = None
    ) -> Pose:
        """A place in which nobody stands; the first one when all are taken.

        `through`: the Space she comes from by a portal. Where none of ours leads back there, she comes as others do.
        """
        if self._looked_at is None or moment - self._looked_at >= _LOOK_EVERY_MS:
            self._look(inside, poses, moment)
        spots = self._spots_for(through)
        place = next((spot for cell, spot in spots if cell not in self._taken), spots[0][1])
        self.arrived(place)
        return place

    def free_for(self, count: int, inside: Mapping[int, Participant], poses: PoseLane, moment: Moment) -> list[Pose]:
        """Places for so many at once, in nobody who is inside; the first one for all for whom there is none."""
        self._look(inside, poses, moment)
        free: list[Pose] = []
        for cell, spot in self._spots:
            if len(free) == count:
                break
            if cell not in self._taken:
                self.arrived(spot)
                free.append(spot)
        return free + [self._spots[0][1]] * (count - len(free))

    def _look(self, inside: Mapping[int, Participant], poses: PoseLane, moment: Moment) -> None:
        self._taken.clear()
        for slot in inside:
            self.arrived(poses.pose(slot))
        self._looked_at = moment

    def _spots_for(self, through: str | None) -> list[tuple[_Cell, Pose]]:
        """The spots before a portal are looked for when the first visitor comes through it."""
        doors = [door.pose for door in self._ground.portals if door.target == through]
        if through is None or not doors:
            return self._spots
        if through not in self._door_spots:
            spots = _spots(self._ground, [Spawn(door, _PORTAL_RADIUS_M) for door in doors])
            before = [spot for spot in spots if any(_is_before(door, spot) for door in doors)]
            self._door_spots[through] = _with_cells(before or doors)
        return self._door_spots[through]

    def arrived(self, pose: Pose) -> None:
        """Somebody stands here: the cell and those around it are no place for others."""
        column, row = _cell(pose)
        self._taken.update((column + across, row + along) for across in (-1, 0, 1) for along in (-1, 0, 1))


def _cell(pose: Pose) -> _Cell:
    return math.floor(pose.x / CELL_M), math.floor(pose.z / CELL_M)


def _with_cells(spots: Sequence[Pose]) -> list[tuple[_Cell, Pose]]:
    return [(_cell(spot), spot) for spot in spots]


def _is_before(door: Pose, spot: Pose) -> bool:
    """Whether a spot is on the side that a door's pose looks to, and not in the doorway or behind it."""
    ahead_x, ahead_z = -math.sin(door.yaw), -math.cos(door.yaw)
    return (spot.x - door.x) * ahead_x + (spot.z - door.z) * ahead_z >= -CELL_M


def _spots(ground: Ground, spawns: Sequence[Spawn]) -> list[Pose]:
    """Every second cell that can be walked to from a spawn: first on the discs of all spawns, then further away."""
    spots_max = _SPOTS_MAX // len(spawns)
    found = sorted(
        (ring, number, node)
        for number, spawn in enumerate(spawns)
        for ring, node in _nodes_around(ground, spawn, spots_max)
    )
    spots: dict[int, Pose] = {}
    for _, number, node in found:
        x, y, z = ground.walk_grid.middle(node)
        pose = spawns[number].pose
        spots.setdefault(node, Pose(x, y, z, pose.yaw, pose.pitch))
    return list(spots.values()) or [spawn.pose for spawn in spawns]


def _nodes_around(ground: Ground, spawn: Spawn, spots_max: int) -> list[tuple[float, int]]:
    """The nearest spots of one spawn, each with its distance as a multiple of the spawn's radius."""
    grid, pose = ground.walk_grid, spawn.pose
    middle = grid.nearest(pose.x, pose.y, pose.z)
    if middle < 0:
        return []
    rows, columns = (
        slice(max(0, centre % 2, centre - _REACH_CELLS), centre + _REACH_CELLS + 1, 2)
        for centre in (int(grid.row[middle]), int(grid.column[middle]))
    )
    nodes = grid.at[:, rows, columns].ravel()
    nodes = nodes[nodes >= 0]
    nodes = nodes[grid.island[nodes] == grid.island[middle]]
    distance = np.hypot(grid.row[nodes] - grid.row[middle], grid.column[nodes] - grid.column[middle]) * CELL_M
    radius = max(spawn.radius_m, CELL_M)
    nearest = np.argsort(distance, kind="stable")[: 1 + spots_max]
    return [(float(distance[place]) / radius, int(nodes[place])) for place in nearest]
