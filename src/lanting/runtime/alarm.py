"""An alarm: one timer, which rings at the earliest of the times that were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Alarm:
    """Rings once, and can be set again then."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None

    def set_in(self, wait_ms: float) -> None:
        """Ring after so long at the latest."""
        loop = asyncio.get_running_loop()
        at_s = loop.time() + wait_ms / 1_000
        if self._timer is None or self._timer.when() > at_s:
            self.stop()
            self._timer = loop.call_at(at_s, self._rings)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _rings(self) -> None:
        self._timer = None
        self._ring()
