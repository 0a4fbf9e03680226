"""Where a Bot stands, looks and goes, as its reports say it. No clock and no socket: seconds are handed in."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from lanting.protocol.limit import RUN_M_PER_S, WALK_M_PER_S
from lanting.protocol.pose import Gait, Pose, Report, encode_report, pack_pitch, pack_position
from lanting.protocol.word import Place
from lanting.sdk.route import Point, Route
from lanting.sdk.tracking import OwnTracked

_NEAR_M: Final = 2.0


class Body:
    """The Bot's own pose. The Server's word (`stand`) always wins and ends a walk."""

    def __init__(self) -> None:
        self.pose = Pose(0.0, 0.0, 0.0)
        self.seat: str | None = None
        """The Entity it sits on, as the Server says."""
        self.tracked = OwnTracked()
        self._epoch = 0
        self._route: Route | None = None

    @property
    def is_walking(self) -> bool:
        return self._route is not None

    def stand(self, place: Place, epoch: int, seat: str | None = None) -> None:
        """Stand, or sit, where the Server says, and report under this epoch from now on."""
        self._route = None
        self.seat = seat
        self._epoch = epoch
        self.tracked.begin()
        self.pose = Pose(place.x, place.y, place.z, place.yaw, self.pose.pitch)

    def stands_at(self, point: Point) -> bool:
        """Whether a way that begins at `point` begins here, as far as a walk grid of half a metre can tell."""
        return math.hypot(point[0] - self.pose.x, point[2] - self.pose.z) <= _NEAR_M

    def set_out(self, route: Route) -> None:
        self._route = route

    def stop(self) -> None:
        self._route = None

    def turn(self, yaw: float, pitch: float) -> None:
        self.pose = replace(self.pose, yaw=yaw, pitch=pitch)

    def advance(self, seconds: float) -> bool:
        """Go on for so long; returns whether the way ended just now."""
        if self._route is None:
            return False
        self._route.advance(seconds)
        x, y, z = self._route.here
        yaw = self.pose.yaw if self._route.yaw is None else self._route.yaw
        self.pose = Pose(x, y, z, yaw, 0.0)
        if self._route.is_finished:
            self._route = None
            return True
        return False

    def report(self, last_frame: int) -> bytes:
        """The 14 bytes that say all this, and which frame arrived last."""
        return encode_report(
            Report(self._epoch, last_frame, pack_position(self.pose), pack_pitch(self.pose.pitch), self._gait())
        )

    def report_tracked(self) -> bytes | None:
        """The 30 bytes of its head and hands; None: there is nothing new to say of them."""
        return self.tracked.report(self._epoch, self.pose)

    def _gait(self) -> Gait:
        if self._route is None:
            return Gait.STILL
        return Gait.RUN if self._route.speed_m_per_s > (WALK_M_PER_S + RUN_M_PER_S) / 2 else Gait.WALK
