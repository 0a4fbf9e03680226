"""Who keeps up: frames are counted, acknowledged, and held back from who does not read them (PR-19).

A kernel hides a slow reader for minutes. So every report says the last frame its sender received, and no more than
FRAMES_UNACKNOWLEDGED_MAX frames are ever under way.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from lanting.kernel.clock import Moment
from lanting.protocol.limit import ACKNOWLEDGE_WITHIN_MS, FRAMES_UNACKNOWLEDGED_MAX
from lanting.space.slot_array import Mask, Slots, grown, slot_array

_COUNTER_MASK: Final = 0xFFFF


class Acknowledgements:
    """Per viewer, the u16 of the last frame sent and of the last one received. Both start at 0: no frame yet."""

    def __init__(self, capacity: int) -> None:
        self._sent = slot_array(capacity, np.int64)
        self._received = slot_array(capacity, np.int64)
        self._waiting_since = slot_array(capacity, np.int64)

    def grow(self, capacity: int) -> None:
        self._sent = grown(self._sent, capacity)
        self._received = grown(self._received, capacity)
        self._waiting_since = grown(self._waiting_since, capacity)

    def start(self, slot: int, now: Moment) -> None:
        self._sent[slot] = self._received[slot] = 0
        self._waiting_since[slot] = now

    def take_in(self, slots: Slots, last_frames: npt.NDArray[np.uint16], now: Moment) -> None:
        """Believe an acknowledgement only of a frame that is under way; anything else says nothing new."""
        progress = (last_frames.astype(np.int64) - self._received[slots]) & _COUNTER_MASK
        is_news = (progress > 0) & (progress <= self._under_way(slots))
        advanced = slots[is_news]
        self._received[advanced] = last_frames[is_news]
        self._waiting_since[advanced] = now

    def may_send(self, slots: Slots) -> Mask:
        allowed: Mask = self._under_way(slots) < FRAMES_UNACKNOWLEDGED_MAX
        return allowed

    def count_frame(self, slots: Slots, now: Moment) -> npt.NDArray[np.uint16]:
        """One more frame is sent to each; returns their numbers."""
        idle = slots[self._under_way(slots) == 0]
        self._waiting_since[idle] = now
        numbers = (self._sent[slots] + 1) & _COUNTER_MASK
        self._sent[slots] = numbers
        return numbers.astype(np.uint16)

    def too_slow(self, slots: Slots, now: Moment) -> list[int]:
        """Who has let frames wait for too long. The wait begins anew, so that it is said once in that time."""
        is_late = (self._under_way(slots) > 0) & (now - self._waiting_since[slots] >= ACKNOWLEDGE_WITHIN_MS)
        late: list[int] = slots[is_late].tolist()
        self._waiting_since[late] = now
        return late

    def _under_way(self, slots: Slots) -> npt.NDArray[np.int64]:
        under_way: npt.NDArray[np.int64] = (self._sent[slots] - self._received[slots]) & _COUNTER_MASK
        return under_way
