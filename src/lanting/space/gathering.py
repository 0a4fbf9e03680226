"""Bringing people together and back: around a host, to the door, and to where each was before (SP-110 to SP-114)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from lanting.kernel.clock import Moment
from lanting.kernel.ids import EntityId, ParticipantId
from lanting.protocol.pose import Pose
from lanting.protocol.word import Place
from lanting.space.command import Command
from lanting.space.ground import Ground
from lanting.space.participant import Participant
from lanting.space.people import PeopleList
from lanting.space.pose_lane import PoseLane
from lanting.space.reach import by_distance, outwards
from lanting.space.seating import Seating
from lanting.space.spawn import SpawnPlaces
from lanting.space.walk_grid import CELL_M, WalkGrid

ROOM_M: Final = 1.0
"""So much around the host is left free, and so far apart those around her stand."""

SIGHT_M: Final = 3.0
"""So far ahead of the host nobody is put: her own head would hide them from her."""

CROWD_M: Final = 16.0
"""Who stands further from a place is not in the way of whoever is taken there."""

Summons = Literal["gathered", "to_door"]
_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Before:
    """Where somebody was when a host called."""

    summons: Summons
    pose: Pose
    seat: EntityId | None
    ground: Ground
    """On which that was."""


class Gathering:
    """Knows for everybody whom hosts have moved the way back."""

    def __init__(self, people: PeopleList, poses: PoseLane, seating: Seating) -> None:
        self._people = people
        self._poses = poses
        self._seating = seating
        self._ways_back: dict[ParticipantId, list[_Before]] = {}
        self._ground: Ground
        self._spawns: SpawnPlaces

    def change_ground(self, ground: Ground, spawns: SpawnPlaces) -> None:
        self._ground, self._spawns = ground, spawns

    def forget(self, participant: ParticipantId) -> None:
        """She is gone: nobody brings her back."""
        self._ways_back.pop(participant, None)

    def around(self, host: Participant, place: Place | None, those: Sequence[Participant]) -> list[Command]:
        """Have them stand around her, or this place, each free of the others and looking there: the nearest move least.

        Who has no body and names no place gathers them where newcomers arrive.
        """
        middle = self._middle_of(host, place)
        staying = self._places_without(those)
        places = places_around(self._ground, middle, [middle, *_sight(middle), *staying], len(those))
        commands: list[Command] = []
        for who, free in zip(self._nearest_first(those, middle), places, strict=False):
            commands.append(self._call(who, _looking_at(free, middle), "gathered"))
        return commands

    def take_along(self, who: Participant, place: Pose, seats: Sequence[EntityId]) -> Command:
        """Put her, who wants it, on a free one of the seats; else as near to the place as there is room."""
        seated = self._seating.put_on_first_free(who, seats, "placed")
        return seated or self._seating.move(who, self._room_near(place, who), "placed")

    def to_door(self, those: Sequence[Participant], moment: Moment) -> list[Command]:
        """Have them stand where newcomers arrive."""
        moving = {who.slot for who in those}
        staying = {slot: who for slot, who in self._people.bodies.items() if slot not in moving}
        places = self._spawns.free_for(len(those), staying, self._poses, moment)
        return [self._call(who, place, "to_door") for who, place in zip(those, places, strict=True)]

    def back(self, summons: Summons, those: Sequence[Participant]) -> list[Command]:
        """Have those of them who were called so go back to where they were, seats included."""
        commands: list[Command] = []
        for who in those:
            way = self._ways_back.get(who.id, [])
            called = next((step for step, before in enumerate(way) if before.summons == summons), None)
            if called is not None:
                commands.append(self._return(who, way[called]))
                # What was called out later began at a place where she is no more.
                del way[called:]
        return commands

    def _middle_of(self, host: Participant, place: Place | None) -> Pose:
        if place is not None:
            return Pose(place.x, place.y, place.z, place.yaw)
        return self._poses.pose(host.slot) if host.has_body else self._spawns.first(None)

    def _room_near(self, place: Pose, who: Participant) -> Pose:
        """The place itself where nobody stands; only those near it are looked at one by one."""
        others = np.array([slot for slot in self._people.bodies if slot != who.slot], np.intp)
        places = self._poses.places(others)
        is_near = np.hypot(places[:, 0] - place.x, places[:, 2] - place.z) <= CROWD_M
        staying = [self._poses.pose(slot) for slot in others[is_near].tolist()]
        return next(iter(places_around(self._ground, place, staying, 1)), place)

    def _call(self, who: Participant, pose: Pose, summons: Summons) -> Command:
        way = self._ways_back.setdefault(who.id, [])
        if all(before.summons != summons for before in way):
            way.append(_Before(summons, self._poses.pose(who.slot), who.seat, self._ground))
        return self._seating.move(who, pose, summons)

    def _return(self, who: Participant, before: _Before) -> Command:
        seated = self._seating.take_back(who, before.seat, "returned") if before.seat is not None else None
        return seated or self._seating.move(who, self._on_ground(before), "returned")

    def _on_ground(self, before: _Before) -> Pose:
        """The place itself; where a new Scene left no floor there, the walkable one nearest to it."""
        pose, grid = before.pose, self._ground.walk_grid
        if before.ground is self._ground:
            return pose
        if self._ground.holds(pose) and grid.floor_at(pose.x, pose.y, pose.z) is not None:
            return pose
        node = grid.nearest_among(self._ground.home_nodes(), pose.x, pose.y, pose.z)
        return _at(grid, node, pose) if node >= 0 else pose

    def _places_without(self, those: Sequence[Participant]) -> list[Pose]:
        moving = {who.slot for who in those}
        return [self._poses.pose(slot) for slot in self._people.bodies if slot not in moving]

    def _nearest_first(self, those: Sequence[Participant], middle: Pose) -> list[Participant]:
        def away_m(who: Participant) -> float:
            pose = self._poses.pose(who.slot)
            return math.dist((pose.x, pose.y, pose.z), (middle.x, middle.y, middle.z))

        return sorted(those, key=lambda who: (away_m(who), who.slot))


def _sight(host: Pose) -> list[Pose]:
    """Where she looks, step by step; x and z of −Z turned by her yaw."""
    steps = range(1, int(SIGHT_M / ROOM_M) + 1)
    ahead_x, ahead_z = -math.sin(host.yaw) * ROOM_M, -math.cos(host.yaw) * ROOM_M
    return [Pose(host.x + ahead_x * step, host.y, host.z + ahead_z * step, host.yaw) for step in steps]


def places_around(ground: Ground, middle: Pose, taken: Sequence[Pose], count: int) -> list[Pose]:
    """So many walkable places about a middle, the nearest on foot first, ROOM_M from anybody while there is room.

    Without room some share the last one. None where nobody can walk at all.
    """
    grid = ground.walk_grid
    occupied: set[_Cell] = set()
    for pose in taken:
        _occupy(occupied, _cell(pose.x, pose.z))
    free: list[Pose] = []
    last = -1
    for node in _nodes_around(ground, middle):
        if len(free) == count:
            break
        last = node
        x, _, z = grid.middle(node)
        if _cell(x, z) not in occupied:
            _occupy(occupied, _cell(x, z))
            free.append(_at(grid, node, middle))
    if last >= 0:
        free += [free[-1] if free else _at(grid, last, middle)] * (count - len(free))
    return free


def _nodes_around(ground: Ground, middle: Pose) -> Iterator[int]:
    """The nodes of the walk grid from a middle outwards, as feet go; then, from a table top, where newcomers walk."""
    grid = ground.walk_grid
    first = grid.nearest(middle.x, middle.y, middle.z)
    if first < 0:
        return
    yield from outwards(grid, first)
    home = ground.home_nodes()
    if not home[first]:
        yield from by_distance(grid, home, middle.x, middle.z)


def _occupy(occupied: set[_Cell], cell: _Cell) -> None:
    column, row = cell
    occupied.update((column + across, row + along) for across in (-1, 0, 1) for along in (-1, 0, 1))


def _cell(x: float, z: float) -> _Cell:
    return math.floor(x / CELL_M), math.floor(z / CELL_M)


def _at(grid: WalkGrid, node: int, looking: Pose) -> Pose:
    x, y, z = grid.middle(node)
    return Pose(x, y, z, looking.yaw, 0.0)


def _looking_at(place: Pose, middle: Pose) -> Pose:
    """Yaw 0 looks along −Z, and turns to the left."""
    dx, dz = middle.x - place.x, middle.z - place.z
    yaw = math.atan2(-dx, -dz) % (2 * math.pi) if dx or dz else place.yaw
    return Pose(place.x, place.y, place.z, yaw, 0.0)
