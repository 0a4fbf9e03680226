"""A clock that moves only when a test pushes it: a wait of five seconds takes none, and a slow machine is not late."""

from __future__ import annotations

from lanting.kernel.clock import Instant, Moment


class SteeredClock:
    """Stands still between two calls of `advance`."""

    def __init__(self) -> None:
        self._ms = 1_000_000
        self._wall_ms = 1_800_000_000_000

    def now(self) -> Instant:
        return Instant(self._wall_ms + self._ms)

    def moment(self) -> Moment:
        return Moment(self._ms)

    def advance(self, ms: int) -> None:
        self._ms += ms

    def jump(self, ms: int) -> None:
        """Somebody sets the wall clock; what only measures does not notice."""
        self._wall_ms += ms
