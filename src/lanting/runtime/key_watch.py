"""When the next key of a Space ends: whoever came by it, shall not stay longer."""

from __future__ import annotations

from collections.abc import Callable

from lanting.kernel.clock import Instant


class KeyWatch:
    """Calls once when the time has come. To be looked at while anybody is inside."""

    def __init__(self) -> None:
        self._ends_at: Instant | None = None
        self._on_end: Callable[[], None] = lambda: None

    def set(self, ends_at: Instant | None, on_end: Callable[[], None]) -> None:
        """From now on this time counts; None: no key ends."""
        self._ends_at, self._on_end = ends_at, on_end

    def look(self, now: Instant) -> None:
        if self._ends_at is not None and now >= self._ends_at:
            self._ends_at = None
            self._on_end()
