"""What has happened in a Space and is not stepped yet: at once, but of all that comes between two beats in one step.

One step of many events costs far less than many of one. Poses go first: while beats are late, what is asked waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from lanting.kernel.clock import Clock, Moment
from lanting.runtime.ticker import Ticker
from lanting.space.event import Event

GATHERED_MS_MAX: Final = 20
"""So long what is asked waits for beats that are late, and then until the next one."""


class Intake:
    """The events of one Space, in order. Where nothing beats, none of them waits."""

    def __init__(self, ticker: Ticker, clock: Clock, step: Callable[[], None]) -> None:
        """`step` takes them."""
        self._ticker = ticker
        self._clock = clock
        self._step = step
        self._events: list[Event] = []
        self._since = Moment(0)
        self._is_gathering = False
        self._is_step_due = False

    def __len__(self) -> int:
        return len(self._events)

    def put(self, event: Event) -> None:
        if not self._events:
            self._since = self._clock.moment()
        self._events.append(event)

    def take(self) -> list[Event]:
        events, self._events = self._events, []
        self._is_gathering = bool(events)
        return events

    def step_soon(self) -> None:
        """Before the loop's turn is over; a second time between two beats, after the next one."""
        if self._events and not self._is_step_due:
            self._is_step_due = True
            asyncio.get_running_loop().call_soon(self._step_unless_gathering)

    def beat_passed(self, moment: Moment) -> None:
        """The poses of a beat are on their way."""
        if not self._events:
            self._is_gathering = False
        elif not self._ticker.is_due or moment - self._since >= GATHERED_MS_MAX:
            self._step()

    def _step_unless_gathering(self) -> None:
        self._is_step_due = False
        is_gathering = self._ticker.is_running and (self._is_gathering or self._ticker.is_due)
        if self._events and not is_gathering:
            self._step()
