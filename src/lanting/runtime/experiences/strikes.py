"""How often an experience had to be killed: after three times in a minute it is off."""

from __future__ import annotations

from collections import defaultdict, deque

from lanting.kernel.clock import Moment
from lanting.runtime.experiences.limit import STRIKES_MAX, STRIKES_WITHIN_MS


class Strikes:
    """Counts, by name."""

    def __init__(self) -> None:
        self._at: defaultdict[str, deque[Moment]] = defaultdict(deque)

    def add(self, name: str, now: Moment) -> bool:
        """Once more. True: too often; then it begins anew."""
        times = self._at[name]
        times.append(now)
        while now - times[0] >= STRIKES_WITHIN_MS:
            times.popleft()
        if len(times) < STRIKES_MAX:
            return False
        del self._at[name]
        return True
