"""Which slots are taken: always the lowest that is free, because arrays are as long as the highest."""

from __future__ import annotations

import heapq
from collections import deque

from lanting.kernel.clock import Moment
from lanting.protocol.limit import SLOT_MAX, SLOT_REST_MS


class SlotTable:
    """Hands out slots. A freed one rests for SLOT_REST_MS: no late record is taken for its next holder (SP-5)."""

    def __init__(self) -> None:
        self._never_used = 0
        self._rested: list[int] = []
        self._resting: deque[tuple[Moment, int]] = deque()

    def take(self, moment: Moment) -> int | None:
        """The lowest free slot; None when all are taken or resting."""
        while self._resting and self._resting[0][0] <= moment:
            heapq.heappush(self._rested, self._resting.popleft()[1])
        if self._rested:
            return heapq.heappop(self._rested)
        if self._never_used > SLOT_MAX:
            return None
        self._never_used += 1
        return self._never_used - 1

    def free(self, slot: int, moment: Moment) -> None:
        """Moments never go back from one call to the next."""
        self._resting.append((Moment(moment + SLOT_REST_MS), slot))
