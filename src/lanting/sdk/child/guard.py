"""Stops a handler that computes for too long without awaiting: its own step is interrupted, and nothing else."""

from __future__ import annotations

import mmap
import signal
from types import FrameType
from typing import Final

from lanting.sdk.experience.error import HandlerOverran

STEP_CPU_S: Final = 0.25
NOBODY: Final = 0


class Watch:
    """One for the whole process: an interval timer that counts its CPU time (POSIX `setitimer`, ITIMER_PROF)."""

    def __init__(self, running: mmap.mmap) -> None:
        """`running[0]`: the line of the experience whose code runs, shared with the server; 0 for nobody's."""
        self._running = running
        self._line = NOBODY
        signal.signal(signal.SIGPROF, self._interrupt)

    def begin(self, line: int, *, is_timed: bool = True) -> None:
        """A step of this line's code begins. `is_timed`: an import may take as long as it needs."""
        self._line = self._running[0] = line
        if is_timed:
            # Again and again, for code that catches what interrupts it.
            signal.setitimer(signal.ITIMER_PROF, STEP_CPU_S, STEP_CPU_S)

    def end(self) -> None:
        self._line = NOBODY
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._running[0] = NOBODY

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        # What comes late, when the step has ended just now, finds nobody.
        if self._line != NOBODY:
            raise HandlerOverran(round(STEP_CPU_S * 1_000))


class StepGuard:
    """A `Guard` for the handlers of one experience."""

    __slots__ = ("_line", "_watch")

    def __init__(self, watch: Watch, line: int) -> None:
        self._watch, self._line = watch, line

    def begin(self) -> None:
        self._watch.begin(self._line)

    def end(self) -> None:
        self._watch.end()
