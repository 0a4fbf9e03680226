"""The beat of a Space: SUB_TICKS beats to a tick, TICK_HZ ticks a second, while anybody is inside."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from lanting.kernel.clock import Moment
from lanting.protocol.limit import SUB_TICKS, TICK_HZ
from lanting.runtime import metric

BEAT_S: Final = 1 / (TICK_HZ * SUB_TICKS)
_EARLY_S: Final = 0.000_5
"""Timers have a grain of about a millisecond: so little too early is on time."""
_LATE_S: Final = BEAT_S * SUB_TICKS
"""More than one tick late, the missed beats are left out: newest wins, and who is behind must not run after itself."""


class Ticker:
    """Calls `beat(number)` with 0, 1, 2 … while it runs. `beat` must not raise."""

    def __init__(
        self,
        beat: Callable[[int], None],
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        # time.monotonic, since the clock of uvloop's loop stands still during one turn of the loop.
        self._monotonic = monotonic
        self._sleep = sleep
        self._beat = beat
        self._number = 0
        self._due = 0.0
        self._task: asyncio.Task[None] | None = None

    @property
    def beats(self) -> int:
        """How many there were."""
        return self._number

    @property
    def is_running(self) -> bool:
        return self._task is not None

    @property
    def is_due(self) -> bool:
        """Whether a beat should have come by now, after the one that is under way."""
        return self._task is not None and self._due - self._monotonic() <= _EARLY_S

    def start(self) -> None:
        if self._task is None:
            self._due = self._monotonic()
            self._task = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        """No beat comes after this, not even when it is called from within one."""
        self._task = None

    async def _run(self) -> None:
        task = asyncio.current_task()
        while self._task is task:
            early = self._due - self._monotonic()
            if early > _EARLY_S:
                await self._sleep(early)
                continue
            if -early > _EARLY_S:
                metric.beat_late.note(-early, Moment(int(self._due * 1_000)))
            self._due += BEAT_S
            self._beat(self._number)
            self._number += 1
            if (late := self._monotonic() - self._due) > _LATE_S:
                missed = int(late / BEAT_S)
                metric.beats_missed.inc(missed)
                self._due += missed * BEAT_S
            # Always once around the loop, so that sockets are read between two beats even when late.
            await self._sleep(0)
