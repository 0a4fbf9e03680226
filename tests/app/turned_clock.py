"""This machine's clock, with a wall clock that can be put forward and back; what counts durations goes on."""

from __future__ import annotations

from datetime import timedelta

from lanting.kernel.clock import Instant, Moment, SystemClock


class TurnedClock:
    def __init__(self) -> None:
        self._real = SystemClock()
        self._turned_ms = 0

    def turn(self, by: timedelta) -> None:
        self._turned_ms += round(by.total_seconds() * 1_000)

    def now(self) -> Instant:
        return Instant(self._real.now() + self._turned_ms)

    def moment(self) -> Moment:
        return self._real.moment()
