"""A way on foot at a steady speed. No clock: seconds are handed in."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float, float]


class Route:
    """A polyline that is walked along. Its length is taken on the plane: stairs do not slow the feet."""

    def __init__(self, points: Sequence[Point], speed_m_per_s: float) -> None:
        assert points and speed_m_per_s > 0
        self.speed_m_per_s = speed_m_per_s
        self._here: Point = points[0]
        self._ahead: list[Point] = list(reversed(points[1:]))
        self.yaw: float | None = None
        """The direction of the last step; None before the first."""

    @property
    def here(self) -> Point:
        return self._here

    @property
    def is_finished(self) -> bool:
        return not self._ahead

    def advance(self, seconds: float) -> None:
        """Go on for so long, around corners, and stop at the end."""
        left_m = seconds * self.speed_m_per_s
        while self._ahead and left_m > 0:
            corner = self._ahead[-1]
            dx, dz = corner[0] - self._here[0], corner[2] - self._here[2]
            distance_m = math.hypot(dx, dz)
            if distance_m > 1e-6:
                self.yaw = yaw_towards(dx, dz)
            if distance_m <= left_m:
                self._here = self._ahead.pop()
            else:
                part = left_m / distance_m
                rise = corner[1] - self._here[1]
                self._here = (self._here[0] + dx * part, self._here[1] + rise * part, self._here[2] + dz * part)
            left_m -= distance_m


def yaw_towards(dx: float, dz: float) -> float:
    """The yaw that looks along (dx, dz), 0 … 2π: 0 looks along −Z, positive turns left."""
    return math.atan2(-dx, -dz) % math.tau
