"""Packed positions in metres, all at once, and whether they are within the world's border."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.pose import (
    X_MAX,
    XZ_ORIGIN_M,
    XZ_STEP_M,
    Y_MAX,
    Y_ORIGIN_M,
    Y_SHIFT,
    Y_STEP_M,
    Z_SHIFT,
)
from lanting.space.pose_lane import Bounds
from lanting.space.slot_array import Mask

Metres = npt.NDArray[np.float64]

_STEP_M: Final = np.array([[XZ_STEP_M], [Y_STEP_M], [XZ_STEP_M]])
_ORIGIN_M: Final = np.array([[XZ_ORIGIN_M], [Y_ORIGIN_M], [XZ_ORIGIN_M]])


class Border:
    """The box that positions are held to."""

    def __init__(self, bounds: Bounds) -> None:
        # A place on the very wall may be rounded beyond it: half a step is forgiven.
        axes = np.array([bounds.x, bounds.y, bounds.z])
        self._lowest_m = axes[:, :1] - _STEP_M * 0.51
        self._highest_m = axes[:, 1:] + _STEP_M * 0.51

    def holds(self, place_m: Metres) -> Mask:
        """For each column of x, y, z."""
        inside: Mask = np.logical_and.reduce((place_m >= self._lowest_m) & (place_m <= self._highest_m))
        return inside


def places_m(position: npt.NDArray[np.uint64]) -> Metres:
    """Packed positions in metres: a row of x, one of y, one of z."""
    place_m = np.empty((3, len(position)))
    place_m[0] = position & X_MAX
    place_m[1] = position >> Y_SHIFT & Y_MAX
    place_m[2] = position >> Z_SHIFT & X_MAX
    place_m *= _STEP_M
    place_m += _ORIGIN_M
    return place_m
