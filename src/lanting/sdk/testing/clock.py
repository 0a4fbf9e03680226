"""A clock that a test turns: nothing passes by itself."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from lanting.kernel.clock import Instant, Moment

NOON: Final = datetime(2030, 3, 21, 12, 0, tzinfo=UTC)
"""When every stage begins."""


class TurnedClock:
    """A `WorldClock`, and the server's clock on the stage."""

    def __init__(self) -> None:
        self._second = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = count()

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self._second)

    def second(self) -> float:
        return self._second

    @property
    def instant(self) -> Instant:
        return Instant(round(self.now().timestamp() * 1_000))

    @property
    def moment(self) -> Moment:
        return Moment(round(self._second * 1_000))

    async def sleep(self, seconds: float) -> None:
        """Until the clock has been turned so far."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._second + seconds, next(self._number), woken))
        await woken

    async def turn(self, seconds: float, settle: Callable[[], Awaitable[None]]) -> None:
        """Let so much time pass, stopping wherever somebody wakes; `settle` lets her act."""
        until = self._second + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= until + 1e-9:
            due, _, woken = heapq.heappop(self._sleepers)
            self._second = max(self._second, due)
            if not woken.done():
                woken.set_result(None)
                await settle()
        self._second = until
        await settle()
