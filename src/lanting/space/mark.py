"""What people stop at: the things of a Scene that have a name and are looked at, and the Zones that one is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lanting.kernel.ids import EntityId
from lanting.space.slot_array import Places
from lanting.space.solid import Box

Near = NDArray[np.bool_]
Rows = NDArray[np.intp]
NEAR_M: Final = 3.0
_FEET_M: Final = 0.1
"""Poses are rounded: whoever stands on the floor of a Zone is inside."""
MARKS_MAX: Final = 256
"""Those that come first in the Scene; a look at a thousand people stays a matter of milliseconds."""


class Marks:
    """Spots that one stands within NEAR_M of, and boxes that one stands in."""

    def __init__(
        self, spots: Sequence[tuple[EntityId, tuple[float, float, float]]], boxes: Sequence[tuple[EntityId, Box]]
    ) -> None:
        found = [box for _, box in boxes]
        self.entities = (*(entity for entity, _ in spots), *(entity for entity, _ in boxes))
        self._spots = len(spots)
        middles = [*(place for _, place in spots), *((box.x, box.y, box.z) for box in found)]
        halves = [*((NEAR_M,) * 3 for _ in spots), *((box.width / 2, box.height / 2, box.depth / 2) for box in found)]
        self._middles = np.array(middles, np.float64).reshape(-1, 3)
        self._halves = np.array(halves, np.float64).reshape(-1, 3)
        self._halves[self._spots :, 1] += _FEET_M
        yaws = np.array([0.0] * len(spots) + [box.yaw for box in found])
        self._cos, self._sin = np.cos(yaws), np.sin(yaws)
        self._reach_m = np.hypot(self._halves[:, 0], self._halves[:, 2])

    def near(self, places: Places) -> tuple[Rows, Rows]:
        """Who is at which mark: the person's row and the mark's number, for each that fit together.

        Of a thousand people few are near any one mark. Sorted from west to east, the others are not looked at.
        """
        order = np.argsort(places[:, 0])
        from_west = places[order, 0]
        first = np.searchsorted(from_west, self._middles[:, 0] - self._reach_m)
        counts = np.searchsorted(from_west, self._middles[:, 0] + self._reach_m, "right") - first
        marks = np.repeat(np.arange(len(self.entities)), counts)
        behind = np.arange(len(marks)) - np.repeat(np.cumsum(counts) - counts, counts)
        people = order[np.repeat(first, counts) + behind]
        held = self._holds(places[people] - self._middles[marks], marks)
        return people[held], marks[held]

    def _holds(self, away: Places, marks: Rows) -> Near:
        x, y, z = away[:, 0], away[:, 1], away[:, 2]
        cos, sin, halves = self._cos[marks], self._sin[marks], self._halves[marks]
        in_box = (np.abs(x * cos - z * sin) <= halves[:, 0]) & (np.abs(x * sin + z * cos) <= halves[:, 2])
        held: Near = np.where(marks < self._spots, x * x + z * z <= NEAR_M * NEAR_M, in_box)
        return held & (np.abs(y) <= halves[:, 1])


NO_MARKS: Final = Marks([], [])
