"""The Visit Book: today's count of every Space, in memory; once a minute what is new goes to where it is kept.

One for a Server, since a Space is forgotten when it is empty and its day is not over then. Nobody inside: no timer. A
kill loses the last minute of numbers, and whoever comes again after a restart is counted a second time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from lanting.kernel.clock import Instant
from lanting.kernel.ids import RandomBytes, SpaceId
from lanting.runtime.boundary import Boundary
from lanting.space.count import Count, DayCount, day_of
from lanting.store.error import StoreReadOnly

KEPT_EVERY_S: Final = 60.0
_KEY_BYTES: Final = 32

KeepCounts = Callable[[SpaceId, int, Sequence[Count]], Awaitable[None]]
"""Adds to what is kept of a Space and a day."""


class VisitBook:
    """Ask for the page of a Space at each look; close it once."""

    def __init__(self, keep: KeepCounts, random_bytes: RandomBytes, boundary: Boundary) -> None:
        self._keep = keep
        self._random_bytes = random_bytes
        self._boundary = boundary
        self._days: dict[SpaceId, DayCount] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    def today(self, space_id: SpaceId, now: Instant) -> DayCount:
        """What is counted of the Space on this day, to look with."""
        day = day_of(now)
        found = self._days.get(space_id)
        if found is None or found.day != day:
            if found is not None and (counts := found.take()):
                # The last minute of yesterday.
                self._begin(self._write([(space_id, found.day, counts)]))
            found = self._days[space_id] = DayCount(day, self._random_bytes(_KEY_BYTES))
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(KEPT_EVERY_S, self._keep_now, now)
        return found

    async def close(self) -> None:
        """Keep what is not kept yet."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._task is not None:
            await self._task
        await self._write(self._taken())

    def _keep_now(self, looked_at: Instant) -> None:
        self._timer = None
        taken = self._taken()
        if taken:
            self._begin(self._write(taken))
        # Days that are over, of Spaces that nobody has come to since.
        self._days = {space: day for space, day in self._days.items() if day.day >= day_of(looked_at)}

    def _taken(self) -> list[tuple[SpaceId, int, list[Count]]]:
        taken = [(space_id, each.day, each.take()) for space_id, each in self._days.items()]
        return [each for each in taken if each[2]]

    def _begin(self, work: Awaitable[None]) -> None:
        before = self._task

        async def attend() -> None:
            if before is not None:
                await before
            await work

        self._task = asyncio.ensure_future(attend())

    async def _write(self, taken: Sequence[tuple[SpaceId, int, Sequence[Count]]]) -> None:
        for space_id, day, counts in taken:
            with self._boundary.catching("counts"):
                try:
                    await self._keep(space_id, day, counts)
                except StoreReadOnly:
                    # The store has said so itself. Numbers are worth no more than that.
                    return
