"""What a session was told and has not yet acknowledged: kept for a line that breaks and returns (PR-33 to PR-35)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from lanting.kernel.clock import Moment
from lanting.protocol.message import encode_notice
from lanting.runtime.line_limit import LineLimits


class _Event(NamedTuple):
    seq: int
    kind: int
    body: bytes
    """Encoded once; every outbox of the Space shares these bytes."""
    at: Moment


class Outbox:
    """The events of one session, numbered from 1 without gaps, until they are acknowledged."""

    __slots__ = ("_bytes", "_events", "_last", "_limits", "_progress_at", "_trimmed")

    def __init__(self, limits: LineLimits, now: Moment) -> None:
        self._limits = limits
        self._events: deque[_Event] = deque()
        self._bytes = 0
        self._last = 0
        self._trimmed = 0
        self._progress_at = now

    def add(self, kind: int, body: bytes, now: Moment) -> bytes:
        """Number an event and keep it. Returns the whole message, ready to be sent."""
        if not self._events:
            self._progress_at = now
        self._last += 1
        self._events.append(_Event(self._last, kind, body, now))
        self._bytes += len(body)
        return encode_notice(self._last, kind, body)

    def acknowledge(self, seq: int, now: Moment) -> bool:
        """Forget everything up to `seq`. False when no such event was ever sent."""
        if seq > self._last:
            return False
        while self._events and self._events[0].seq <= seq:
            self._bytes -= len(self._events.popleft().body)
            self._progress_at = now
        self._trimmed = max(self._trimmed, seq)
        return True

    def holds_all_after(self, seq: int) -> bool:
        """Whether a client that has everything up to `seq` can be given all the rest."""
        return self._trimmed <= seq <= self._last

    def after(self, seq: int, now: Moment) -> Iterator[bytes]:
        """The messages that a returning client misses, under their own numbers. The wait for its answer begins anew."""
        self.acknowledge(seq, now)
        self._progress_at = now
        return (encode_notice(event.seq, event.kind, event.body) for event in list(self._events))

    def is_overdue(self, now: Moment) -> bool:
        """Something waits, and nothing was acknowledged for too long (PR-34)."""
        return bool(self._events) and now - self._progress_at >= self._limits.acknowledge_within_ms

    def is_overflowing(self, now: Moment) -> bool:
        """More is kept, or for longer, than an outbox may (PR-35)."""
        return (
            len(self._events) > self._limits.outbox_events_max
            or self._bytes > self._limits.outbox_bytes_max
            or (bool(self._events) and now - self._events[0].at > self._limits.outbox_ms_max)
        )
