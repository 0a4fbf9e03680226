"""How fast one connection may speak: a bucket for each kind of request, a count for its poses (PR-36)."""

from __future__ import annotations

from typing import Final

from lanting.kernel.clock import Moment
from lanting.protocol.limit import TICK_HZ
from lanting.protocol.message import RequestDeclaration
from lanting.runtime.bucket import Bucket

REFUSED_BURSTS_MAX: Final = 3
"""So many bursts' worth of refused requests within REFUSED_WITHIN_MS: it is no mistake any more."""
REFUSED_WITHIN_MS: Final = 10_000
POSES_PER_S_MAX: Final = 2 * TICK_HZ
POSES_AT_ONCE_MAX: Final = 100 * TICK_HZ
"""A line that stalled delivers what waited all at once, so only a flood is cut off without a second look."""
_SECOND_MS_MIN: Final = 900
"""Who is asked once a second is asked a little early now and then."""
CONTROLS_PER_S: Final = 4
CONTROLS_BURST: Final = 40


class RequestRate:
    """The buckets of one connection, made when a kind is first used."""

    __slots__ = ("_buckets", "_refusals")

    def __init__(self) -> None:
        self._buckets: dict[int, Bucket] = {}
        self._refusals: dict[int, Bucket] = {}

    def refuses(self, declaration: RequestDeclaration, now: Moment) -> int | None:
        """None when the request may pass; otherwise after how many milliseconds the next one may."""
        bucket = self._buckets.get(declaration.kind)
        if bucket is None:
            bucket = self._buckets[declaration.kind] = Bucket(declaration.rate_per_s, declaration.burst, now)
        return None if bucket.take(now) else max(1, bucket.wait_ms(now))

    def forgives(self, declaration: RequestDeclaration, now: Moment) -> bool:
        """Count a refusal. False when too many came too fast, and the connection should be closed."""
        bucket = self._refusals.get(declaration.kind)
        if bucket is None:
            most = REFUSED_BURSTS_MAX * declaration.burst
            bucket = self._refusals[declaration.kind] = Bucket(most * 1_000 / REFUSED_WITHIN_MS, most, now)
        return bucket.take(now)


class PoseRate:
    """Counts pose reports: faster than POSES_PER_S_MAX in two seconds on end, or a flood, is too fast."""

    __slots__ = ("_counted_at", "_fast_before", "count")

    def __init__(self, now: Moment) -> None:
        self.count = 0
        self._counted_at = now
        self._fast_before = False

    def is_too_fast(self, now: Moment) -> bool:
        """To be asked once a second or oftener; judges each second once."""
        elapsed_ms = now - self._counted_at
        if elapsed_ms < _SECOND_MS_MIN:
            return False
        fast = self.count * 1_000 > POSES_PER_S_MAX * elapsed_ms
        too_fast = fast and self._fast_before
        self._fast_before, self._counted_at, self.count = fast, now, 0
        return too_fast
