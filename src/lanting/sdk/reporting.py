"""What a session says of its own accord: where its body is, and which events have arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from lanting.protocol.limit import ACKNOWLEDGE_EVERY_MS, HEARTBEAT_MS, TICK_HZ
from lanting.protocol.message import Request
from lanting.protocol.request import Acknowledge, AskCards
from lanting.sdk.experience.clock import WorldClock, within
from lanting.sdk.inbox import Inbox
from lanting.sdk.way import OpenLine

_TICK_S: Final = 1 / TICK_HZ
_HEARTBEAT_S: Final = HEARTBEAT_MS / 1000
_ACKNOWLEDGE_EVERY_S: Final = ACKNOWLEDGE_EVERY_MS / 1000
_UNACKNOWLEDGED_MAX: Final = 300
"""So many events are acknowledged at once: an outbox holds a thousand."""
_STRIDE_S_MAX: Final = 0.25
"""A program that held up its own loop walks on from where it was instead of leaping."""


class Reporter:
    """Reports with every tick while the body walks or turns, else as a heartbeat. Without one it acknowledges alone."""

    def __init__(
        self,
        inbox: Inbox,
        tell: Callable[[Request], object],
        clock: WorldClock,
        is_greeted: asyncio.Event,
        arrived: Callable[[], None],
        *,
        is_unseen: bool,
    ) -> None:
        """`arrived` is told when a walk has come to its end."""
        self.has_news = asyncio.Event()
        """Something to report before the next heartbeat."""
        self._inbox = inbox
        self._body = inbox.body
        self._tell = tell
        self._clock = clock
        self._is_greeted = is_greeted
        self._arrived = arrived
        self._is_unseen = is_unseen
        self._acknowledged = 0

    def welcomed(self) -> None:
        """What came before the Welcome is acknowledged by it."""
        self._acknowledged = self._inbox.last_event

    def heard(self) -> None:
        """A message has come: where very many do, the outbox must not wait for the next report."""
        if self._inbox.last_event - self._acknowledged >= _UNACKNOWLEDGED_MAX:
            self._acknowledge()

    async def report(self, line: OpenLine) -> None:
        """Go on until cancelled."""
        clock = self._clock
        walked_until_s = clock.second()
        acknowledge_at_s = 0.0
        while True:
            if not self._is_greeted.is_set():
                await self._is_greeted.wait()
                walked_until_s = clock.second()
            now_s = clock.second()
            is_walking = self._body.is_walking
            if self._body.advance(min(now_s - walked_until_s, _STRIDE_S_MAX)):
                self._arrived()
            walked_until_s = now_s
            if not self._is_unseen:
                self._report_body(line, now_s)
            if self._acknowledged != self._inbox.last_event and now_s >= acknowledge_at_s:
                acknowledge_at_s = now_s + _ACKNOWLEDGE_EVERY_S
                self._acknowledge()
            await clock.sleep(max(0.0, _TICK_S - (clock.second() - now_s)))
            if not is_walking and not self.has_news.is_set():
                await self._rest(_HEARTBEAT_S - _TICK_S)
                walked_until_s = clock.second()
            self.has_news.clear()

    def _report_body(self, line: OpenLine, now_s: float) -> None:
        line.send(self._body.report(self._inbox.last_frame))
        if (carried := self._inbox.hands.report(self._body.pose)) is not None:
            line.send(carried)
        if (tracked := self._body.report_tracked()) is not None:
            line.send(tracked)
        if strangers := self._inbox.people.to_ask_for(now_s):
            self._tell(AskCards(slots=strangers))

    def _acknowledge(self) -> None:
        self._acknowledged = self._inbox.last_event
        self._tell(Acknowledge(ack=self._acknowledged))

    async def _rest(self, seconds: float) -> None:
        news = asyncio.ensure_future(self.has_news.wait())
        try:
            with suppress(TimeoutError):
                await within(self._clock, seconds, news)
        finally:
            news.cancel()
