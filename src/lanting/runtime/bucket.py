"""Token buckets: how often something may happen, with room for a burst."""

from __future__ import annotations

from lanting.kernel.clock import Moment


class Bucket:
    """Holds at most `burst` tokens and gains `rate_per_s` of them a second. Starts full."""

    __slots__ = ("_at", "_burst", "_rate_per_ms", "_tokens")

    def __init__(self, rate_per_s: float, burst: int, now: Moment) -> None:
        self._rate_per_ms = rate_per_s / 1_000
        self._burst = float(burst)
        self._tokens = self._burst
        self._at = now

    def take(self, now: Moment) -> bool:
        """Take one token, or say that there is none."""
        self._fill(now)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def give_back(self) -> None:
        """One token that was taken for nothing."""
        self._tokens = min(self._burst, self._tokens + 1)

    def is_full(self, now: Moment) -> bool:
        self._fill(now)
        return self._tokens >= self._burst

    def wait_ms(self, now: Moment) -> int:
        """How long until the next token is there; 0 if one is."""
        self._fill(now)
        return max(0, round((1 - self._tokens) / self._rate_per_ms))

    def _fill(self, now: Moment) -> None:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate_per_ms)
        self._at = now
