"""Seats: who sits where, from where a seat is taken, and where one stands up (SP-70 to SP-74)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from lanting.kernel.ids import EntityId
from lanting.protocol.limit import SIT_WITHIN_M
from lanting.protocol.notice import Moved
from lanting.protocol.permission import Permission
from lanting.protocol.pose import Pose, PoseFlag
from lanting.space.command import Command, Tell
from lanting.space.experience.attendance import AttendanceNews
from lanting.space.ground import Ground, Seat
from lanting.space.participant import Participant, place_of
from lanting.space.pose_lane import PoseLane
from lanting.space.settings import RuleBook

SIT_HEIGHT_WITHIN_M: Final = 2.0
SEAT_HEIGHT_M: Final = 0.45
"""A figure is drawn as sitting so high above its pose: on another seat its pose is as much higher or lower."""
STAND_BEFORE_M: Final = 0.7
STAND_WITHIN_M: Final = 3.0
"""Ground further away from its seat than this is another place; then any floor near the seat will do."""
_ON_SEAT_M: Final = 0.3

SeatRefusal = Literal["seat_unknown", "seat_taken", "seat_too_far", "not_seated"]


class Seating:
    """The seats of one Space: each holds one participant, and she is held there until she stands up or is gone."""

    def __init__(self, ground: Ground, poses: PoseLane, book: RuleBook, attendance: AttendanceNews) -> None:
        self._attendance = attendance
        self._poses = poses
        self._book = book
        self._taken: dict[EntityId, Participant] = {}
        self._adopt(ground)

    def sit(self, who: Participant, entity: str) -> list[Command] | SeatRefusal:
        """Sit down, wherever she sat before."""
        seat = self._seats.get(EntityId(entity))
        if seat is None:
            return "seat_unknown"
        if self._taken.get(seat.entity, who) is not who:
            return "seat_taken"
        if not _is_within_reach(self._poses.pose(who.slot), seat.pose):
            return "seat_too_far"
        self.leave(who)
        return [self._put_on(who, seat)]

    def stand(self, who: Participant) -> list[Command] | SeatRefusal:
        """Stand up before the seat."""
        if who.seat is None:
            return "not_seated"
        seat = self._seats[who.seat]
        self.leave(who)
        return [self._put_before(who, seat)]

    def leave(self, who: Participant) -> None:
        """The seat is free; the body has not moved yet, or is gone."""
        if who.seat is not None:
            del self._taken[who.seat]
            who.seat = None
            self._attendance.changed(who.slot)

    def nearest_free(self, place: Pose) -> Seat | None:
        """The free seat nearest to a place, if any is free."""
        free = [seat for seat in self._seats.values() if seat.entity not in self._taken]
        return min(free, key=lambda seat: _distance(seat.pose, place), default=None)

    def take(self, who: Participant, seat: Seat) -> None:
        """Her body is on the seat: from now on she sits."""
        self._taken[seat.entity] = who
        who.seat = seat.entity
        self._attendance.changed(who.slot)
        self._poses.set_flag(who.slot, PoseFlag.SEATED, True)
        self._poses.hold(who.slot, True)

    def hold_to_rules(self, who: Participant) -> None:
        """Who sits, who may not move, and whom a host has asked to hold still, is held where she is."""
        if not who.has_body:
            return
        may_move = Permission.MOVE in who.permissions and not self.is_held_still(who)
        self._poses.hold(who.slot, who.seat is not None or not may_move)

    def is_held_still(self, who: Participant) -> bool:
        """Whether a host holds her still; hosts themselves are free."""
        return self._book.rules.still and not who.standing.is_host

    def move(self, who: Participant, pose: Pose, reason: str) -> Command:
        """Take her elsewhere, on her own feet, wherever she sat before."""
        if who.seat is not None:
            self.leave(who)
            self._poses.set_flag(who.slot, PoseFlag.SEATED, False)
            self.hold_to_rules(who)
        return self._moved(who, pose, reason)

    def take_back(self, who: Participant, entity: EntityId, reason: str) -> Command | None:
        """Onto the seat she had, or before it where somebody else sits on it now; None: there is no such seat."""
        seat = self._seats.get(entity)
        if seat is None:
            return None
        if self._taken.get(entity, who) is not who:
            return self.move(who, self._before(seat), reason)
        self.leave(who)
        self.take(who, seat)
        return self._moved(who, sitting_pose(seat), reason)

    def put_on_first_free(self, who: Participant, seats: Sequence[EntityId], reason: str) -> Command | None:
        """Onto the first of these seats on which nobody else sits; None: there is none."""
        for entity in seats:
            if entity in self._seats and self._taken.get(entity, who) is who:
                return self.take_back(who, entity, reason)
        return None

    def off_seats(self, pose: Pose) -> Pose:
        """The pose, or the one before the seat that it is on: nobody stands inside a bench."""
        near = (seat for seat in self._seats.values() if _distance(sitting_pose(seat), pose) < _ON_SEAT_M)
        seat = next(near, None)
        return pose if seat is None else self._before(seat)

    def change_ground(self, ground: Ground) -> list[Command]:
        """Other seats: whose seat is gone stands up, whose seat was moved moves with it."""
        before = self._seats
        self._adopt(ground)
        commands: list[Command] = []
        for entity, who in list(self._taken.items()):
            seat = self._seats.get(entity)
            if seat is None:
                self.leave(who)
                commands.append(self._put_before(who, before[entity]))
            elif seat != before[entity]:
                commands.append(self._put_on(who, seat))
        return commands

    def _adopt(self, ground: Ground) -> None:
        self._ground = ground
        self._seats = {seat.entity: seat for seat in ground.seats}
        self._home = ground.home_nodes()

    def _put_on(self, who: Participant, seat: Seat) -> Command:
        self.take(who, seat)
        return self._moved(who, sitting_pose(seat), "seated")

    def _put_before(self, who: Participant, seat: Seat) -> Command:
        self._poses.set_flag(who.slot, PoseFlag.SEATED, False)
        self.hold_to_rules(who)
        return self._moved(who, self._before(seat), "stood")

    def _moved(self, who: Participant, pose: Pose, reason: str) -> Command:
        who.epoch = self._poses.place(who.slot, pose)
        return Tell(who.id, Moved(epoch=who.epoch, place=place_of(pose), reason=reason, seat=who.seat))

    def _before(self, seat: Seat) -> Pose:
        """Where one stands up: the walkable place nearest to a step before the seat, looking as the seat looks.

        On the ground that newcomers walk on, so that nobody is left on the top of a table; where that is too far away,
        on any floor.
        """
        pose, grid = seat.pose, self._ground.walk_grid
        step = pose.x - STAND_BEFORE_M * math.sin(pose.yaw), pose.y, pose.z - STAND_BEFORE_M * math.cos(pose.yaw)
        for node in (grid.nearest_among(self._home, *step), grid.nearest(*step)):
            if node >= 0:
                x, y, z = grid.middle(node)
                stood = replace(pose, x=x, y=y, z=z)
                if _distance(stood, pose) <= STAND_WITHIN_M:
                    return stood
        return pose


def sitting_pose(seat: Seat) -> Pose:
    """Where somebody on this seat is said to be: on the floor under it, or higher where the seat is higher."""
    return replace(seat.pose, y=seat.pose.y + seat.height_m - SEAT_HEIGHT_M)


def _is_within_reach(pose: Pose, seat: Pose) -> bool:
    level_m = math.hypot(pose.x - seat.x, pose.z - seat.z)
    return level_m <= SIT_WITHIN_M and abs(pose.y - seat.y) <= SIT_HEIGHT_WITHIN_M


def _distance(one: Pose, other: Pose) -> float:
    return math.dist((one.x, one.y, one.z), (other.x, other.y, other.z))
