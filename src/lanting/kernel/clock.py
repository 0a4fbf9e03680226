"""Time as a value that is handed in, so that every rule can be replayed and no test sleeps."""

from __future__ import annotations

import time
from typing import NewType, Protocol

Instant = NewType("Instant", int)
"""Milliseconds since 1970-01-01T00:00:00Z, for what people read and what is stored."""

Moment = NewType("Moment", int)
"""Milliseconds on a clock that never jumps, for waiting and measuring. Comparable within one process only."""


class Clock(Protocol):
    """The two readings of time that Lanting uses."""

    def now(self) -> Instant: ...

    def moment(self) -> Moment: ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1_000_000)

    def moment(self) -> Moment:
        return Moment(time.monotonic_ns() // 1_000_000)
