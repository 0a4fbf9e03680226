"""The one place where what nobody expected is caught, counted and reported, so that it stays one visitor's trouble.

Reports carry the place, the error's type and its traceback: never names, texts or tickets that crossed a socket.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lanting.kernel.clock import Clock, Moment
from lanting.kernel.log import Log
from lanting.runtime import metric

REPORT_EVERY_MS: Final = 1_000
"""The same trouble at every tick fills no disk."""

_log = Log("lanting.runtime")


class Boundary:
    """Counts every error, reports at most one a second for each place where it was caught."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._reported_at: dict[str, Moment] = {}

    @contextmanager
    def catching(self, place: str) -> Iterator[None]:
        """Let nothing out but cancellation."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 (this is the boundary)
            self.report(place, error)

    def report(self, place: str, error: BaseException) -> None:
        metric.errors.labels(place).inc()
        now = self._clock.moment()
        last = self._reported_at.get(place)
        if last is None or now - last >= REPORT_EVERY_MS:
            self._reported_at[place] = now
            _log.error("unexpected error", place=place, error=type(error).__name__, where=_where(error))


def _where(error: BaseException) -> list[str]:
    """File, line and function of each frame. The message of an error may quote what somebody typed: it stays out."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
