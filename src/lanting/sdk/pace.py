"""How often a Bot may ask, kept by the Bot itself, so that an eager program waits instead of being sent away."""

from __future__ import annotations

import math

from lanting.protocol.message import REQUESTS, Request

_SHARE = 0.9
"""Clocks of two machines differ, and a request may be repeated after a broken line: stay a little below."""


class Pace:
    """One bucket per type of request, filled as its declaration says."""

    def __init__(self) -> None:
        self._free_at_s: dict[type[Request], float] = {}

    def wait_s(self, kind: type[Request], now_s: float) -> float:
        """Take one turn; returns how long to wait before using it."""
        rate_per_s, burst = _LIMITS[kind]
        free_at_s = max(self._free_at_s.get(kind, -math.inf), now_s - burst / rate_per_s) + 1 / rate_per_s
        self._free_at_s[kind] = free_at_s
        return max(0.0, free_at_s - now_s)


def _limits() -> dict[type[Request], tuple[float, float]]:
    return {entry.type: (entry.rate_per_s * _SHARE, max(0, entry.burst - 2) * _SHARE) for entry in REQUESTS.values()}


_LIMITS = _limits()
