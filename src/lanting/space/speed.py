"""How far a participant may have moved: a bucket of metres that fills with time (PR-16).

The bucket forgives a late network: who stood still in the eyes of the server for two seconds may arrive two seconds
further on. Height has a bucket of its own, so that a fall is not paid for with walking.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.limit import RUN_M_PER_S, SPEED_BUCKET_S, SPEED_MARGIN
from lanting.space.slot_array import Mask, Slots, grown, slot_array

REFILL_M_PER_S: Final = SPEED_MARGIN * RUN_M_PER_S
BUCKET_M: Final = SPEED_BUCKET_S * REFILL_M_PER_S
_REFILL_M_PER_MS: Final = REFILL_M_PER_S / 1_000

Metres = npt.NDArray[np.float64]


class SpeedBuckets:
    """Per slot, the metres that it may still go on the level and in height."""

    def __init__(self, capacity: int) -> None:
        self._level_m = slot_array(capacity, np.float64, BUCKET_M)
        self._height_m = slot_array(capacity, np.float64, BUCKET_M)
        self._filled_at = slot_array(capacity, np.int64)

    def grow(self, capacity: int) -> None:
        self._level_m = grown(self._level_m, capacity, BUCKET_M)
        self._height_m = grown(self._height_m, capacity, BUCKET_M)
        self._filled_at = grown(self._filled_at, capacity)

    def fill(self, slot: int, now: Moment) -> None:
        """Full buckets for who has just come."""
        self._level_m[slot] = self._height_m[slot] = BUCKET_M
        self._filled_at[slot] = now

    def refill_m(self, slots: Slots, now: Moment) -> Metres:
        """The metres that each slot has gained since it was judged last: so far it may have run."""
        gained: Metres = (now - self._filled_at[slots]) * _REFILL_M_PER_MS
        return gained

    def spend(self, slots: Slots, level_m: Metres, height_m: Metres, now: Moment) -> Mask:
        """Take so many metres from each slot's buckets; where one of the two holds less, take nothing and say False."""
        refill_m = self.refill_m(slots, now)
        level_held = np.minimum(self._level_m[slots] + refill_m, BUCKET_M)
        height_held = np.minimum(self._height_m[slots] + refill_m, BUCKET_M)
        enough: Mask = (level_held >= level_m) & (height_held >= height_m)
        self._level_m[slots] = level_held - level_m * enough
        self._height_m[slots] = height_held - height_m * enough
        self._filled_at[slots] = now
        return enough
