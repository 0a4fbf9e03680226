"""Arrays with a row for each slot and one spare row at the end, so that index −1 (`NOBODY`) is always a valid row."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from lanting.protocol.limit import SLOT_MAX

NOBODY: Final = -1
CAPACITY_FIRST: Final = 64

NEVER: Final = -(1 << 62)
"""A step before all others."""
ALWAYS: Final = 1 << 62
"""A step after all others."""

Slots = npt.NDArray[np.intp]
Steps = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.float64]
"""A row for each: x, y, z in metres."""
Metres = npt.NDArray[np.float64]


def capacity_for(slot: int, capacity: int) -> int:
    """`capacity`, doubled until it holds `slot`."""
    assert 0 <= slot <= SLOT_MAX, f"slot {slot} is not within 0 and {SLOT_MAX}"
    while capacity <= slot:
        capacity *= 2
    return capacity


def slot_array(capacity: int, dtype: npt.DTypeLike, fill: Any = 0, width: int | None = None) -> npt.NDArray[Any]:
    """One row per slot and the spare row, all holding `fill`."""
    shape = (capacity + 1,) if width is None else (capacity + 1, width)
    return np.full(shape, fill, dtype)


def grown(array: npt.NDArray[Any], capacity: int, fill: Any = 0) -> npt.NDArray[Any]:
    """A longer copy; rows that are new, and the spare one, hold `fill`."""
    longer = np.full((capacity + 1, *array.shape[1:]), fill, array.dtype)
    longer[: len(array) - 1] = array[:-1]
    return longer
